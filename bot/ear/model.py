"""What `comeback train` made: a small file of numbers, and how they are applied."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from bot.ear.evidence import Evidence
from bot.ear.regression import Doubles, chance
from bot.ear.sound import SOUNDS
from bot.errors import Unavailable

MODEL = Path(__file__).parent / "model.msgpack"

Floats = NDArray[np.float32]


class Stage(msgspec.Struct, frozen=True, dict=True):
    """Logistic regressions side by side: a row an answer, a column a piece of evidence."""

    answers: tuple[str, ...]
    columns: tuple[str, ...]
    numbers: bytes  # float32, row by row: the weights of an answer, then its intercept

    @cached_property
    def _weights(self) -> Doubles:
        return np.frombuffer(self.numbers, "<f4").reshape(len(self.answers), -1).astype(np.float64)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.columns)}

    def chances(self, evidence: Sequence[Evidence]) -> Doubles:
        """How likely each answer is for each draft: a row a draft. Evidence that it does not know is passed over."""
        table = np.zeros((len(evidence), len(self.columns)))
        for row, pieces in enumerate(evidence):
            for name, value in pieces.items():
                if name in self._places:
                    table[row, self._places[name]] = value
        return chance(table @ self._weights[:, :-1].T + self._weights[:, -1])


class Model(msgspec.Struct, frozen=True, dict=True):
    """The heads on the encoder's vectors, the stages that weigh them with everything else, and when to speak."""

    encoder: str  # the mark of the file that was tuned
    heads: bytes  # float32, a row a sound: its weights, then its intercept
    intent: Stage
    issues: Stage
    components: Stage
    shown: float  # a chance from which a label is told
    sure: float  # and from which it is told with certainty
    present: float  # a chance from which a part of an apology counts as there

    @cached_property
    def _heads(self) -> Floats:
        return np.frombuffer(self.heads, "<f4").reshape(len(SOUNDS), -1)

    def loudness(self, shares: Floats) -> Floats:
        """What shares of a vector add to each sound: a row a share."""
        return np.asarray(shares @ self._heads[:, :-1].T, dtype=np.float32)

    def sounds(self, vectors: Floats) -> Floats:
        """What the heads say of vectors: a row a vector, a column a sound."""
        return np.asarray(vectors @ self._heads[:, :-1].T + self._heads[:, -1], dtype=np.float32)


def load(path: Path = MODEL) -> Model:
    """The model of a file. Raises Unavailable when there is none in it."""
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=Model)
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError) as error:
        raise Unavailable("The ear's model is missing or damaged. Install Comeback anew.") from error


def stage(answers: Iterable[str], columns: Sequence[str], weights: Iterable[tuple[Doubles, float]]) -> Stage:
    """A stage of fitted weights."""
    rows = [np.append(weight, intercept) for weight, intercept in weights]
    return Stage(tuple(answers), tuple(columns), np.array(rows, dtype="<f4").tobytes())
