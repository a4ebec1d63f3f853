"""What a feature declares, once; every platform offers exactly this."""

from collections.abc import AsyncIterator
from typing import NamedTuple, Protocol

from bot.chat import Event, Reply


class SlashCommand(NamedTuple):
    """A slash command: its name without the slash, what it does, and what to write behind it."""

    name: str
    summary: str
    argument: str = ""  # "[draft]": shown in menus and help


class Verb(NamedTuple):
    """A word that works in a coached thread, as text and as button."""

    name: str
    summary: str


class Prompt(NamedTuple):
    """Words to begin with, for who does not know what to say: what they are an example of, and the words."""

    title: str
    message: str


class Feature(Protocol):
    """Answers events by yielding replies; never posts."""

    name: str  # the first word of every button and form value it gives out
    commands: tuple[SlashCommand, ...]
    verbs: tuple[Verb, ...]
    prompts: tuple[Prompt, ...]

    def respond(self, event: Event) -> AsyncIterator[Reply]:
        """The story of the feature, read from top to bottom: one reply after the other.

        Every feature hears of a Visit; the router makes one page of what they yield.
        """
