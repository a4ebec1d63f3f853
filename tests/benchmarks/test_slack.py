"""The race on Slack in small: both bots answer everything, and each figure is there. No time is compared."""

from collections.abc import Sequence

import pytest

from benchmarks.slack import BARE, OURS, Figures, Size, goals, race, table
from benchmarks.slack_load import Block

SIZE = Size(seconds=0.4, mentions=10, total=40, rounds=1)


async def test_both_bots_answer_every_mention_in_its_thread() -> None:
    found = await race(SIZE)

    assert list(found) == [BARE, OURS]
    for figures in found.values():
        blocks: Sequence[Block] = figures[:3]
        assert [len(block.acks) for block in blocks] == [20, 8, 10]
        assert all(ack > 0 for block in blocks for ack in block.acks)
        assert all(len(block.hints) == len(block.acks) and min(block.hints) > 0 for block in blocks)
        assert min(figures.memory) > 10  # megabytes: a Python process holds more


def block(ack: float, hint: float, cpu: float) -> Block:
    return Block(acks=(ack,) * 100, hints=(hint,) * 100, cpu=cpu, acked=2.0, answered=4.0)


BARELY = Figures(block(0.002, 0.004, 0.1), block(0.002, 0.004, 0.1), block(0.02, 0.04, 0.1), (50.0, 50.0, 51.0))


@pytest.mark.parametrize(
    ("figures", "missed"),
    [
        (BARELY, []),
        (BARELY._replace(busy=block(0.0031, 0.004, 0.1)), ["ack p99 at 50/s beside the echo"]),
        (BARELY._replace(calm=block(0.002, 0.301, 0.1)), ["first hint p95 at 20/s"]),
        (BARELY._replace(calm=block(0.002, 0.004, 0.51)), ["CPU of a mention, without the ear"]),
        (BARELY._replace(memory=(50.0, 50.0, 55.5)), ["memory, growth over the second half"]),
    ],
    ids=["all met", "ack", "hint", "processor", "memory"],
)
def test_promise_is_missed_by_the_figure_that_it_is_about(figures: Figures, missed: list[str]) -> None:
    assert [goal.name for goal in goals(BARELY, figures) if not goal.met] == missed


def test_table_has_a_row_a_bot_and_a_kind_of_block() -> None:
    (_, first, *rows) = table({BARE: BARELY, OURS: BARELY})

    assert first.split() == [*BARE.split(), "2.0", "2.0", "4.0", "4.0", "1.00", "25.0", "50/s"]
    assert len(rows) == 7
