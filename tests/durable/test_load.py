"""Many events over two workers, and a database that goes away under them."""

import asyncio

import pytest

from tests.durable.stage import Stage, draft, posts


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)  # two machines need a server
async def test_thousand_mentions_delivered_three_times_become_a_thousand_cards_in_order(stage: Stage) -> None:
    events = [draft(number, f"t{number % 100}") for number in range(1_000)]
    for name in ("w1", "w2"):
        stage.start(name, seconds=0.01)

    for turn in range(0, 1_000, 100):
        await asyncio.gather(*(stage.accept(event, times=3) for event in events[turn : turn + 100]))
    await stage.answered(within=180)

    lines = stage.lines()
    assert sorted(line for line in lines if line.startswith("post")) == posts(events)
    assert sorted(stage.begun("call")) == sorted(f"call {event.id}" for event in events)
    for thread in range(100):
        shown = [line.split()[-1] for line in lines if line.startswith(f"edit t{thread} ")]
        assert shown == [f"draft:e{number}" for number in range(thread, 1_000, 100)]
    by = {line.rpartition(" ")[2] for line in stage.log.read_text().splitlines()}
    assert by == {"w1", "w2"}
