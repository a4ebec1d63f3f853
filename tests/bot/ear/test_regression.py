"""Logistic regression: it finds what is there, and stands where the slope is flat."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ear.regression import Doubles, chance, fit


def loss(found: Doubles, features: Doubles, truth: Doubles, ridge: float) -> float:
    """What a fit makes small, written down in the plainest way: weights of columns in their own spread, intercept."""
    total = 0.0
    spread = features.std(axis=0)
    for row, true in zip(features, truth, strict=True):
        said = float(found[:-1] @ row + found[-1])
        likely = 1 / (1 + np.exp(-said))
        total -= true * np.log(likely) + (1 - true) * np.log(1 - likely)
    return float(total + ridge / 2 * ((found[:-1] * spread) ** 2).sum())


def drawn(seed: int, rows: int, weights: list[float], intercept: float) -> tuple[Doubles, Doubles]:
    """Drafts whose label was drawn with the chance that these weights give."""
    random = np.random.default_rng(seed)
    features = random.normal(size=(rows, len(weights)))
    likely = chance(features @ np.array(weights) + intercept)
    return features, (random.random(rows) < likely).astype(np.float64)


def test_fit_recovers_the_weights_that_labels_were_drawn_with() -> None:
    features, truth = drawn(seed=1, rows=20_000, weights=[2.0, -1.0, 0.0], intercept=0.5)

    weights, intercept = fit(features, truth, ridge=1.0)

    assert [*weights, intercept] == pytest.approx([2.0, -1.0, 0.0, 0.5], abs=0.1)


def test_fit_separates_what_can_be_separated_without_running_away() -> None:
    features = np.array([[-2.0], [-1.0], [1.0], [2.0]])
    truth = np.array([0.0, 0.0, 1.0, 1.0])

    weights, intercept = fit(features, truth, ridge=0.1)

    assert (chance(features @ weights + intercept) > 0.5).tolist() == [False, False, True, True]
    assert 0 < weights[0] < 10
    assert intercept == pytest.approx(0, abs=1e-6)


def test_fit_gives_the_same_bytes_twice() -> None:
    features, truth = drawn(seed=2, rows=300, weights=[1.0, -0.5, 0.2, 0.0], intercept=-1.0)

    first, second = (fit(features, truth, ridge=30.0) for _ in range(2))

    assert (first[0].tobytes(), first[1]) == (second[0].tobytes(), second[1])


def test_column_that_never_changes_says_nothing() -> None:
    features, truth = drawn(seed=3, rows=200, weights=[1.5], intercept=0.0)
    padded = np.hstack([features, np.full((200, 1), 7.0)])

    alone, intercept = fit(features, truth, ridge=1.0)
    weights, beside = fit(padded, truth, ridge=1.0)

    assert weights[1] == 0
    assert (weights[0], beside) == pytest.approx((alone[0], intercept))


def test_scale_of_a_column_does_not_matter() -> None:
    features, truth = drawn(seed=4, rows=200, weights=[1.0, -1.0], intercept=0.3)
    scaled = features * np.array([1.0, 1000.0]) + np.array([0.0, 5.0])

    weights, intercept = fit(features, truth, ridge=2.0)
    others, beside = fit(scaled, truth, ridge=2.0)

    assert np.allclose(features @ weights + intercept, scaled @ others + beside)


def test_soft_targets_pull_towards_the_share_of_readers_who_said_so() -> None:
    features = np.array([[0.0], [1.0]] * 200)
    truth = np.array([1 / 3, 2 / 3] * 200)

    weights, intercept = fit(features, truth, ridge=1e-6)

    assert chance(np.array([intercept, weights[0] + intercept])) == pytest.approx([1 / 3, 2 / 3], abs=1e-4)


@settings(max_examples=20)
@given(st.integers(0, 10_000), st.floats(0.5, 50), st.booleans())
def test_fit_stands_where_every_way_is_up(seed: int, ridge: float, soft: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    features, truth = drawn(seed, rows=60, weights=[1.0, -2.0, 0.5], intercept=0.4)
    if soft:
        truth = (1 + truth) / 3
    weights, intercept = fit(features, truth, ridge)
    found = np.append(weights, intercept)
    step = 1e-4

    slopes = [
        (loss(found + step * way, features, truth, ridge) - loss(found - step * way, features, truth, ridge)) / step / 2
        for way in np.eye(4)
    ]

    assert slopes == pytest.approx([0.0] * 4, abs=1e-4)


@given(st.lists(st.floats(allow_nan=False), min_size=1))
def test_chance_lies_between_none_and_certainty_for_any_number(said: list[float]) -> None:
    likely = chance(np.array(said))

    assert ((likely > 0) & (likely < 1)).all()
    assert chance(np.array([0.0])) == 0.5
