"""The shapes of what Slack sends, as far as they matter here; whatever has another shape is not for us."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct

from adapters.slack.escape import clean
from bot.chat import Person

COMMAND = "command:"  # opens the name of a thread that a slash command began and that has no message yet
FORM = "comeback_form"  # the callback id of every form
FIELD = "field."  # stands before the names of a form's own fields
SHORTCUT = "coach_message"  # the callback id of the message shortcut
OPENS = "form."  # opens the action id of a button that has a form; every other button is a press

HIDDEN = frozenset({"privategroup", "directmessage"})  # what Slack calls a channel that it does not name
GROUP = "mpdm-"  # opens the name of a direct message between several

_STAMP = r"[0-9]{1,20}\.[0-9]{1,10}"
_TOKEN = r"[A-Za-z0-9._-]{1,200}"  # noqa: S105 - the shape of Slack's one-time names

Payload = Mapping[str, Any]
Shape = TypeVar("Shape", bound=Struct)
Id = Annotated[str, Meta(pattern=r"^[A-Za-z0-9]{1,64}\Z")]
Stamp = Annotated[str, Meta(pattern=rf"^{_STAMP}\Z")]  # names a message within its channel
Moment = Annotated[str, Meta(pattern=r"^[0-9]{1,10}\.[0-9]{1,6}\Z")]  # seconds since 1970
Token = Annotated[str, Meta(pattern=rf"^{_TOKEN}\Z")]
Thread = Annotated[str, Meta(pattern=rf"^(?:{COMMAND}{_TOKEN}|{_STAMP})\Z")]


class Origin(Struct, frozen=True, array_like=True):
    """What a button that opens a form carries: the card that has it, and the form's value."""

    card: str
    form: str


class About(Struct, frozen=True):
    form: str
    channel: Id
    thread: Thread


class File(Struct):
    mimetype: str | None = None


class Said(Struct, kw_only=True):
    ts: Stamp
    user: Id | None = None
    text: str | None = None
    thread_ts: Stamp | None = None
    subtype: str | None = None
    bot_id: str | None = None
    edited: Any = None
    files: list[File] | None = None
    blocks: Any = None


class Posted(Said, kw_only=True):
    type: Literal["app_mention", "message"]
    channel: Id
    channel_type: str | None = None

    @property
    def private(self) -> bool | None:
        """Whether only some may read it; None for a mention, which does not say: the same words as a message do."""
        return _is_private(self.channel_type)


class Deleted(Struct):
    subtype: Literal["message_deleted"]
    channel: Id
    previous_message: Said


class Edited(Struct):
    user: Id
    ts: Moment


class Reworded(Said, kw_only=True):
    edited: Edited


class Changed(Struct):
    """A message was edited. The same is told of unfurled links, of threads that grow, and again long afterwards."""

    subtype: Literal["message_changed"]
    channel: Id
    message: Reworded
    previous_message: Said
    channel_type: str | None = None

    @property
    def private(self) -> bool | None:
        """Whether only some may read it; None where Slack does not say."""
        return _is_private(self.channel_type)


class Tombstone(Struct):
    subtype: Literal["tombstone"]


class Buried(Struct):
    """A message with a thread below it was deleted: it stays, without its words."""

    subtype: Literal["message_changed"]
    channel: Id
    message: Tombstone
    previous_message: Said


class User(Struct):
    id: Id
    username: str | None = None
    name: str | None = None

    @property
    def person(self) -> Person:
        return Person(self.id, clean(self.username or self.name or "") or self.id)


class Channel(Struct):
    id: Id
    name: str | None = None

    @property
    def private(self) -> bool | None:
        """True for one whose name Slack keeps to itself; None for any other: only a command says that it is public."""
        return is_hidden(self.name) or None


class Container(Struct):
    channel_id: Id
    message_ts: Stamp
    thread_ts: Stamp | None = None


class Parent(Struct):
    thread_ts: Stamp | None = None


class Option(Struct):
    value: str


class Action(Struct):
    type: Literal["button", "feedback_buttons", "static_select"]
    action_id: str
    action_ts: Stamp
    value: str = ""
    selected_option: Option | None = None
    block_id: str = ""

    @property
    def chosen(self) -> str:
        """The value of the button, or of what was chosen in the menu."""
        return self.selected_option.value if self.selected_option else self.value


class Pressed(Struct):
    type: Literal["block_actions"]
    user: User
    container: Container
    actions: Annotated[list[Action], Meta(min_length=1)]
    trigger_id: Token
    message: Parent | None = None
    channel: Channel | None = None


class Commanded(Struct):
    command: Annotated[str, Meta(pattern=r"^/[^\s/]{1,80}\Z")]
    user_id: Id
    channel_id: Id
    trigger_id: Token
    text: str | None = None
    user_name: str | None = None
    channel_name: str | None = None


class Shortcut(Struct):
    type: Literal["message_action"]
    callback_id: Literal["coach_message"]
    trigger_id: Token
    user: User
    channel: Channel
    message: Said


class Typed(Struct):
    value: str | None = None


class State(Struct):
    values: dict[str, dict[str, Typed]]


class View(Struct):
    id: Token
    hash: Token
    callback_id: Literal["comeback_form"]
    private_metadata: str
    state: State


class Sent(Struct):
    type: Literal["view_submission"]
    user: User
    view: View


class Told(Struct):
    thread: Thread


def is_hidden(name: str | None) -> bool | None:
    """Whether this stands in place of the name of a private channel or a direct message; None where no name is."""
    return name in HIDDEN or name.startswith(GROUP) if name else None


def _is_private(channel_type: str | None) -> bool | None:
    return None if channel_type is None else channel_type != "channel"


def read(payload: Any, shape: type[Shape]) -> Shape | None:
    try:
        return msgspec.convert(payload, shape)
    except msgspec.ValidationError:
        return None


def decode(text: str, shape: type[Shape]) -> Shape | None:
    try:
        return msgspec.json.decode(text, type=shape)
    except (msgspec.DecodeError, UnicodeEncodeError):
        return None
