"""What is kept of a person or of a workspace: counted, and copied out.

A record is complete and readable. It holds personal data in full, so it is for the person that it is about.
"""

from datetime import datetime

import msgspec

from bot.chat import Event, Place, Whisper
from bot.conversation import Coached, Mute, Suggestion, Turn
from bot.profile import Profile

KEY = "record"  # of every whisper that may carry a copy of a record; one that is forgotten takes the copies with it
MUTES = "mutes"  # of every whisper that tells who muted what; it goes when a person is forgotten


class Subject(msgspec.Struct, frozen=True):
    """Whose record it is: one person of a workspace, or the workspace with everybody in it."""

    platform: str
    workspace: str
    person: str | None = None  # None: the workspace


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """How much is kept, or was deleted."""

    drafts: int = 0
    turns: int = 0  # messages, and the cards that answer them
    whispers: int = 0
    events: int = 0
    mutes: int = 0  # of a person: those that carry the name; they stay in force without it
    profiles: int = 0  # of a person: those that carry the name; they stay without it
    feedback: int = 0  # on cards
    since: datetime | None = None  # the oldest of it; None: nothing
    days: int  # of silence in a thread, after which what was said there is deleted

    def __str__(self) -> str:
        """The counts in words."""
        counted = (
            (self.drafts, "draft", "drafts"),
            (self.turns, "message or card", "messages and cards"),
            (self.whispers, "private answer", "private answers"),
            (self.events, "action", "actions"),
            (self.mutes, "name on a muted hint", "names on muted hints"),
            (self.profiles, "name on a profile", "names on profiles"),
            (self.feedback, "word on whether a card helped", "words on whether cards helped"),
        )
        first, *more = [f"{count} {one if count == 1 else many}" for count, one, many in counted if count] or [
            "nothing"
        ]
        return " and ".join(filter(None, (", ".join([first, *more[:-1]]), *more[-1:])))


class KeptEvent(msgspec.Struct, frozen=True, kw_only=True):
    """Something that somebody did. `event` is None when its words are forgotten and only its id is left."""

    id: str
    event: Event | None
    taken_at: datetime
    due_at: datetime | None
    done_at: datetime | None
    outcome: str = ""  # JSON: what it came to, when that was no draft


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A suggestion that somebody took."""

    suggestion: str
    revision: int
    person: str
    at: datetime
    event: str


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """The draft as an event left it."""

    event: str
    draft: Coached


class KeptDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A draft as it is now, with all that was ever offered for it, what was taken, and how it came to be so."""

    draft: Coached
    offered: tuple[tuple[Suggestion, ...], ...]  # one revision after the other
    choices: tuple[Choice, ...]
    changes: tuple[Change, ...]


class KeptWhisper(msgspec.Struct, frozen=True, kw_only=True):
    """What was shown to one person only. Earlier copies of a record are in it by name, without their text."""

    place: Place
    at: datetime
    whisper: Whisper


class KeptProfile(msgspec.Struct, frozen=True, kw_only=True):
    """How the workspace writes, and who told it last; nobody's any more: both empty."""

    profile: Profile
    person: str  # person id
    name: str
    at: datetime


class KeptUsage(msgspec.Struct, frozen=True, kw_only=True):
    """What a call of a language model came to, that was made for an event. It holds no words of anybody."""

    event: str
    at: datetime
    prompt: str
    model: str
    tokens_in: int
    tokens_out: int
    tokens_cached: int
    seconds: float
    outcome: str


class KeptFeedback(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the card of a draft helped somebody, in their last word on it."""

    draft: str
    person: str  # person id
    helpful: bool
    at: datetime


class Deed(msgspec.Struct, frozen=True, kw_only=True):
    """A time when the record was copied out, deleted, or grew too old."""

    at: datetime
    action: str
    rows: int


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is kept of a subject; of a workspace, what everybody in it could read."""

    subject: Subject
    days: int  # of silence in a thread, after which what was said there is deleted
    tokens_a_day: int | None = None  # that the workspace itself lets its language model use; None: it did not say
    left_out: int = 0  # of a workspace: threads in private places; each person can take away what is theirs
    threads: tuple[Place, ...] = ()
    events: tuple[KeptEvent, ...] = ()
    turns: tuple[Turn, ...] = ()
    drafts: tuple[KeptDraft, ...] = ()
    whispers: tuple[KeptWhisper, ...] = ()
    mutes: tuple[Mute, ...] = ()
    profile: KeptProfile | None = None  # of a person: when they were the last to change it
    feedback: tuple[KeptFeedback, ...] = ()
    usages: tuple[KeptUsage, ...] = ()
    trail: tuple[Deed, ...] = ()


def as_text(record: Record) -> str:
    """The record as JSON that people can read."""
    return msgspec.json.format(msgspec.json.encode(record), indent=2).decode() + "\n"
