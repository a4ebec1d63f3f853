"""How right a table of yes and no is."""

import numpy as np
import pytest

from benchmarks.score import Score, best_step, calibration, interval, score

SAID = np.array([[True, True, False], [False, True, False]])
SO = np.array([[True, False, True], [False, True, False]])


def test_score_counts_all_labels_together() -> None:
    assert score(SAID, SO) == Score(both=2, said=3, so=3)


def test_score_has_precision_recall_and_f1() -> None:
    found = Score(both=1, said=2, so=4)
    assert [found.precision, found.recall, found.f1] == pytest.approx([0.5, 0.25, 1 / 3])


def test_score_of_nothing_is_nothing() -> None:
    nothing = score(np.zeros((2, 3), bool), np.zeros((2, 3), bool))
    assert [nothing.precision, nothing.recall, nothing.f1] == [0, 0, 0]


def test_best_step_parts_what_is_so_from_what_is_not() -> None:
    step = best_step(np.array([[0.2], [0.4], [0.6]]), np.array([[False], [True], [True]]))
    assert 0.2 < step <= 0.4


def test_calibration_fills_bins_and_leaves_empty_ones_out() -> None:
    chances, so = np.array([[0.02, 0.04], [1.0, 0.97]]), np.array([[False, True], [True, True]])
    low, high = calibration(chances, so)
    assert (low.answers, high.answers) == (2, 2)
    assert [low.chance, low.share, high.chance, high.share] == pytest.approx([0.03, 0.5, 0.985, 1.0])


def test_interval_draws_whole_groups_and_the_same_each_time() -> None:
    numbers = np.array([0.0, 0.0, 1.0, 1.0])
    seen: set[float] = set()

    def measure(rows: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> float:
        seen.add(float(numbers[rows].mean()))
        return float(numbers[rows].mean())

    found = interval(measure, ["a", "a", "b", "b"])
    assert found == (0.0, 1.0) == interval(measure, ["a", "a", "b", "b"])
    assert seen == {0.0, 0.5, 1.0}
