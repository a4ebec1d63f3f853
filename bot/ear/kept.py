"""What heads said of drafts by writers that they were not tuned on: half an hour of work, kept beside the drafts."""

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from bot.ear.example import DRAFTS, Example
from bot.ear.sound import SOUNDS
from bot.errors import Misuse

KEPT = DRAFTS / "said.msgpack"


class Said(msgspec.Struct, frozen=True):
    """Half-precision logits, a row a draft, and the mark of the drafts that they belong to."""

    drafts: str
    folds: int
    numbers: bytes


def mark(drafts: Sequence[Example]) -> str:
    """A hash of the drafts and of what the readers heard in them."""
    return blake2b(msgspec.json.encode(drafts), digest_size=16).hexdigest()


def keep(drafts: Sequence[Example], said: NDArray[np.float32], folds: int, path: Path = KEPT) -> None:
    """Write what was said of these drafts."""
    path.write_bytes(msgspec.msgpack.encode(Said(mark(drafts), folds, said.astype("<f2").tobytes())))


def kept(drafts: Sequence[Example], folds: int, path: Path = KEPT) -> NDArray[np.float32]:
    """What was said of these drafts. Raises Misuse when it is of others."""
    try:
        said = msgspec.msgpack.decode(path.read_bytes(), type=Said)
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError) as error:
        raise Misuse("Nothing is kept of a training. Train the whole ear first.") from error
    if (said.drafts, said.folds) != (mark(drafts), folds):
        raise Misuse("What is kept of the last training belongs to other drafts. Train the whole ear again.")
    return np.frombuffer(said.numbers, "<f2").reshape(len(drafts), len(SOUNDS)).astype(np.float32)
