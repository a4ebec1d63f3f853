"""Stand-ins for the ports of the ear, with their state open to look at, and a small model that fits them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.ear.model import Model, stage
from bot.ear.sound import COMPONENTS, LABELS, SOUNDS
from bot.finding import INTENTS, Span
from bot.ports import Embedded, Tuned

Floats = NDArray[np.float32]

MARK = "the fake encoder"
SORRY_IF, BUY = "sorry if", "buy"
HEARD_IN = {SORRY_IF: ("non-apology", "apologise", "expression_of_regret"), BUY: ("self-promo", "promote")}
LOUD, FAINT = 6.0, -6.0


class FakeEmbedder:
    """Knows two phrases, and turns each into a direction; a third one is for texts with neither. Keeps what it read."""

    def __init__(self, mark: str = MARK) -> None:
        self.mark = mark
        self.read: list[list[str]] = []

    def embed(self, texts: Sequence[str], parts: Sequence[Sequence[Span]] = ()) -> Embedded:
        self.read.append(list(texts))
        shares = [
            self._vectors([one.of(text) for one in some]) / max(1, len(some))
            for text, some in zip(texts, parts, strict=False)
        ]
        return Embedded(self._vectors(texts), shares)

    def _vectors(self, texts: Sequence[str]) -> Floats:
        if not texts:
            return np.zeros((0, 3), dtype=np.float32)
        rows = [[phrase in text.lower() for phrase in HEARD_IN] for text in texts]
        vectors = np.array([[*row, not any(row)] for row in rows], dtype=np.float32)
        return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


class FakeTuner:
    """Learns by heart: hears in a text what was true of the tuned text with most words in common. Keeps what it got."""

    def __init__(self) -> None:
        self.read_texts: list[str] = []
        self.tuned_on: list[tuple[list[str], Floats, slice]] = []
        self.heard: list[tuple[str, list[str]]] = []  # the mark of what was tuned, and the texts

    def read(self, texts: Sequence[str]) -> list[str]:
        self.read_texts += texts
        return list(texts)

    def tune(self, states: Sequence[str], targets: Floats, one_of: slice) -> Tuned:
        assert len(states) == len(targets)
        self.tuned_on.append((list(states), targets.copy(), one_of))
        count = targets.shape[1]
        weight = np.arange(3 * count, dtype=np.float32).reshape(count, 3)
        return Tuned(str(len(self.tuned_on) - 1), {}, weight, -np.arange(count, dtype=np.float32))

    def hear(self, tuned: Tuned, states: Sequence[str]) -> Floats:
        self.heard.append((tuned.mark, list(states)))
        texts, targets, _ = self.tuned_on[int(tuned.mark)]
        words = [set(text.lower().split()) for text in texts]

        def nearest(state: str) -> int:
            mine = set(state.lower().split())
            return max(range(len(words)), key=lambda row: len(words[row] & mine) / len(words[row] | mine | {""}))

        true = np.array([targets[nearest(state)] for state in states])
        return np.asarray(FAINT + (LOUD - FAINT) * true, dtype=np.float32)


def small_model(*, encoder: str = MARK, shown: float = 0.5) -> Model:
    """A model for the fake embedder: a sound is there where its phrase is, and nothing else is weighed."""
    rows = [[LOUD - FAINT if sound in sounds else 0.0 for sounds in HEARD_IN.values()] + [0.0] for sound in SOUNDS]
    heads = np.hstack([np.array(rows), np.full((len(SOUNDS), 1), FAINT)])
    columns = [f"sounds {sound}" for sound in SOUNDS]
    stages = {
        name: stage(names, columns, ((np.eye(len(SOUNDS))[SOUNDS.index(one)], 0.0) for one in names))
        for name, names in (("intent", INTENTS), ("issues", LABELS), ("components", COMPONENTS))
    }
    return Model(encoder, heads.astype("<f4").tobytes(), **stages, shown=shown, sure=0.8, present=0.5)
