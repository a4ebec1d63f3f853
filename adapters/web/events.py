"""What a browser sends, as events. Pure: form fields in, an event out, one sentence (Misuse) for anything else."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import msgspec

from bot.chat import Command, Deletion, Mention, Message, Person, Place, Press, Submit
from bot.conversation import Turn
from bot.errors import Misuse
from bot.feature import SlashCommand

Fields = Mapping[str, str]

PREFIX = "web:"
FIELD = "field."  # stands before the names of a form's own fields
VALUE_LIMIT = 500  # characters of a button's or a turn's id; ours are far shorter
IMAGES_LIMIT = 99
CHANNEL_LIMIT = 40

NO_ID = "This form has no valid number of its own. Reload the page and send it again."
EMPTY = "There is nothing to send yet. Write or paste the words that you are about to post."
NO_NAME = f"A channel name is 1 to {CHANNEL_LIMIT} letters, digits and hyphens, such as “press-replies”."
NO_VALUE = "That button is broken. Reload the page and press it again."
NO_IMAGES = "The number of images is not a number. Reload the page and send it again."

_CALL = re.compile(r"(?<![\w.@/])@comeback(?!@|[.\-]?\w)[,:]?[ \t]*", re.IGNORECASE)
_CHANNEL = re.compile(rf"[^\W_][\w-]{{0,{CHANNEL_LIMIT - 1}}}")


class Envelope(NamedTuple):
    """What an event carries whatever it is about; the page knows it, the form does not."""

    person: Person
    at: datetime
    place: Place  # an empty thread: the words open one


class Written(NamedTuple):
    """What somebody wrote: the turn that the thread shows, and the event when the bot is meant."""

    turn: Turn
    event: Mention | Message | Command | None


def to_id(fields: Fields) -> str:
    """The event's id, the same when a form is sent twice."""
    given = fields.get("id", "")
    try:
        number = UUID(given)
    except ValueError as error:
        raise Misuse(NO_ID) from error
    if str(number) != given:
        raise Misuse(NO_ID)
    return PREFIX + given


def to_text(fields: Fields) -> str:
    """The words as typed, with plain line ends and without NUL, which no database keeps."""
    return fields.get("text", "").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()


def calls(text: str) -> bool:
    """True when the words call the bot: by name, or with a slash command."""
    return text.startswith("/") or _CALL.search(text) is not None


def to_written(fields: Fields, envelope: Envelope, commands: Sequence[SlashCommand], *, listening: bool) -> Written:
    """What was written. It has an event when it calls the bot, or when the bot is in the thread (`listening`)."""
    event, text, images = to_id(fields), to_text(fields), _count(fields.get("images", ""))
    person, at, place = envelope
    if not text and not images:
        raise Misuse(EMPTY)
    words = _CALL.sub("", text, count=1).strip()
    if words.startswith("/") or not place.thread:
        place = msgspec.structs.replace(place, thread=event)
    turn = Turn(id=event, place=place, person=person.id, name=person.name, at=at, text=text)
    if words.startswith("/"):
        name, argument = _command(words, commands)
        return Written(turn, Command(id=event, place=place, person=person, at=at, name=name, text=argument))
    if calls(text):
        return Written(turn, Mention(id=event, place=place, person=person, at=at, text=words, images=images))
    if listening:
        return Written(turn, Message(id=event, place=place, person=person, at=at, text=text, images=images))
    return Written(turn, None)


def to_press(fields: Fields, envelope: Envelope) -> Press:
    """A button that was pressed."""
    person, at, place = envelope
    return Press(id=to_id(fields), place=place, person=person, at=at, button=to_value(fields, "button"))


def to_submit(fields: Fields, envelope: Envelope) -> Submit:
    """A form that was sent, with its own fields."""
    person, at, place = envelope
    values = {name.removeprefix(FIELD): to_text({"text": fields[name]}) for name in fields if name.startswith(FIELD)}
    form = to_value(fields, "form")
    return Submit(id=to_id(fields), place=place, person=person, at=at, form=form, values=values)


def to_deletion(fields: Fields, envelope: Envelope) -> Deletion:
    """A turn that its author takes back."""
    person, at, place = envelope
    return Deletion(id=to_id(fields), place=place, person=person, at=at, message=to_value(fields, "message"))


def to_value(fields: Fields, name: str) -> str:
    """The id that a button carries."""
    value = fields.get(name, "")
    if not value or len(value) > VALUE_LIMIT or "\0" in value:
        raise Misuse(NO_VALUE)
    return value


def to_channel(name: str) -> str:
    """The channel's name as it stands in addresses: lower case, no #, hyphens for spaces."""
    plain = "-".join(name.strip().removeprefix("#").lower().split())
    if not _CHANNEL.fullmatch(plain):
        raise Misuse(NO_NAME)
    return plain


def _count(given: str) -> int:
    if not given:
        return 0
    if not (given.isascii() and given.isdigit() and len(given) <= len(str(IMAGES_LIMIT))):
        raise Misuse(NO_IMAGES)
    return int(given)


def _command(text: str, commands: Sequence[SlashCommand]) -> tuple[str, str]:
    name, *rest = text[1:].split(maxsplit=1) or [""]
    if name not in [command.name for command in commands]:
        known = ", ".join(f"/{command.name}" for command in commands)
        raise Misuse(f"There is no command “/{name[:40]}”. Here you can write: {known}.")
    return name, "".join(rest)
