"""Labelled drafts: what the ear learns from, one file a writer."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bot.ear.sound import SOUNDS
from bot.errors import Misuse
from bot.finding import Component, Intent, Label

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DRAFTS = Path(__file__).parent / "drafts"
SURE, DISPUTED = 1.0, 2 / 3  # how true what the readers settled on is: all of them said so, or two of three


class Example(msgspec.Struct, frozen=True, omit_defaults=True):
    """A draft with what careful readers heard in it, by drafts/GUIDE.md."""

    id: str
    writer: str
    domain: str
    platform: str
    text: str
    intent: Intent
    parent: str = ""
    issues: tuple[Label, ...] = ()
    components: tuple[Component, ...] = ()
    disputed: tuple[str, ...] = ()  # labels, intents and components on which the readers differed
    readers: int = 1

    def target(self, sound: str) -> float:
        """How true it is that this is in the draft, from 0 to 1."""
        settled = sound in self.issues or sound in self.components or sound == self.intent
        doubt = SURE - DISPUTED if sound in self.disputed else 0.0
        return SURE - doubt if settled else doubt


def examples(folder: Path = DRAFTS) -> tuple[Example, ...]:
    """All labelled drafts in the files of a folder, in the order of their names. Raises Misuse for a broken line."""
    return tuple(example for file in sorted(folder.glob("*.jsonl")) for example in _read(file))


def _read(file: Path) -> Iterator[Example]:
    for number, line in enumerate(file.read_bytes().splitlines(), 1):
        try:
            yield msgspec.json.decode(line, type=Example)
        except (UnicodeDecodeError, msgspec.MsgspecError) as error:
            raise Misuse(f"Line {number} of {file.name} is no labelled draft: {error}.") from error


def targets(drafts: Sequence[Example]) -> "NDArray[np.float32]":
    """One row a draft, one column a sound."""
    import numpy as np  # noqa: PLC0415 - the drafts can be read without it

    return np.array([[draft.target(sound) for sound in SOUNDS] for draft in drafts], dtype=np.float32)
