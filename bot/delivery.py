"""Replies onto the screen: a card's key decides between posting and editing, and nothing is shown twice."""

from collections.abc import Mapping

import msgspec
import structlog

from bot.chat import Card, Event, Person, Reply, Whisper
from bot.conversation import Turn
from bot.errors import Unavailable
from bot.ports import Platform, Turns

log = structlog.get_logger(__name__)

ELSEWHERE = (
    "This process cannot answer on {}. Set the {}_… variables here as in the process that hears it, and restart."
)
COMEBACK = Person("comeback", "Comeback", bot=True)


class Delivery:
    """Shows what features yield, on the platform that the event came from."""

    def __init__(self, platforms: Mapping[str, Platform], turns: Turns) -> None:
        self._platforms = platforms
        self._turns = turns

    async def show(self, event: Event, reply: Reply) -> None:
        """Show the reply. When a process died while it posted, the message is looked up before it is posted again.

        Raises Unavailable in a process without that platform, so that the event waits until it has it.
        """
        platform = platform_of(self._platforms, event.place.platform)
        match reply:
            case Card():
                await self._show(platform, event, reply)
            case Whisper():
                await platform.whisper(event.place, reply)

    async def _show(self, platform: Platform, event: Event, card: Card) -> None:
        known = await self._turns.find(event.place, card.key)
        if known is not None and known.message and known.card == card:
            return
        turn = known or _turn(event, card)
        message: str | None = turn.message
        if known is None:
            await self._turns.put(turn)  # before the post: whoever takes over after a crash knows that it was tried
        elif not message:
            message = await platform.posted(event.place, card.key)
        if not message:
            message = await platform.post(event.place, card)
            log.info("posted", platform=platform.name)
        elif turn.card != card:
            await platform.edit(event.place, message, card)
            log.info("edited", platform=platform.name)
        await self._turns.put(msgspec.structs.replace(turn, card=card, message=message))


def platform_of(platforms: Mapping[str, Platform], name: str) -> Platform:
    """The platform of that name. Raises Unavailable in a process without it."""
    try:
        return platforms[name]
    except KeyError:
        log.warning("no platform", platform=name)
        raise Unavailable(ELSEWHERE.format(name, name.upper())) from None


def _turn(event: Event, card: Card) -> Turn:
    return Turn(
        id=card.key, place=event.place, person=COMEBACK.id, name=COMEBACK.name, at=event.at, card=card, message=""
    )
