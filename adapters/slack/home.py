"""The app's own page, which Slack calls App Home: who opens it, what is pressed there, how it is drawn.

Only its owner sees it, and nothing can be said there. So what is pressed is answered in the direct messages with that
person, in a thread of its own, as a slash command is.
"""

from datetime import datetime
from typing import Literal

from msgspec import Struct
from msgspec.json import encode

from adapters.slack.element import Drawn
from adapters.slack.escape import clean
from adapters.slack.events import PLATFORM, Opening, Us
from adapters.slack.payload import COMMAND, OPENS, About, Action, Id, Origin, Payload, Token, User, decode, read
from adapters.slack.render import blocks_of
from bot.chat import Card, Person, Place, Press, Visit

PAGE = "home:"  # opens the name of the place that somebody's page is


class Opened(Struct, tag_field="tab", tag="home"):
    type: Literal["app_home_opened"]
    user: Id
    channel: Id  # the direct messages with that person
    event_ts: Token  # Slack's own example of it has no point in it, as others have


class Page(Struct):
    type: Literal["home"]
    id: Token
    private_metadata: Id  # the direct messages with its owner


class PressedThere(Struct):
    type: Literal["block_actions"]
    user: User
    view: Page
    actions: tuple[Action, ...]
    trigger_id: Token


def is_page(place: Place) -> bool:
    """True for somebody's page, where cards are not messages."""
    return place.thread.startswith(PAGE)


def owner_of(page: Place) -> str:
    """Whose page it is."""
    return page.thread.removeprefix(PAGE)


def visit_event(event: Payload, us: Us, at: datetime) -> Visit | None:
    """Somebody looks at their page; None for everything else, their messages with us included."""
    opened = read(event, Opened)
    if opened is None:
        return None
    return Visit(
        id=f"{PLATFORM}:{us.team}:{opened.user}:{opened.event_ts}",
        place=_page(opened.channel, opened.user, us),
        person=Person(opened.user, opened.user),
        at=at,
        private=True,
    )


def page_press(body: Payload, us: Us, at: datetime) -> Press | None:
    """A button of somebody's page; None for one that opens a form."""
    pressed = _pressed(body)
    if pressed is None or pressed.actions[0].action_id.startswith(OPENS):
        return None
    action = pressed.actions[0]
    return Press(
        id=f"{PLATFORM}:{us.team}:{pressed.view.id}:{action.action_ts}",
        place=Place(PLATFORM, us.team, pressed.view.private_metadata, COMMAND + pressed.trigger_id),
        person=pressed.user.person,
        at=at,
        private=True,
        button=clean(action.chosen),
    )


def page_opening(body: Payload, us: Us) -> Opening | None:
    """The form that a button of somebody's page opens; None for every other button."""
    pressed = _pressed(body)
    if pressed is None or not pressed.actions[0].action_id.startswith(OPENS):
        return None
    origin = decode(pressed.actions[0].value, Origin)
    if origin is None:
        return None
    channel = pressed.view.private_metadata
    about = encode(About(origin.form, channel, COMMAND + pressed.trigger_id)).decode()
    return Opening(pressed.trigger_id, _page(channel, pressed.user.id, us), origin.card, origin.form, about)


def page_of(card: Card, place: Place) -> Drawn:
    """The page, as Slack publishes it."""
    return {"type": "home", "private_metadata": place.channel, "blocks": blocks_of(card, place.thread)}


def _pressed(body: Payload) -> PressedThere | None:
    pressed = read(body, PressedThere)
    return pressed if pressed and pressed.actions else None


def _page(channel: str, person: str, us: Us) -> Place:
    return Place(PLATFORM, us.team, channel, PAGE + person)
