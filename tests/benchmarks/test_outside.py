"""The measures of the outside checks."""

import numpy as np
import pytest

from benchmarks.outside import precision_at, spearman


def test_spearman_is_one_for_the_same_order() -> None:
    assert spearman(np.array([1.0, 2.0, 9.0]), np.array([0.1, 0.2, 0.3])) == pytest.approx(1)


def test_spearman_shares_the_rank_of_equals() -> None:
    ranks = np.corrcoef([1.5, 1.5, 3.0, 4.0], [1.0, 2.0, 3.0, 4.0])[0, 1]
    assert spearman(np.array([5.0, 5.0, 6.0, 7.0]), np.array([1.0, 2.0, 3.0, 4.0])) == pytest.approx(ranks)


def test_precision_at_goes_down_to_the_chance_that_finds_enough() -> None:
    chances, so = np.array([0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3]), np.array([True, True, False, True, True, False, True])
    assert precision_at(chances, so, np.ones(7)) == pytest.approx(4 / 5)


def test_precision_at_counts_a_row_by_its_weight() -> None:
    chances, so = np.array([0.9, 0.8, 0.7]), np.array([True, False, True])
    assert precision_at(chances, so, np.array([1.0, 8.0, 1.0])) == pytest.approx(2 / 10)
