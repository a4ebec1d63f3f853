"""What comes from Slack, of every kind: kept by the engine first, and only then acknowledged."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import structlog
from msgspec.structs import replace
from slack_bolt.response import BoltResponse

from adapters.slack.client import spoken
from adapters.slack.events import (
    Opening,
    Us,
    command_event,
    message_event,
    opening_of,
    press_event,
    shortcut_event,
    submit_event,
)
from adapters.slack.home import is_page, page_opening, page_press, visit_event
from adapters.slack.render import form_in, view_of
from adapters.slack.teams import Team, departure_of, team_of
from adapters.slack.workspace import SlackWorkspace
from bot.chat import Command, Deletion, Edit, Event, Mention, Message, Paragraph, Place, Whisper
from bot.conversation import Turn
from bot.errors import ComebackError, Misuse
from bot.ports import Engine

log = structlog.get_logger(__name__)

Body = Mapping[str, Any]

THERE = "I answer in our direct messages, where nobody else can read it."
NO_FORM = "That form belongs to a card that is not kept any more. Mention me with the words again to get a new one."
OLD_PAGE = "That page of mine was out of date. Open it again, and press there."


class Intake:
    """Takes payloads, and acknowledges also what is not for us: Slack would send it again."""

    def __init__(self, slack: SlackWorkspace, engine: Engine, commands: frozenset[str]) -> None:
        self._slack = slack
        self._engine = engine
        self._commands = commands

    async def take(self, body: Body) -> BoltResponse:
        """The answer to one payload. Raises what keeps it from being kept; Slack sends it again then."""
        if departure := departure_of(body):
            await self._slack.teams.leave(departure)
        elif team := await self._slack.teams.find(name := team_of(body)):
            await self._take(body, team)
        else:
            log.warning("not installed there", team=name)
        return BoltResponse(status=200, body="")

    async def _take(self, body: Body, team: Team) -> None:
        at, us = datetime.now(UTC), team.us
        if opening := opening_of(body, us) or page_opening(body, us):
            await self._open(opening, body["user"]["id"], team)
        elif shortcut := shortcut_event(body, us, at):
            await self._coach_alone(shortcut, team)
        elif event := self._read(body, us, at):
            await self._accept(event)

    def _read(self, body: Body, us: Us, at: datetime) -> Event | None:
        match body:
            case {"type": "event_callback", "event": dict(event)}:
                return message_event(event, us, at) or visit_event(event, us, at)
            case {"type": "block_actions"}:
                return press_event(body, us, at) or page_press(body, us, at)
            case {"type": "view_submission"}:
                return submit_event(body, us, at)
            case {"command": str()}:
                command = command_event(body, us, at)
                return command if command and command.name in self._commands else None
            case _:
                return None

    async def _accept(self, event: Event) -> bool:
        """Have the event answered; words in a thread where nobody called us are not for us, nor new ones for others."""
        turns, place = self._slack.turns, event.place
        if not event.id.endswith(f":{place.thread}"):  # nobody's message opens a thread that is kept as another one
            place = await self._slack.platform.home(place)
            event = replace(event, place=place)
        if isinstance(event, Message | Deletion) and not await turns.thread(place):
            return False
        if isinstance(event, Edit) and not await turns.find(place, event.message):
            return False
        if isinstance(event, Mention | Message | Command):
            await self._keep(event)
        taken = await self._engine.accept(event)
        if isinstance(event, Deletion):
            await turns.remove(place, event.message)
        return taken

    async def _keep(self, event: Mention | Message | Command) -> None:
        """Keep the words as a turn of the thread, which tells that we are in it: Slack rations looks at threads."""
        place, person = event.place, event.person
        said = Turn(id=event.id, place=place, person=person.id, name=person.name, at=event.at, text=event.text)
        await self._slack.turns.add(said)

    async def _coach_alone(self, chosen: Mention, team: Team) -> None:
        """Coach a message that somebody chose where nobody else sees it, and say so where it stands."""
        told = THERE
        try:
            with spoken():
                direct = await team.client.conversations_open(users=chosen.person.id)
            await self._accept(replace(chosen, place=replace(chosen.place, channel=str(direct["channel"]["id"]))))
        except ComebackError as error:
            told = str(error)
        await self._say(chosen.place, chosen.person.id, f"chosen:{chosen.id}", told)

    async def _open(self, opening: Opening, person: str, team: Team) -> None:
        """Open the form at once: what allows us to is good for three seconds."""
        try:
            turn = await self._slack.turns.find(opening.place, opening.card)
            form = form_in(turn.card, opening.form) if turn and turn.card else None
            if form is None:
                raise Misuse(OLD_PAGE if is_page(opening.place) else NO_FORM)
            with spoken():
                await team.client.views_open(trigger_id=opening.trigger, view=view_of(form, opening.about))
        except ComebackError as error:
            await self._say(opening.place, person, f"form:{opening.form}", str(error))

    async def _say(self, place: Place, person: str, key: str, sentence: str) -> None:
        try:
            await self._slack.platform.whisper(place, Whisper(key=key, person=person, blocks=(Paragraph(sentence),)))
        except ComebackError as error:
            log.warning("could not say why", error=type(error).__name__)
