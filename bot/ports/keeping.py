"""What is kept."""

from datetime import timedelta
from typing import NamedTuple, Protocol

from bot.allowance import Allowance
from bot.chat import Edit, Event, Place, Whisper
from bot.conversation import Coached, Mute, Turn
from bot.finding import Label
from bot.record import Kept, Record, Subject


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

    async def rate(self, event: Event, draft: str, *, helpful: bool) -> None:
        """Store whether the event's person found the draft's card helpful, once an event; the last word counts.

        Raises Misuse for a draft that was forgotten.
        """

    async def accepted(self, place: Place, most: int) -> tuple[str, ...]:
        """The wordings that people of the place's workspace took last, newest first."""

    async def heard(self, place: Place, label: Label, within: timedelta, but: str) -> int:
        """In how many drafts of the last so-long, of the place's workspace, that was heard; the draft `but` apart."""

    async def forget(self, event: Event, draft: str) -> bool:
        """Delete the draft with its findings, suggestions and answers, and empty the turns that carried its words.

        False when the thread has no such draft; a second call for the same event returns the first result.
        """


class Mutes(Protocol):
    """Rules that a workspace does not want to hear. Every look-up is bound to the place's workspace. adapters/sql."""

    async def mute(self, event: Event, rule: str) -> str:
        """Mute the rule in the event's workspace, and return it; one that is muted already stays whose it is.

        A second call for the same event does nothing more, and returns the rule of the first one.

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


class Opening(NamedTuple):
    """A thread as the list of its channel shows it."""

    turn: Turn
    answers: int


class Turns(Protocol):
    """The turns of threads: what was said by people, and the cards that the bot shows. adapters/sql."""

    async def put(self, turn: Turn) -> None:
        """Store the turn; one with the same place and id is replaced, and keeps its position."""

    async def add(self, turn: Turn) -> None:
        """Store the turn, unless one with the same place and id is there."""

    async def find(self, place: Place, turn: str) -> Turn | None:
        """The turn with that id in that thread."""

    async def reword(self, edit: Edit) -> bool:
        """Put the message's new words in place of its old ones, wherever it is kept as a message.

        False, and nothing is changed, when it is somebody else's, or when newer words are there already.
        """

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
        """A copy of all of it; of a workspace without what was said in private.

        Raises Misuse when nothing is kept of the subject.
        """

    async def forget(self, subject: Subject, event: Event | None = None) -> Kept:
        """Delete it, and return how much it was; a second call for the same event returns the first result.

        The event that asks for it stays, without the name of its person: it is still to be answered.
        """

    async def days(self, subject: Subject) -> int:
        """After how many days of silence what was said in a thread of the subject's workspace is deleted."""

    async def keep_for(self, subject: Subject, days: int) -> None:
        """Change that for the workspace. Raises Misuse for a number of days that makes no sense."""


class Allowances(Protocol):
    """What each workspace allows. adapters/sql."""

    async def of(self, place: Place) -> Allowance:
        """What the place's workspace allows; what it did not say itself holds everywhere."""

    async def put(self, event: Event, allowance: Allowance) -> None:
        """Store what the event's workspace allows, once an event.

        Raises Misuse when the event was forgotten meanwhile, and for a number that makes no sense.
        """


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
