"""The port Platform on browsers: what is shown goes to every page that is open on the thread.

Turns are stored elsewhere; this keeps only what is on its way, and the whispers, which are stored nowhere.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from time import monotonic
from typing import NamedTuple

from bot.chat import Card, Place, Whisper
from bot.conversation import Turn
from bot.delivery import COMEBACK

ON_ITS_WAY = 5.0  # seconds in which what was shown may not be stored yet
WHISPERS = 8  # kept for one person in one thread


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


class Listener:
    """One open page. What it has not read yet is kept once an id, so a slow browser cannot fill the memory."""

    def __init__(self, channel: Place, person: str) -> None:
        self._channel = channel
        self._person = person
        self._waiting: dict[tuple[Place, str], Shown] = {}
        self._news = asyncio.Event()

    def tell(self, shown: Shown) -> None:
        """Take note when it happens in this channel and is meant for this person."""
        if _channel_of(shown.place) == self._channel and shown.person in ("", self._person):
            self._waiting[shown.place, shown.id] = shown
            self._news.set()

    async def __aiter__(self) -> AsyncIterator[Shown]:
        while await self._news.wait():
            self._news.clear()
            waiting, self._waiting = self._waiting, {}
            for shown in waiting.values():
                yield shown


class WebPlatform:
    """Browsers as a place where people talk."""

    name = "web"

    def __init__(self) -> None:
        self._listeners: set[Listener] = set()
        self._recent: deque[tuple[float, Shown]] = deque()
        self._whispers: dict[tuple[Place, str], dict[str, Whisper]] = {}

    async def post(self, place: Place, card: Card) -> str:
        """Show a new card; the message's id is the card's key, so the same card again is the same message."""
        await self.edit(place, card.key, card)
        return card.key

    async def edit(self, place: Place, message: str, card: Card) -> None:
        """Replace the card of that message on every page."""
        at = datetime.now(UTC)
        turn = Turn(id=message, place=place, person=COMEBACK.id, name=COMEBACK.name, at=at, card=card, message=message)
        self.show(turn)

    async def whisper(self, place: Place, whisper: Whisper) -> None:
        """Show something to one browser, until it is dismissed."""
        kept = self._whispers.setdefault((place, whisper.person), {})
        kept[whisper.key] = whisper
        while len(kept) > WHISPERS:
            del kept[next(iter(kept))]
        self._tell(Shown(place, whisper, whisper.person))

    def show(self, turn: Turn) -> None:
        """Show a turn, in the place of the one with the same id."""
        self._tell(Shown(turn.place, turn))

    def hide(self, place: Place, turn: str) -> None:
        """Take a turn off every page."""
        self._tell(Shown(place, Gone(turn)))

    def dismiss(self, place: Place, person: str, key: str) -> None:
        """Take a whisper off the pages of its person."""
        self._whispers.get((place, person), {}).pop(key, None)
        self._tell(Shown(place, Gone(key), person))

    def whispers(self, place: Place, person: str) -> tuple[Whisper, ...]:
        """What was whispered to this person here and not dismissed."""
        return tuple(self._whispers.get((place, person), {}).values())

    def overlay(self, place: Place, stored: tuple[Turn, ...]) -> tuple[Turn, ...]:
        """The stored turns of the thread with what is shown already and may not be stored yet."""
        turns = {turn.id: turn for turn in stored}
        self._prune()
        for _, shown in self._recent:
            if shown.place != place or shown.person:
                continue
            if isinstance(shown.sight, Turn):
                turns[shown.id] = shown.sight
            else:
                turns.pop(shown.id, None)
        return tuple(turns.values())

    @contextmanager
    def listen(self, place: Place, person: str) -> Iterator[Listener]:
        """Hear everything that is shown to this person in the channel of `place`, from now on."""
        listener = Listener(_channel_of(place), person)
        self._listeners.add(listener)
        try:
            yield listener
        finally:
            self._listeners.discard(listener)

    def _tell(self, shown: Shown) -> None:
        self._prune()
        self._recent.append((monotonic(), shown))
        for listener in self._listeners:
            listener.tell(shown)

    def _prune(self) -> None:
        while self._recent and self._recent[0][0] < monotonic() - ON_ITS_WAY:
            self._recent.popleft()


def _channel_of(place: Place) -> Place:
    return Place(place.platform, place.workspace, place.channel, "")
