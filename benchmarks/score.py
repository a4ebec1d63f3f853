"""How right a table of yes and no is, beside what careful readers settled on."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.bool_]  # a row a draft, a column a label
Flags = NDArray[np.bool_]  # one a draft
Doubles = NDArray[np.float64]
Rows = NDArray[np.int64]

DRAWS = 1_000
STEPS = np.arange(0.05, 0.96, 0.01)


class Score(NamedTuple):
    """How often it was said, how often it was so, and how often both."""

    both: int
    said: int
    so: int

    @property
    def precision(self) -> float:
        """The share of what was said that is so; 0 when nothing was said."""
        return self.both / max(1, self.said)

    @property
    def recall(self) -> float:
        """The share of what is so that was said; 0 when nothing is."""
        return self.both / max(1, self.so)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.both / max(1, self.said + self.so)


class Bin(NamedTuple):
    """Answers whose chances were about the same: how likely they were said to be, and how often they were so."""

    chance: float
    share: float
    answers: int


class Goal(NamedTuple):
    """What was measured, what was promised, and whether it is kept."""

    name: str
    measured: str
    promised: str
    met: bool

    def __str__(self) -> str:
        return f"{'met' if self.met else 'MISSED':8}{self.name:64}{self.measured:>10}   promised {self.promised}"


def score(said: Table, truth: Table) -> Score:
    """All labels counted together."""
    return Score(int((said & truth).sum()), int(said.sum()), int(truth.sum()))


def best_step(chances: Doubles, truth: Table) -> float:
    """The threshold with the best F1."""
    return float(max(STEPS, key=lambda step: score(chances >= step, truth).f1))


def calibration(chances: Doubles, truth: Table, bins: int = 10) -> list[Bin]:
    """Bins of equal width, from the least likely; empty ones are left out."""
    flat, so = chances.ravel(), truth.ravel()
    places = np.minimum((flat * bins).astype(int), bins - 1)
    which = [places == number for number in range(bins)]
    return [Bin(float(flat[here].mean()), float(so[here].mean()), int(here.sum())) for here in which if here.any()]


def interval(measure: Callable[[Rows], float], groups: Sequence[object]) -> tuple[float, float]:
    """Between what a measure of rows lies in 95 % of seeded draws of whole groups, with replacement."""
    names, numbers = np.unique(np.array(groups), return_inverse=True)
    places = [np.flatnonzero(numbers == number) for number in range(len(names))]
    chance = np.random.default_rng(0)
    drawn = [chance.integers(len(places), size=len(places)) for _ in range(DRAWS)]
    found = [measure(np.concatenate([places[number] for number in some])) for some in drawn]
    low, high = np.quantile(found, [0.025, 0.975])
    return float(low), float(high)
