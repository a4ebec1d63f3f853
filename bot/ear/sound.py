"""What the heads of the ear listen for, in the order of their numbers."""

from typing import get_args

from bot.finding import INTENTS, Component, Label

LABELS: tuple[Label, ...] = get_args(Label)
COMPONENTS: tuple[Component, ...] = get_args(Component)
SOUNDS: tuple[str, ...] = (*LABELS, *INTENTS, *COMPONENTS)
ONE_INTENT = slice(len(LABELS), len(LABELS) + len(INTENTS))


def as_heard(text: str, parent: str = "") -> str:
    """The words that the encoder reads: the draft, then the message that it answers."""
    return f"{text}\n\nIn answer to: {parent}" if parent else text
