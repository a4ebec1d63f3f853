"""What takes events, has them answered, and shows the answers."""

from datetime import datetime, timedelta
from typing import NamedTuple, Protocol

from bot.chat import Card, Event, Place, Reply, Whisper


class Ticket(NamedTuple):
    """What has to be known of an event to have it answered: where it stands in the journal, and none of its words."""

    number: int
    thread: int  # the number of its thread: one thread's events are answered in order
    due: datetime | None  # None: at once


class Entry(NamedTuple):
    """An event as the journal has it."""

    event: Event
    since: datetime  # when it was taken, or was due: from then on somebody waits for the answer


class Platform(Protocol):
    """A place where people talk: it shows replies. adapters/web, adapters/cli."""

    name: str

    async def post(self, place: Place, card: Card) -> str:
        """Show a new card in the thread; return the platform's id of the message.

        Posting the same card key twice in one thread must show it once.
        """

    async def posted(self, place: Place, key: str) -> str | None:
        """The platform's id of the message that already shows the card with this key; None when none does.

        Asked before a post is repeated: the process that posted it may have died before it could write that down.
        """

    async def edit(self, place: Place, message: str, card: Card) -> None:
        """Replace the card of that message."""

    async def whisper(self, place: Place, whisper: Whisper) -> None:
        """Show something to one person only."""

    async def decides(self, place: Place, person: str) -> bool:
        """True when the person decides for everybody in the place's workspace.

        Raises Unavailable when nobody can tell now.
        """


class Screen(Protocol):
    """Where replies are seen, whatever the platform. bot/delivery.py."""

    async def show(self, event: Event, reply: Reply) -> None:
        """Show a reply to the event, once: the same reply again changes nothing."""


class Engine(Protocol):
    """Takes events and has them answered: each id once, one thread in order, threads side by side. adapters/dbos."""

    async def accept(self, event: Event) -> bool:
        """Take the event durably; False when this id was taken before. Raises Unavailable when it cannot be kept."""

    async def schedule(self, event: Event, due: datetime) -> bool:
        """Take the event durably, to be answered when it is due; False when this id was taken before."""

    async def cancel(self, event: str) -> bool:
        """Let a scheduled event never happen; False when there is none with that id, or it has happened."""


class Journal(Protocol):
    """Which events were taken and which are done; what an engine needs to forget nothing. adapters/sql."""

    async def take(self, event: Event, due: datetime | None = None) -> bool:
        """Write the event down and have it answered, at once or when it is due; False when its id is there already."""

    async def read(self, number: int) -> Entry | None:
        """The event with that number in the journal; None when it is done, cancelled or forgotten."""

    async def done(self, number: int) -> None:
        """Mark it answered."""

    async def withdraw(self, event: str) -> int | None:
        """Mark a scheduled event as done before it was answered; its number, or None when there is none to withdraw."""

    async def waiting(self) -> int:
        """How many events are taken, due and not answered."""


class Workers(Protocol):
    """Which processes answer events, and which of them died. adapters/sql."""

    async def seen(self, worker: str) -> bool:
        """Write down that this worker is alive. False when it was not known: new, or buried by mistake and back."""

    async def leave(self, worker: str) -> None:
        """Take a worker off that ends in good order."""

    async def bury(self, silent: timedelta) -> tuple[str, ...]:
        """Take off every worker that was not seen for so long; each dead one is handed to one caller only."""

    async def alive(self) -> frozenset[str]:
        """The workers that are not buried."""


class Meter(Protocol):
    """Counts what happens. adapters/operations."""

    def accepted(self) -> None:
        """An event was taken."""

    def hinted(self, seconds: float) -> None:
        """The first reply to an event is on screen, so long after the event was taken."""

    def answered(self) -> None:
        """An event was answered."""

    def failed(self) -> None:
        """An event could not be answered."""

    def called(self, model: str, tokens: int) -> None:
        """A language model was called, and counted so many tokens."""

    def rated(self, *, helpful: bool) -> None:
        """Somebody said whether a card helped."""
