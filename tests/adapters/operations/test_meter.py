"""What is counted is what happened."""

import asyncio
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from adapters.operations.meter import PrometheusMeter
from bot.errors import Unavailable
from tests.adapters.operations.asking import Sample, is_nan, samples, value

DEEDS: dict[str, Callable[[PrometheusMeter], None]] = {
    "comeback_events_accepted_total": PrometheusMeter.accepted,
    "comeback_events_answered_total": PrometheusMeter.answered,
    "comeback_events_failed_total": PrometheusMeter.failed,
}
ROOT = Path(__file__).parents[3]
BOUNDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


async def none_waiting() -> int:
    return 0


def told(meter: PrometheusMeter) -> str:
    return asyncio.run(meter.read()).decode()


@given(st.lists(st.sampled_from(sorted(DEEDS))))
def test_each_deed_is_counted_under_its_name(deeds: list[str]) -> None:
    meter = PrometheusMeter(none_waiting)
    for deed in deeds:
        DEEDS[deed](meter)

    assert samples(told(meter)) == [Sample(name, (), count) for name, count in sorted(Counter(deeds).items())]


@given(st.lists(st.floats(0, 100), min_size=1))
def test_first_hint_falls_into_every_bucket_that_it_is_fast_enough_for(seconds: list[float]) -> None:
    meter = PrometheusMeter(none_waiting)
    for one in seconds:
        meter.hinted(one)

    buckets = {
        float(sample.labels[0][1]): sample.value
        for sample in samples(told(meter))
        if sample.name == "comeback_first_hint_seconds_bucket"
    }
    expected = {bound: sum(one <= bound for one in seconds) for bound in (*BOUNDS, float("inf"))}
    assert buckets == {bound: count for bound, count in expected.items() if count}


def test_clock_that_runs_ahead_makes_no_hint_faster_than_at_once() -> None:
    meter = PrometheusMeter(none_waiting)
    meter.hinted(-3.0)
    meter.hinted(0.02)

    text = told(meter)
    assert value(text, "comeback_first_hint_seconds_sum") == 0.02
    assert value(text, "comeback_first_hint_seconds_count") == 2


def test_calls_and_tokens_are_counted_by_model() -> None:
    meter = PrometheusMeter(none_waiting)
    for model, tokens in (("small", 10), ("large", 700), ("small", 5)):
        meter.called(model, tokens)

    assert samples(told(meter)) == [
        Sample("comeback_model_calls_total", (("model", "small"),), 2),
        Sample("comeback_model_calls_total", (("model", "large"),), 1),
        Sample("comeback_model_tokens_total", (("model", "small"),), 15),
        Sample("comeback_model_tokens_total", (("model", "large"),), 700),
    ]


def test_feedback_is_counted_by_what_it_says() -> None:
    meter = PrometheusMeter(none_waiting)
    for helpful in (True, False, True):
        meter.rated(helpful=helpful)

    assert samples(told(meter)) == [
        Sample("comeback_feedback_total", (("helpful", "yes"),), 2),
        Sample("comeback_feedback_total", (("helpful", "no"),), 1),
    ]


def test_two_meters_count_for_themselves() -> None:
    first, second = PrometheusMeter(none_waiting), PrometheusMeter(none_waiting)
    first.accepted()

    assert samples(told(second)) == []


def test_process_tells_its_memory_and_its_cpu_time() -> None:
    text = told(PrometheusMeter(none_waiting))

    assert {"process_resident_memory_bytes", "process_cpu_seconds_total", "process_open_fds"} <= set(text.split())


def test_every_metric_is_explained_to_those_who_run_the_bot() -> None:
    explained = re.findall(r"^\| `(comeback_\w+)", (ROOT / "docs" / "operations.md").read_text(), re.MULTILINE)
    counted = re.findall(r"^# TYPE (comeback_\w+)", told(PrometheusMeter(none_waiting)), re.MULTILINE)

    assert sorted(explained) == sorted(name for name in counted if not name.endswith("_created"))


async def test_backlog_is_asked_each_time_it_is_read() -> None:
    backlog = [7, 3]

    async def waiting() -> int:
        return backlog.pop()

    meter = PrometheusMeter(waiting)

    assert [value((await meter.read()).decode(), "comeback_events_waiting") for _ in range(2)] == [3, 7]


async def test_backlog_that_cannot_be_known_is_no_number_and_hides_nothing_else() -> None:
    answers: list[int | Exception] = [2, RuntimeError("a fault of ours"), Unavailable("The database is away.")]

    async def waiting() -> int:
        answer = answers.pop()
        if isinstance(answer, Exception):
            raise answer
        return answer

    meter = PrometheusMeter(waiting)
    meter.accepted()
    texts = [(await meter.read()).decode() for _ in range(3)]

    away, broken, back = (value(text, "comeback_events_waiting") for text in texts)
    assert (is_nan(away), is_nan(broken), back) == (True, True, 2)
    assert [value(text, "comeback_events_accepted_total") for text in texts] == [1, 1, 1]
