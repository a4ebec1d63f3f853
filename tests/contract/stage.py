"""A platform as its users meet it: a running program, words going in, and what can be seen afterwards.

Every platform gets one Stage; the suite in test_platform.py is the same for all of them.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol, TypeVar

Found = TypeVar("Found")
PATIENCE = 60.0  # seconds; a busy machine is no fault


class SeenCard(NamedTuple):
    """A card as a person sees it."""

    summary: str
    rules: tuple[str, ...]
    quotes: tuple[str, ...]
    wordings: tuple[str, ...]
    intent: str
    says: str  # everything readable on it


class Screen(NamedTuple):
    """Everything that Comeback shows in a thread."""

    cards: tuple[SeenCard, ...]
    whispers: tuple[str, ...]


class Stage(Protocol):
    """One thread on one platform."""

    def mention(self, text: str, event: str = "e1", *, images: int = 0, by_bot: bool = False) -> None:
        """Open the thread by calling the bot."""

    def write(self, text: str, event: str) -> None:
        """Write in the thread."""

    def press(self, label: str, event: str) -> None:
        """Press the button with that label on the newest card."""

    def submit(self, label: str, values: dict[str, str], event: str) -> None:
        """Open the form behind that button and send it."""

    def edit(self, event: str, text: str) -> None:
        """The author changes the words of the draft: the message, or by form where messages stay as they are."""

    def delete(self, event: str, message: str) -> None:
        """The author deletes a message."""

    def demote(self) -> bool:
        """Let the person decide nothing for the workspace; False where whoever is there decides."""

    def redeliver(self) -> None:
        """The platform sends the last event again."""

    def restart(self) -> None:
        """The program ends and starts again."""

    def screen(self) -> Screen:
        """What can be seen, once everything is answered."""

    def close(self) -> None:
        """End the program."""


def eventually(look: Callable[[], Found | None]) -> Found:
    """What `look` finds, as soon as it finds something."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if (found := look()) is not None:
            return found
        time.sleep(0.02)
    raise AssertionError("nothing came within the time that a person would wait")


def comeback(
    *arguments: str, database: Path, environment: Mapping[str, str] = MappingProxyType({}), **options: Any
) -> subprocess.Popen[bytes]:
    """The program, as it is started from a checkout."""
    known = {**os.environ, "COMEBACK_DATABASE_URL": f"sqlite:///{database}", **environment}
    return subprocess.Popen([sys.executable, "-m", "bot", *arguments], env=known, **options)
