"""Replies onto the screen: a card's key decides between posting and editing, and nothing is shown twice."""

from collections.abc import AsyncIterator, Mapping

from bot.chat import Card, Event, Person, Reply, Whisper
from bot.conversation import Turn
from bot.ports import Platform, Turns

COMEBACK = Person("comeback", "Comeback", bot=True)


class Delivery:
    """Shows what features yield, on the platform that the event came from."""

    def __init__(self, platforms: Mapping[str, Platform], turns: Turns) -> None:
        self._platforms = platforms
        self._turns = turns

    async def deliver(self, event: Event, replies: AsyncIterator[Reply]) -> None:
        """Show each reply as it comes."""
        platform = self._platforms[event.place.platform]
        async for reply in replies:
            match reply:
                case Card():
                    await self._show(platform, event, reply)
                case Whisper():
                    await platform.whisper(event.place, reply)

    async def _show(self, platform: Platform, event: Event, card: Card) -> None:
        shown = await self._turns.find(event.place, card.key)
        if shown is None:
            message = await platform.post(event.place, card)
        elif shown.card == card:
            return
        else:
            message = shown.message
            await platform.edit(event.place, message, card)
        await self._turns.put(
            Turn(
                id=card.key,
                place=event.place,
                person=COMEBACK.id,
                name=COMEBACK.name,
                at=shown.at if shown else event.at,
                card=card,
                message=message,
            )
        )
