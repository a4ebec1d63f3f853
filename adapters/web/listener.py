"""An open page, and what it is told: each thing once, and of each thing the newest."""

import asyncio
from collections.abc import AsyncIterator
from typing import NamedTuple

from bot.chat import Place, Whisper
from bot.conversation import Turn

KNOWN = 1_000  # of so many things it is known what the page shows; a page told twice sees that nothing changed


class Gone(NamedTuple):
    """A turn or whisper that is no longer there."""

    id: str


Sight = Turn | Whisper | Gone


class Shown(NamedTuple):
    """Something that became visible, or ceased to be."""

    place: Place
    sight: Sight
    person: str = ""  # only this person sees it

    @property
    def id(self) -> str:
        """What it replaces on the screen."""
        return self.sight.key if isinstance(self.sight, Whisper) else self.sight.id

    @property
    def content(self) -> int:
        """What is seen, as a number. When a card was shown, and as which message, is no part of it."""
        card = self.sight.card if isinstance(self.sight, Turn) else None
        return hash(card or self.sight)


class Listener:
    """One open page. What it has not read yet is kept once an id, so a slow browser cannot fill the memory."""

    def __init__(self, channel: Place, person: str) -> None:
        self._channel = channel
        self._person = person
        self._known: dict[tuple[Place, str], int] = {}
        self._waiting: dict[tuple[Place, str], Shown] = {}
        self._news = asyncio.Event()

    def know(self, shown: Shown) -> None:
        """Remember that the page began with this, unless it was told something newer in the meantime."""
        self._known.setdefault((shown.place, shown.id), shown.content)

    def tell(self, shown: Shown) -> None:
        """Take note when it happens in this channel, is meant for this person, and is not on the page already."""
        key = (shown.place, shown.id)
        here = channel_of(shown.place) == self._channel and shown.person in ("", self._person)
        if not here or self._known.get(key) == shown.content:
            return
        self._known.pop(key, None)
        self._known[key] = shown.content
        if len(self._known) > KNOWN:
            del self._known[next(iter(self._known))]
        self._waiting[key] = shown
        self._news.set()

    async def __aiter__(self) -> AsyncIterator[Shown]:
        while await self._news.wait():
            self._news.clear()
            waiting, self._waiting = self._waiting, {}
            for shown in waiting.values():
                yield shown


def channel_of(place: Place) -> Place:
    """The channel that the thread is in."""
    return Place(place.platform, place.workspace, place.channel, "")
