import asyncio
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.openai.breaker import Breaker
from adapters.openai.failure import Failure
from tests.adapters.openai.asking import FakeClock

RESTING = "The language model at here failed {} times in a row, so it has a rest. Try again in {} seconds."


def call(breaker: Breaker, fault: BaseException | None = None) -> str:
    """What came of a call that ends like this: its fault, the breaker's sentence, or nothing."""
    try:
        with breaker.watching():
            if fault:
                raise fault
    except (Failure, asyncio.CancelledError) as error:
        return str(error)
    return ""


def away() -> Failure:
    return Failure("away", down=True)


@pytest.fixture
def tired(clock: FakeClock) -> Breaker:
    """Failed three times, a minute ago: the next call is on trial."""
    breaker = Breaker("here", clock)
    assert [call(breaker, away()) for _ in range(4)] == ["away", "away", "away", RESTING.format(3, 60)]
    clock.now += 60
    return breaker


def test_breaker_lets_through_what_fails_with_an_answer_between(clock: FakeClock) -> None:
    breaker = Breaker("here", clock)
    ends = [away(), away(), None, away(), away(), Failure("refused"), away(), away(), None]

    assert [call(breaker, end) for end in ends] == ["away", "away", "", "away", "away", "refused", "away", "away", ""]


def test_breaker_closes_after_a_trial_that_went_well(tired: Breaker) -> None:
    assert [call(tired), call(tired, away()), call(tired)] == ["", "away", ""]


def test_breaker_stays_open_after_a_trial_that_failed(tired: Breaker, clock: FakeClock) -> None:
    assert [call(tired, away()), call(tired)] == ["away", RESTING.format(4, 60)]
    clock.now += 59.5
    assert call(tired) == RESTING.format(4, 1)
    clock.now += 0.5
    assert call(tired) == ""


def test_breaker_lets_one_call_through_on_trial(tired: Breaker) -> None:
    with tired.watching():
        assert call(tired) == RESTING.format(3, 1)

    assert call(tired) == ""


def test_breaker_tries_again_after_a_trial_that_was_given_up(tired: Breaker) -> None:
    ends = [asyncio.CancelledError("given up"), asyncio.CancelledError("given up"), None]

    assert [call(tired, end) for end in ends] == ["given up", "given up", ""]


def test_breaker_learns_from_a_call_that_began_before_it_opened(clock: FakeClock) -> None:
    breaker = Breaker("here", clock)

    with breaker.watching():
        assert [call(breaker, away()) for _ in range(4)] == ["away", "away", "away", RESTING.format(3, 60)]

    assert call(breaker) == ""


@given(st.lists(st.tuples(st.floats(0, 100), st.booleans())))
def test_breaker_never_asks_sooner_than_a_minute_after_the_third_failure_in_a_row(
    calls: Sequence[tuple[float, bool]],
) -> None:
    clock = FakeClock()
    breaker = Breaker("here", clock)
    asked: list[tuple[float, bool]] = []
    for pause, fails in calls:
        clock.now += pause
        told = call(breaker, away() if fails else None)
        if told in ("", "away"):
            asked.append((clock.now, fails))

    runs = [asked[max(0, at - 2) : at + 1] for at in range(len(asked))]
    tired = [len(run) == 3 and all(fails for _, fails in run) for run in runs]
    waits = [after[0] - before[0] for before, after in pairwise(asked)]
    assert [wait for wait, after in zip(waits, tired, strict=False) if after and wait < 60] == []
