"""What is kept of conversations: drafts with all that became of them, turns of threads, and which hints are muted."""

from datetime import datetime
from typing import Literal

import msgspec

from bot.chat import Card, Place
from bot.finding import Finding, Intent

Mode = Literal[
    "respond", "apologise", "ask-help", "thank", "share-failure", "converse", "bio", "options", "video",
    "holding-statement", "public-apology", "personal-apology", "correction", "all-clear", "internal-note",
]  # fmt: skip


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """A better wording, and where it comes from."""

    id: str
    title: str
    text: str
    made_by: str  # "composer", or the model's name
    prompt: str  # name and version of the prompt or of the composer, for comparing results later
    why: str = ""  # what it does better, in a few words
    check: tuple[str, ...] = ()  # sentences on what the person should look at before it is used


class Coached(msgspec.Struct, frozen=True, kw_only=True):
    """A draft with everything known of it. `id` is the id of the event that brought it."""

    id: str
    place: Place
    author: str  # person id
    at: datetime
    text: str
    intent: Intent
    intent_chosen: bool = False  # True: the person said so; False: inferred
    mode: Mode | None = None  # what is to be written, when the person said so; None: what the intent asks for
    target: str = ""  # where it will be posted: x, mastodon, …; empty: unknown
    parent: str = ""  # the message that it answers
    answers: dict[str, str] = {}
    wishes: tuple[str, ...] = ()  # "shorter", "own-it", in the order in which they were pressed
    findings: tuple[Finding, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    question: str = ""  # name of the gap that the bot asked for and that is still open
    skipped: tuple[str, ...] = ()  # gaps that the person does not want to be asked about
    taken: str = ""  # id of the suggestion that the person took


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """One message of a thread: a person's words, or a card of the bot's."""

    id: str  # the event's id, or the card's key
    place: Place
    person: str
    name: str
    at: datetime
    text: str = ""
    card: Card | None = None
    message: str = ""  # the platform's id of the message that shows the card


class Mute(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that a workspace does not want to hear any more, and who said so; nobody's any more: both empty."""

    rule: str
    person: str  # person id
    name: str
    at: datetime
