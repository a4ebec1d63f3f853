"""The port Platform on browsers: what is shown goes to every page that is open on the thread.

A message is the stored turn that shows the card. So pages of other processes find it there, as this process
finds there what others show.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from time import monotonic

from adapters.web.listener import Gone, Listener, Shown, channel_of
from adapters.web.watch import Watch
from bot.chat import Card, Place, Whisper
from bot.conversation import Turn
from bot.delivery import COMEBACK
from bot.errors import Unavailable
from bot.ports import Turns, Whispers

SETTLING = 1.0  # seconds in which what was shown from here may not be stored yet, so an older turn may be
DEAF = "Open pages miss what other processes do: it cannot be read from the database now. They catch up once it can."


class WebPlatform:
    """Browsers as a place where people talk."""

    name = "web"

    def __init__(self, turns: Turns, whispers: Whispers) -> None:
        self._turns = turns
        self._whispers = whispers
        self._listeners: set[Listener] = set()
        self._settling: dict[tuple[Place, str], float] = {}
        self._watch = Watch(self._look, lambda: bool(self._listeners))

    async def post(self, place: Place, card: Card) -> str:
        """Show a new card; the message's id is the card's key, so the same card again is the same message."""
        await self.edit(place, card.key, card)
        return card.key

    async def posted(self, place: Place, key: str) -> str | None:
        """The key itself once a turn with the card is stored, for every page shows that one; None when none is."""
        turn = await self._turns.find(place, key)
        return key if turn is not None and turn.card is not None else None

    async def edit(self, place: Place, message: str, card: Card) -> None:
        """Replace the card of that message on every page."""
        at = datetime.now(UTC)
        turn = Turn(id=message, place=place, person=COMEBACK.id, name=COMEBACK.name, at=at, card=card, message=message)
        self.show(turn)

    async def whisper(self, place: Place, whisper: Whisper) -> None:
        """Show something to one person, until they dismiss it. Raises what keeps it from being stored."""
        await self._whispers.put(place, whisper)
        self._tell(Shown(place, whisper, whisper.person))

    async def decides(self, place: Place, person: str) -> bool:  # noqa: ARG002 - whoever it is
        """True: the local workspace belongs to whoever is at this machine."""
        return True

    async def dismiss(self, place: Place, person: str, key: str) -> None:
        """Take a whisper off the pages of its person, for good."""
        await self._whispers.dismiss(place, person, key)
        self._tell(Shown(place, Gone(key), person))

    async def whispers(self, place: Place, person: str) -> tuple[Whisper, ...]:
        """What was whispered to this person here and not dismissed."""
        return await self._whispers.of(place, person)

    def show(self, turn: Turn) -> None:
        """Show a turn, in the place of the one with the same id."""
        self._tell(Shown(turn.place, turn))

    def hide(self, place: Place, turn: str) -> None:
        """Take a turn off every page that is open here; one at another process loses it when it is opened anew."""
        self._tell(Shown(place, Gone(turn)))

    @contextmanager
    def listen(self, place: Place, person: str) -> Iterator[Listener]:
        """Hear everything that is shown to this person in the channel of `place` from now on, by any process."""
        listener = Listener(channel_of(place), person)
        self._listeners.add(listener)
        self._watch.start()
        try:
            yield listener
        finally:
            self._listeners.discard(listener)

    async def check(self) -> None:
        """Raise Unavailable while a page is open that cannot be told what other processes do."""
        if self._watch.failing:
            raise Unavailable(DEAF)

    async def close(self) -> None:
        """Let go of every page, and return when the database is asked nothing more."""
        self._listeners.clear()
        await self._watch.ended()

    async def _look(self, within: timedelta) -> None:
        turns = await self._turns.changed(self.name, within)
        whispers = await self._whispers.changed(self.name, within)
        began = monotonic() - SETTLING
        self._settling = {key: at for key, at in self._settling.items() if at > began}
        found = [
            *(Shown(turn.place, turn) for turn in turns),
            *(Shown(place, whisper, whisper.person) for place, whisper in whispers),
        ]
        for shown in found:
            if (shown.place, shown.id) not in self._settling:
                self._spread(shown)

    def _tell(self, shown: Shown) -> None:
        if self._listeners:
            self._settling[shown.place, shown.id] = monotonic()
        self._spread(shown)

    def _spread(self, shown: Shown) -> None:
        for listener in self._listeners:
            listener.tell(shown)
