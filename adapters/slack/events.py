"""What Slack sends, as events. Pure: a payload in, an event out; None for whatever is not for us, of any shape.

A message's event is named after the message. So it is one event also when Slack delivers it twice, as a mention and
as a message; and its deletion finds it.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec

from adapters.slack.escape import clean, emoji_of, plain, unescape
from adapters.slack.payload import (
    COMMAND,
    FIELD,
    OPENS,
    About,
    Buried,
    Changed,
    Commanded,
    Deleted,
    Origin,
    Parent,
    Payload,
    Posted,
    Pressed,
    Said,
    Sent,
    Shortcut,
    Told,
    Typed,
    User,
    decode,
    is_hidden,
    read,
)
from bot.chat import Command, Deletion, Edit, Mention, Message, Person, Place, Press, Submit

PLATFORM = "slack"

_WORDS = (None, "", "file_share", "thread_broadcast", "me_message")  # subtypes of what a person wrote


class Us(NamedTuple):
    """Who we are in this workspace."""

    bot_user: str  # U…
    bot: str  # B…
    team: str  # T…


class Opening(NamedTuple):
    """A press that opens a form: which form of which card, and what it must carry to be understood when it is sent."""

    trigger: str  # Slack's trigger_id, good for three seconds
    place: Place
    card: str  # the card's key
    form: str  # the form's value
    about: str  # for `view_of`


def message_event(event: Payload, us: Us, at: datetime) -> Mention | Message | Deletion | Edit | None:
    """What somebody wrote, changed or deleted. Plain words in a thread are a Message, also where nobody called us."""
    if gone := read(event, Deleted) or read(event, Buried):
        return _deletion(gone.channel, gone.previous_message, us, at)
    if changed := read(event, Changed):
        return _edit(changed, us, at)
    said = read(event, Posted)
    if said is None or said.edited or said.subtype not in _WORDS or not _by_person(said, us):
        return None
    root = said.thread_ts in (None, said.ts)
    words, called = _words(said, us)
    called = called or said.type == "app_mention" or (root and said.channel_type == "im")
    if not called and (root or not (words or _images(said))):
        return None
    return (Mention if called else Message)(
        id=_name(said.channel, said.ts, us),
        place=_place(said.channel, said, us),
        person=_author(said),
        at=at,
        private=said.private,
        text=words,
        images=_images(said),
    )


def shortcut_event(body: Payload, us: Us, at: datetime) -> Mention | None:
    """The message under which somebody chose “Coach this message”, as a draft of theirs, still in that channel.

    It is for them alone: whoever takes it moves it to their direct messages.
    """
    used = read(body, Shortcut)
    if used is None or us.bot_user == used.message.user or us.bot == used.message.bot_id:
        return None
    return Mention(
        id=f"{PLATFORM}:{us.team}:{used.trigger_id}",
        place=Place(PLATFORM, us.team, used.channel.id, COMMAND + used.trigger_id),
        person=used.user.person,
        at=at,
        private=True,
        text=_words(used.message, us)[0],
        images=_images(used.message),
    )


def command_event(body: Payload, us: Us, at: datetime) -> Command | None:
    """A slash command; its thread is named after it, since there is no message of it yet."""
    sent = read(body, Commanded)
    if sent is None:
        return None
    return Command(
        id=f"{PLATFORM}:{us.team}:{sent.trigger_id}",
        place=Place(PLATFORM, us.team, sent.channel_id, COMMAND + sent.trigger_id),
        person=User(sent.user_id, sent.user_name).person,
        at=at,
        private=is_hidden(sent.channel_name),
        name=sent.command[1:],
        text=clean(unescape(sent.text or "")),
    )


def press_event(body: Payload, us: Us, at: datetime) -> Press | None:
    """A button that was pressed, or its like in a menu; None for one that opens a form."""
    pressed = read(body, Pressed)
    if pressed is None or pressed.actions[0].action_id.startswith(OPENS):
        return None
    where, action = pressed.container, pressed.actions[0]
    return Press(
        id=f"{_name(where.channel_id, where.message_ts, us)}:{action.action_ts}",
        place=_place_of(pressed, us),
        person=pressed.user.person,
        at=at,
        private=pressed.channel.private if pressed.channel else None,
        button=clean(action.chosen),
    )


def opening_of(body: Payload, us: Us) -> Opening | None:
    """The form that a pressed button opens; None for every other button."""
    pressed = read(body, Pressed)
    if pressed is None or not pressed.actions[0].action_id.startswith(OPENS):
        return None
    origin = decode(pressed.actions[0].value, Origin)
    if origin is None:
        return None
    place = _place_of(pressed, us)
    about = msgspec.json.encode(About(origin.form, place.channel, place.thread)).decode()
    return Opening(pressed.trigger_id, place, origin.card, origin.form, about)


def submit_event(body: Payload, us: Us, at: datetime) -> Submit | None:
    """A form that was sent, with what was typed into its own fields."""
    sent = read(body, Sent)
    about = decode(sent.view.private_metadata, About) if sent else None
    if sent is None or about is None:
        return None
    fields = {name.removeprefix(FIELD): typed for name, typed in sent.view.state.values.items()}
    return Submit(
        id=f"{PLATFORM}:{us.team}:{sent.view.id}:{sent.view.hash}",
        place=Place(PLATFORM, us.team, about.channel, about.thread),
        person=sent.user.person,
        at=at,
        private=None,
        form=clean(about.form),
        values={clean(name): clean(_value(typed)) for name, typed in fields.items()},
    )


def _by_person(said: Said, us: Us) -> bool:
    return not said.bot_id and said.user not in (None, us.bot_user, "USLACKBOT")


def _deletion(channel: str, said: Said, us: Us, at: datetime) -> Deletion | None:
    if not _by_person(said, us) or said.subtype not in _WORDS:
        return None
    name = _name(channel, said.ts, us)
    return Deletion(
        id=f"{name}:deleted",
        place=_place(channel, said, us),
        person=_author(said),
        at=at,
        private=None,
        message=name,
    )


def _edit(changed: Changed, us: Us, at: datetime) -> Edit | Mention | None:
    """The new words of a message. The first time that it calls us it is a Mention: Slack tells no other way."""
    said, edited = changed.message, changed.message.edited
    if not _by_person(said, us) or said.subtype not in _WORDS or edited.user != said.user:
        return None
    (words, called), (before, was_called) = _words(said, us), _words(changed.previous_message, us)
    name, place = _name(changed.channel, said.ts, us), _place(changed.channel, said, us)
    if called and not was_called and changed.channel_type != "im":
        return Mention(
            id=name,
            place=place,
            person=_author(said),
            at=at,
            private=changed.private,
            text=words,
            images=_images(said),
        )
    if words == before:
        return None
    return Edit(
        id=f"{name}:edited:{edited.ts}",
        place=place,
        person=_author(said),
        at=datetime.fromtimestamp(float(edited.ts), UTC),
        private=changed.private,
        message=name,
        text=words,
        images=_images(said),
    )


def _author(said: Said) -> Person:
    """Whoever wrote it; a message does not tell by which name people know them."""
    return Person(said.user or "", said.user or "")


def _words(said: Said, us: Us) -> tuple[str, bool]:
    """What was written without our name, and whether our name was in it."""
    call = re.compile(rf"<@{re.escape(us.bot_user)}(?:\|[^<>]*)?>[,:]?[ \t]*")
    text, calls = call.subn("", said.text or "")
    return plain(text, emoji_of(said.blocks)), calls > 0


def _name(channel: str, ts: str, us: Us) -> str:
    return f"{PLATFORM}:{us.team}:{channel}:{ts}"


def _place(channel: str, said: Said, us: Us) -> Place:
    return Place(PLATFORM, us.team, channel, said.thread_ts or said.ts)


def _place_of(pressed: Pressed, us: Us) -> Place:
    """Where the card belongs. Its blocks say so: a slash command's thread is not named after a message."""
    where, parent = pressed.container, pressed.message or Parent()
    told = read({"thread": pressed.actions[0].block_id.partition(".")[2]}, Told)
    thread = told.thread if told else parent.thread_ts or where.thread_ts or where.message_ts
    return Place(PLATFORM, us.team, where.channel_id, thread)


def _images(said: Said) -> int:
    return sum((file.mimetype or "").startswith("image/") for file in said.files or ())


def _value(typed: Mapping[str, Typed]) -> str:
    return next((each.value for each in typed.values() if each.value), "")
