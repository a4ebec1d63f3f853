"""What comes in and what goes out, in the words of chat: events and replies, with no platform in them.

An event carries an id that is the same when the platform delivers it twice. A reply is a Card, which has a
key (a second card with the same key replaces the first on screen), or a Whisper, which only one person sees.
Both are frozen and travel as JSON (`encode`, `decode_event`, `decode_reply`).
"""

from datetime import datetime
from typing import Literal

import msgspec

from bot.errors import Misuse
from bot.finding import Severity, Span


class Place(msgspec.Struct, frozen=True):
    """Where talk happens. The ids are the platform's own; only its adapter can take them apart."""

    platform: str
    workspace: str
    channel: str
    thread: str


class Person(msgspec.Struct, frozen=True):
    """Who speaks."""

    id: str
    name: str
    bot: bool = False


class _Event(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    id: str
    place: Place
    person: Person
    at: datetime
    private: bool | None = False  # not everybody in the workspace can read along; None: the platform did not say


class Mention(_Event, frozen=True, kw_only=True, tag="mention"):
    """Somebody calls the bot by name; `text` is what they wrote without the name."""

    text: str
    images: int = 0


class Message(_Event, frozen=True, kw_only=True, tag="message"):
    """Somebody writes in a thread where the bot already talks."""

    text: str
    images: int = 0


class Command(_Event, frozen=True, kw_only=True, tag="command"):
    """A slash command: its name without the slash, and what stands behind it."""

    name: str
    text: str


class Press(_Event, frozen=True, kw_only=True, tag="press"):
    """A button was pressed; `button` is the value that the card gave it."""

    button: str


class Submit(_Event, frozen=True, kw_only=True, tag="submit"):
    """A form was sent; `form` is the value that the button gave it, `values` what was typed, by field."""

    form: str
    values: dict[str, str]


class Deletion(_Event, frozen=True, kw_only=True, tag="deletion"):
    """The author deleted a message; `message` is the id of the event that it was."""

    message: str


class Edit(_Event, frozen=True, kw_only=True, tag="edit"):
    """The author changed a message, `at` that moment; `message` is the id of the event that it was."""

    message: str
    text: str
    images: int = 0


class Visit(_Event, frozen=True, kw_only=True, tag="visit"):
    """Somebody opened the page that the platform keeps for the bot itself; nobody else sees it."""


Event = Mention | Message | Command | Press | Submit | Deletion | Edit | Visit


class Field(msgspec.Struct, frozen=True):
    """One field of a form."""

    name: str
    label: str
    value: str = ""
    multiline: bool = False
    hint: str = ""
    required: bool = False


class Form(msgspec.Struct, frozen=True):
    """A form that a button opens; the platform opens it by itself and sends Submit."""

    value: str
    title: str
    fields: tuple[Field, ...]
    send: str


class Button(msgspec.Struct, frozen=True):
    """A button. With a form it opens the form, else it sends Press with its value."""

    label: str
    value: str
    chosen: bool = False  # it shows the present state, as in a row of alternatives
    primary: bool = False
    form: Form | None = None


class Paragraph(msgspec.Struct, frozen=True, tag="paragraph"):
    """Plain words of the bot. `quiet` is small print."""

    text: str
    quiet: bool = False


class Excerpt(msgspec.Struct, frozen=True, tag="excerpt"):
    """The person's draft (personal data already concealed) with the ranges to highlight."""

    text: str
    marks: tuple[tuple[Span, Severity], ...]


class Hint(msgspec.Struct, frozen=True, tag="hint", kw_only=True):
    """One finding as it is shown: the words it is about, what they do, a better way, which rule said so."""

    rule: str
    severity: Severity
    quote: str  # empty: nothing to point at, or it must not be shown again
    message: str
    fix: str
    heard_by: Literal["rule", "ear", "model"]
    why: Button | None = None
    mute: Button | None = None  # platforms name it after the hint: several stand on one card


class Wording(msgspec.Struct, frozen=True, tag="wording", kw_only=True):
    """A suggested text to post. [Square brackets] are gaps that the person must fill."""

    id: str
    title: str
    text: str
    note: str  # what it is: who made it and of what, and what to look at; a line each
    use: Button | None = None
    taken: bool = False


class Choices(msgspec.Struct, frozen=True, tag="choices"):
    """A row of alternatives, of which one is in force."""

    label: str
    buttons: tuple[Button, ...]


class Question(msgspec.Struct, frozen=True, tag="question"):
    """What the bot wants to know next; the person answers in the thread."""

    text: str


class Reference(msgspec.Struct, frozen=True, tag="reference"):
    """Where advice comes from; the address is shown, and a link where the platform can."""

    title: str
    url: str


class File(msgspec.Struct, frozen=True, tag="file"):
    """A file to take away. What is personal stands in a whisper only; a platform may upload it for that person."""

    name: str
    media_type: str
    text: str


class Feedback(msgspec.Struct, frozen=True):
    """Two quiet buttons at the foot of a card, by which each person may say whether it helped."""

    yes: Button
    no: Button


Block = Paragraph | Excerpt | Hint | Wording | Choices | Question | Reference | File


class Card(msgspec.Struct, frozen=True, tag="card", kw_only=True):
    """What everybody in the thread sees; one live card a draft, edited in place."""

    key: str  # kind:id of the event or draft that it is about
    summary: str  # one line: the text fallback, also for screen readers
    blocks: tuple[Block, ...]
    buttons: tuple[Button, ...] = ()
    working: str = ""  # what is under way while it is shown, as in “… is writing better wordings”
    feedback: Feedback | None = None


class Whisper(msgspec.Struct, frozen=True, tag="whisper", kw_only=True):
    """What only `person` sees."""

    key: str
    person: str
    blocks: tuple[Block, ...]


Reply = Card | Whisper

_events: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)
_replies: msgspec.json.Decoder[Reply] = msgspec.json.Decoder(Reply)


def encode(value: Event | Reply) -> bytes:
    """An event or a reply as JSON."""
    return msgspec.json.encode(value)


def decode_event(line: bytes | str) -> Event:
    """An event from JSON. Raises Misuse with one sentence when it is none."""
    try:
        return _events.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Misuse(f"This is not an event: {error}") from error


def decode_reply(text: bytes | str) -> Reply:
    """A reply that was encoded here; a broken one is a fault of ours and raises msgspec.DecodeError."""
    return _replies.decode(text)
