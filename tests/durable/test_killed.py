"""kill -9 at every point where something can be lost or done twice."""

import asyncio
import os
import signal

import pytest

from tests.durable.stage import Stage, draft, posts

POINTS = ["before-post", "mid-post", "after-post", "mid-model", "after-model"]


@pytest.mark.parametrize("point", POINTS)
async def test_killed_worker_goes_on_after_its_restart_with_each_effect_once_and_in_order(
    stage: Stage, point: str
) -> None:
    events = [draft(1, "t1", f"We lost your photos. die:{point}"), draft(2, "t1"), draft(3, "t2")]
    worker = stage.start()
    await stage.accept(*events[:2])

    killed = await asyncio.to_thread(worker.wait)
    await stage.accept(events[2])
    stage.start()
    await stage.answered()

    assert killed == -9
    assert sorted(stage.begun("post")) == posts(events)
    assert sorted(stage.begun("called")) == ["called e1", "called e2", "called e3"]
    assert sorted(stage.begun("edit")) == [line.replace("post", "edit") for line in posts(events)]
    calls = sorted(stage.begun("call"))
    assert calls == (["call e1"] if point == "mid-model" else []) + ["call e1", "call e2", "call e3"]
    assert [line for line in stage.lines() if "t1" in line] == [
        "post t1 draft:e1", "edit t1 draft:e1", "post t1 draft:e2", "edit t1 draft:e2",
    ]  # fmt: skip


async def test_dead_workers_threads_are_finished_by_another_without_repeating_a_paid_call(stage: Stage) -> None:
    events = [draft(1, "t1", "We lost your photos. die:after-model"), draft(2, "t1"), draft(3, "t2"), draft(4, "t2")]
    dying = stage.start("w1")
    await stage.accept(*events[:2])
    await asyncio.to_thread(dying.wait)
    await stage.accept(*events[2:])

    stage.start("w2")
    await stage.answered()

    assert sorted(stage.begun("post")) == posts(events)
    assert sorted(stage.begun("call")) == [f"call e{number}" for number in range(1, 5)]
    assert [line for line in stage.begun("edit") if "t1" in line] == ["edit t1 draft:e1", "edit t1 draft:e2"]


async def test_paused_worker_that_was_taken_for_dead_leaves_its_work_to_who_took_it_over(stage: Stage) -> None:
    event = draft(1, "t1", "We lost your photos. stop:noted")
    paused = stage.start("w1")
    await stage.accept(event)
    await asyncio.to_thread(os.waitpid, paused.process.pid, os.WUNTRACED)

    stage.start("w2")
    await stage.answered()
    os.kill(paused.process.pid, signal.SIGCONT)
    await stage.says("w1", "taken for dead")
    await stage.accept(draft(2, "t1"))
    await stage.answered()

    assert stage.lines() == [
        "post t1 draft:e1", "call e1", "called e1", "edit t1 draft:e1",
        "post t1 draft:e2", "call e2", "called e2", "edit t1 draft:e2",
    ]  # fmt: skip


async def test_worker_that_is_told_to_end_finishes_what_it_began(stage: Stage) -> None:
    event = draft(1, "t1")
    worker = stage.start(seconds=1.5)
    await stage.accept(event)
    await stage.happens("call e1")

    code = await asyncio.to_thread(worker.end)

    assert code == 0
    assert stage.lines() == ["post t1 draft:e1", "call e1", "called e1", "edit t1 draft:e1"]
    assert await stage.journal.waiting() == 0
