"""The port Platform on Slack: cards are messages in threads, whispers are ephemeral messages.

A thread is named by the time stamp of its first message. A slash command has none yet: the first card that
answers it opens the thread, and a turn kept there tells which place that is.
"""

from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from typing import Any, NoReturn

import msgspec
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.client import EXPELLED, OUTSIDE, error_of, spoken
from adapters.slack.events import PLATFORM
from adapters.slack.home import is_page, owner_of, page_of
from adapters.slack.payload import COMMAND
from adapters.slack.render import blocks_of, key_in, metadata_of, text_of, whisper_blocks
from adapters.slack.rights import SlackRights
from adapters.slack.status import Status
from adapters.slack.teams import Teams
from adapters.slack.upload import handed_out
from bot.chat import Card, Place, Whisper
from bot.conversation import Turn
from bot.delivery import COMEBACK
from bot.errors import Misuse, Unavailable
from bot.ports import Turns

log = structlog.get_logger(__name__)

PAGE = 200  # messages that are looked through at once
LEFT = "user_not_in_channel"  # what Slack answers to a whisper for somebody who is not there
ROOT = "slack:root"  # id of the turn that tells which place a thread is
GONE = "The message that this thread began with is deleted, so I cannot answer there. Send me the words again."
TEAM_GONE = "I am not installed in that workspace any more, so I cannot answer there."
CARD_GONE = "The card of this draft is deleted. Mention me with the words again to get a new one."


