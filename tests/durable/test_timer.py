"""Reminders: they survive the process, and they can be stopped."""

import asyncio
from datetime import UTC, datetime, timedelta

from adapters.sql.records import SqlRecords
from bot.record import Subject
from tests.durable.stage import Stage, draft


def soon(seconds: float) -> datetime:
    return datetime.now(UTC) + timedelta(seconds=seconds)


async def test_timer_survives_kill_9_and_fires_once_when_it_is_due(stage: Stage) -> None:
    worker = stage.start()
    due = soon(5)
    assert await stage.engine.schedule(draft(1, "t1"), due) is True
    assert await stage.engine.schedule(draft(1, "t1"), due) is False
    await asyncio.to_thread(worker.kill)
    stage.start()

    assert stage.lines() == []
    await asyncio.sleep((due - datetime.now(UTC)).total_seconds())
    await stage.happens("edit t1 draft:e1")

    late = (datetime.now(UTC) - due).total_seconds()
    assert 0 < late < 5
    assert stage.begun("post") == ["post t1 draft:e1"]


async def test_cancelled_timer_never_fires(stage: Stage) -> None:
    stage.start()
    await stage.engine.schedule(draft(1, "t1"), soon(2))
    await stage.engine.schedule(draft(2, "t1"), soon(2))

    cancelled = [await stage.engine.cancel("e1"), await stage.engine.cancel("e1"), await stage.engine.cancel("e9")]
    await stage.happens("edit t1 draft:e2")
    await asyncio.sleep(2)

    assert cancelled == [True, False, False]
    assert stage.begun("post") == ["post t1 draft:e2"]
    assert await stage.engine.cancel("e2") is False


async def test_reminders_stop_with_their_thread(stage: Stage) -> None:
    stage.start()
    await stage.engine.schedule(draft(1, "t1"), soon(2))  # in workspace w1
    await stage.engine.schedule(draft(2, "t2"), soon(3))  # in workspace w2

    await SqlRecords(stage.database, 90, stage.outbox.erase).forget(Subject("web", "w1"))
    await stage.happens("edit t2 draft:e2")

    assert stage.begun("post") == ["post t2 draft:e2"]