class SlackPlatform:
    """Slack as a place where people talk. Raises Unavailable while Slack is away, Misuse for what it refuses."""

    name = PLATFORM

    def __init__(self, teams: Teams, turns: Turns) -> None:
        self._teams = teams
        self._turns = turns
        self._status = Status()
        self._rights = SlackRights()

    async def post(self, place: Place, card: Card) -> str:
        """Post the card and return its time stamp. Raises Misuse when the thread's first message is deleted."""
        if is_page(place):
            return await self._publish(place, card)
        client, thread = await self._client(place), await self._stamp_of(place)
        with spoken():
            answer = await client.chat_postMessage(
                channel=place.channel,
                thread_ts=thread or None,
                unfurl_links=False,
                unfurl_media=False,
                **_shown(place, card),
            )
        stamp = str(answer["ts"])
        if not thread:
            await self._root(place, stamp)
        elif answer["message"].get("thread_ts") != thread:
            await self._withdraw(place, stamp)
        await self._status.show(client, place, thread or stamp, card.working)
        return stamp

    async def posted(self, place: Place, key: str) -> str | None:
        """The time stamp of our message with this key in its metadata; None when the thread has none.

        Raises Misuse when it stands outside, because the thread's first message is deleted, and withdraws it.
        """
        if is_page(place):
            return None
        thread = await self._stamp_of(place)
        async for message in self._messages(place, thread):
            if key_in(message) == key:
                stamp = str(message["ts"])
                if not thread:
                    await self._root(place, stamp)
                elif thread not in (stamp, message.get("thread_ts")):
                    await self._withdraw(place, stamp)
                return stamp
        return None

    async def edit(self, place: Place, message: str, card: Card) -> None:
        """Replace the card of that message. Raises Misuse when somebody deleted it."""
        if is_page(place):
            await self._publish(place, card)
            return
        client = await self._client(place)
        with spoken():
            try:
                await client.chat_update(channel=place.channel, ts=message, **_shown(place, card))
            except SlackApiError as error:
                if error_of(error) == "message_not_found":
                    raise Misuse(CARD_GONE) from error
                raise
        await self._status.show(client, place, await self._stamp_of(place), card.working)

    async def whisper(self, place: Place, whisper: Whisper) -> None:
        """Show something to one person only, until they reload Slack; where we may not, in our direct messages.

        In a workspace that we are not in any more, nobody is told anything.
        """
        try:
            client = await self._client(place)
        except Misuse:
            return
        told = await handed_out(client, whisper)
        try:
            await self._say(client, place, told)
        except Unavailable:
            if told is whisper:
                raise
            log.warning("handed out, and nothing said of it")  # saying it later would hand it out once more

    async def decides(self, place: Place, person: str) -> bool:
        """True for admins and owners of the workspace."""
        return await self._rights.decides(await self._client(place), place.workspace, person)

    async def home(self, place: Place) -> Place:
        """The place that this thread is kept as: another one where a slash command opened it."""
        root = await self._turns.find(place, ROOT)
        return msgspec.structs.replace(place, thread=root.message) if root else place

    async def _client(self, place: Place) -> AsyncWebClient:
        """What speaks in the place's workspace, and in no other. Raises Misuse when we are not in it any more."""
        team = await self._teams.find(place.workspace)
        if team is None or team.us.team != place.workspace:
            log.warning("not installed any more", team=place.workspace)
            raise Misuse(TEAM_GONE)
        return team.client

    async def _say(self, client: AsyncWebClient, place: Place, whisper: Whisper) -> None:
        thread = await self._stamp_of(place)
        shown: dict[str, Any] = {"text": text_of(whisper), "blocks": whisper_blocks(whisper, place.thread)}
        with spoken():
            try:
                await client.chat_postEphemeral(
                    channel=place.channel, user=whisper.person, thread_ts=thread or None, **shown
                )
            except SlackApiError as error:
                if error_of(error) in EXPELLED:
                    log.warning("whispered to nobody", error=error_of(error))
                elif error_of(error) in (*OUTSIDE, LEFT):
                    await client.chat_postMessage(channel=whisper.person, **shown)
                else:
                    raise

    async def _withdraw(self, place: Place, stamp: str) -> NoReturn:
        """Delete our reply to a message that is gone: Slack put it into the channel. Raises Misuse, which says so."""
        client = await self._client(place)
        with spoken():
            await client.chat_delete(channel=place.channel, ts=stamp)
        raise Misuse(GONE)

    async def _stamp_of(self, place: Place) -> str:
        """The time stamp of the thread's first message; empty while it has none, or never gets one."""
        if is_page(place):
            return ""
        if not place.thread.startswith(COMMAND):
            return place.thread
        return next((turn.message for turn in await self._turns.thread(place) if turn.message), "")

    async def _root(self, place: Place, stamp: str) -> None:
        """Keep which place it is that this message opens the thread of."""
        here = msgspec.structs.replace(place, thread=stamp)
        await self._turns.put(
            Turn(
                id=ROOT, place=here, person=COMEBACK.id, name=COMEBACK.name, at=datetime.now(UTC), message=place.thread
            )
        )

    async def _publish(self, page: Place, card: Card) -> str:
        client = await self._client(page)
        with spoken():
            published = await client.views_publish(user_id=owner_of(page), view=page_of(card, page))
        return str(published["view"]["id"])

    async def _messages(self, place: Place, thread: str) -> AsyncIterator[Mapping[str, Any]]:
        """The messages of the thread; the newest ones of the channel while it is not open, or when it is gone."""
        cursor = None
        while cursor != "":
            page = await self._page(place, thread, cursor)
            for message in page["messages"]:
                yield message
            cursor = (page.get("response_metadata") or {}).get("next_cursor", "") if thread else ""

    async def _page(self, place: Place, thread: str, cursor: str | None) -> Mapping[str, Any]:
        client = await self._client(place)
        asked: dict[str, Any] = {"channel": place.channel, "limit": PAGE, "include_all_metadata": True}
        with spoken():
            try:
                if thread:
                    found = await client.conversations_replies(ts=thread, cursor=cursor, **asked)
                else:
                    found = await client.conversations_history(**asked)
            except SlackApiError as error:
                if error_of(error) != "thread_not_found":
                    raise
                there = await client.conversations_history(**asked)
                return {"messages": there["messages"]}
        assert isinstance(found.data, dict)
        return found.data


def _shown(place: Place, card: Card) -> dict[str, Any]:
    return {
        "text": text_of(card),
        "blocks": blocks_of(card, place.thread),
        "metadata": metadata_of(place, card.key),
    }
