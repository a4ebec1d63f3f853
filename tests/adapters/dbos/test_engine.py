"""Events are answered once and in order, faults are counted, and nothing of an answer is left behind."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from adapters.dbos.outbox import workflow_id
from adapters.dbos.step import checkpointed
from bot.chat import Event
from bot.errors import Unavailable
from tests.adapters.dbos.workshop import Oracle, Workshop, until
from tests.scene import OTHER_THREAD, mention

ODD = ("e'; DROP TABLE event; --", "é\u202e🙏 %s {0}", "../../etc", "a" * 500)


async def test_events_are_answered_once_and_in_order_and_leave_nothing_behind(workshop: Workshop) -> None:
    answered: list[str] = []
    oracle = Oracle()
    port = checkpointed(oracle)

    async def handle(event: Event) -> bool:
        await port.tell(event.id)
        answered.append(event.id)
        return True

    async with workshop.answering(handle) as engine:
        taken = [await engine.accept(mention("words of a draft", event)) for event in (*ODD, *ODD)]
        await until(lambda: workshop.meter.counts["answered"] == len(ODD))
        await until(lambda: workshop.rows("workflow_status") == 0)
        await until(lambda: workshop.settled > 0)

    assert taken == [True] * len(ODD) + [False] * len(ODD)
    assert answered == list(ODD)
    assert [workshop.rows(table) for table in ("operation_outputs", "workflow_input", "workflow_output")] == [0, 0, 0]
    assert workshop.meter.counts == {"accepted": len(ODD), "answered": len(ODD)}
    assert await workshop.journal.waiting() == 0


async def test_failed_event_is_counted_and_does_not_hold_up_its_thread(workshop: Workshop) -> None:
    async def handle(event: Event) -> bool:
        if event.id == "e1":
            raise RuntimeError("words of a draft")
        return event.id == "e3"

    async with workshop.answering(handle) as engine:
        for number in (1, 2, 3):
            await engine.accept(mention("a", f"e{number}"))
        await until(lambda: workshop.meter.counts["answered"] == 1)

    assert workshop.meter.counts == {"accepted": 3, "failed": 2, "answered": 1}
    assert await workshop.journal.waiting() == 0


async def test_event_that_cannot_be_read_is_given_up_and_not_waited_for(workshop: Workshop) -> None:
    read = workshop.journal.read

    async def unreadable(number: int) -> object:
        if number == 1:
            raise ValueError("not an event of this version")
        return await read(number)

    workshop.journal.read = unreadable  # type: ignore[method-assign, assignment]

    async def handle(_: Event) -> bool:
        return True

    async with workshop.answering(handle) as engine:
        await engine.accept(mention("a"))
        await engine.accept(mention("b", "e2"))
        await until(lambda: workshop.meter.counts["answered"] == 1)
        await until(lambda: workshop.rows("workflow_status") == 0)

    assert await workshop.journal.waiting() == 0


async def test_threads_are_answered_side_by_side(workshop: Workshop) -> None:
    both = asyncio.Barrier(2)

    async def handle(_: Event) -> bool:
        async with asyncio.timeout(10):
            await both.wait()
        return True

    async with workshop.answering(handle) as engine:
        await engine.accept(mention("a"))
        await engine.accept(mention("b", "e2", place=OTHER_THREAD))
        await until(lambda: workshop.meter.counts["answered"] == 2)

    assert workshop.meter.counts["failed"] == 0


async def test_timer_of_the_past_fires_now_and_one_of_the_future_does_not_hold_up_its_thread(
    workshop: Workshop,
) -> None:
    answered: list[str] = []

    async def handle(event: Event) -> bool:
        answered.append(event.id)
        return True

    now = datetime.now(UTC)
    async with workshop.answering(handle) as engine:
        await engine.schedule(mention("later", "e1"), now + timedelta(hours=1))
        await engine.schedule(mention("long ago", "e2"), now - timedelta(days=400))
        await engine.accept(mention("now", "e3"))
        await until(lambda: len(answered) == 2)
        cancelled = [await engine.cancel("e1"), await engine.cancel("e2"), await engine.cancel("e3")]
        await until(lambda: workshop.rows("workflow_status") == 0)

    assert sorted(answered) == ["e2", "e3"]
    assert cancelled == [True, False, False]


async def test_timer_that_comes_due_while_no_process_runs_fires_with_the_next(workshop: Workshop) -> None:
    answered: list[str] = []

    async def handle(event: Event) -> bool:
        answered.append(event.id)
        return True

    await workshop.engine("door").schedule(mention("a"), datetime.now(UTC) + timedelta(seconds=1))
    await asyncio.sleep(1.5)
    async with workshop.answering(handle):
        await until(lambda: answered == ["e1"])


async def test_event_whose_steps_are_another_versions_is_answered_once_more_from_the_start(
    workshop: Workshop,
) -> None:
    oracle, answered, told, held = Oracle(), [], asyncio.Event(), asyncio.Event()
    port = checkpointed(oracle)

    async def before(_: Event) -> bool:
        for word in ("one", "two", "three", "four"):
            await port.tell(word)
        told.set()
        await held.wait()
        return True

    async def after(event: Event) -> bool:
        try:
            said = [await port.tell("one"), str(await port.count(("a",))), await limited.tell("paid")]
        finally:
            closed.append(event.id)
        answered.append(said)
        return True

    closed: list[str] = []
    async with workshop.answering(before) as engine:
        await engine.accept(mention("a"))
        await until(told.is_set)
    second = workshop.engine()
    limited = second.limited(oracle)
    async with workshop.answering(after, second):
        await until(lambda: workshop.meter.counts["answered"] == 1)
        await until(lambda: all(work.name == "call" for work in workshop.works()))

    assert answered == [["ONE", "{'a': 1}", "PAID"]]
    assert oracle.asked == ["one", "two", "three", "four", "one", "count 1", "paid"]
    assert closed == ["e1", "e1"]
    assert workshop.meter.counts == {"accepted": 1, "answered": 1}


async def test_event_whose_first_other_step_is_a_call_is_answered_from_the_start_too(workshop: Workshop) -> None:
    oracle, answered, told, held = Oracle(), [], asyncio.Event(), asyncio.Event()
    port = checkpointed(oracle)

    async def before(_: Event) -> bool:
        await port.tell("one")
        told.set()
        await held.wait()
        return True

    async def after(_: Event) -> bool:
        answered.append(await limited.tell("paid"))
        return True

    async with workshop.answering(before) as engine:
        await engine.accept(mention("a"))
        await until(told.is_set)
    second = workshop.engine()
    limited = second.limited(oracle)
    async with workshop.answering(after, second):
        await until(lambda: workshop.meter.counts["answered"] == 1)

    assert (answered, oracle.asked) == (["PAID"], ["one", "paid"])


async def test_dead_workers_event_is_taken_over_and_its_steps_are_not_repeated(workshop: Workshop) -> None:
    oracle, answered, told, held = Oracle(), [], asyncio.Event(), asyncio.Event()
    port = checkpointed(oracle)

    async def handle(event: Event) -> bool:
        said = await port.tell("one")
        told.set()
        await held.wait()
        answered.append((event.id, said))
        return True

    async with workshop.answering(handle, workshop.engine("w1")) as engine:
        await engine.accept(mention("a"))
        await until(told.is_set)
    held.set()
    left = [(work.status, work.executor_id) for work in workshop.works()]
    await workshop.workers.leave("w1")
    async with workshop.answering(handle, workshop.engine("w2")):
        await until(lambda: workshop.meter.counts["answered"] == 1)

    assert left == [("PENDING", "w1")]
    assert (answered, oracle.asked) == ([("e1", "ONE")], ["one"])


async def test_event_that_another_process_took_over_is_left_to_it(workshop: Workshop) -> None:
    """As after a pause of the whole process: what it does afterwards counts for nothing, and nobody hears of it."""
    oracle, began, failed = Oracle(), [], []
    told, paused, overtaken = asyncio.Event(), asyncio.Event(), asyncio.Event()
    port = checkpointed(oracle)
    queue = workshop.outbox._client._sys_db

    async def handle(event: Event) -> bool:
        began.append(event.id)
        try:
            await port.tell("one")
            told.set()  # and kept: what is only asked would be asked again
            await (overtaken if len(began) == 2 else paused).wait()
            await port.tell("two")
        except Exception as error:  # as the router does, which then whispers that something went wrong
            failed.append(error)
            raise
        return True

    async with workshop.answering(handle) as engine:
        await engine.accept(mention("a"))
        await until(told.is_set)
        await asyncio.to_thread(queue.reenqueue_for_recovery, workflow_id(1), ["w1"], "events")
        await until(lambda: len(began) == 2)
        paused.set()
        await until(lambda: oracle.asked == ["one", "two"])
        await asyncio.sleep(0.5)
        waiting = await workshop.journal.waiting()
        overtaken.set()
        await until(lambda: workshop.rows("workflow_status") == 0)

    assert waiting == 1
    assert (began, failed) == (["e1", "e1"], [])
    assert workshop.meter.counts == {"accepted": 1, "answered": 1}


async def test_engine_is_ready_only_while_its_heart_beats(workshop: Workshop) -> None:
    async def handle(_: Event) -> bool:
        return True

    engine = workshop.engine()
    with pytest.raises(Unavailable, match="does not answer events at the moment"):
        await engine.check()
    async with workshop.answering(handle, engine):
        await engine.check()
    with pytest.raises(Unavailable):
        await engine.check()
    assert await workshop.workers.alive() == frozenset()


async def test_work_whose_end_was_not_written_down_is_taken_up_and_its_thread_goes_on(workshop: Workshop) -> None:
    """As when the database goes away in that very moment: nothing runs any more, and the books say that it does."""
    answered: list[str] = []

    async def handle(event: Event) -> bool:
        answered.append(event.id)
        return True

    async with workshop.answering(handle) as engine:
        await engine.accept(mention("a", "e1"))
        await until(lambda: [work.status for work in workshop.works()] == ["SUCCESS"])
        await asyncio.to_thread(unwrite, workshop)
        await engine.accept(mention("b", "e2"))
        await until(lambda: answered == ["e1", "e2"], within=40)
        await until(lambda: workshop.rows("workflow_status") == 0)

    assert workshop.meter.counts == {"accepted": 2, "answered": 2}


def unwrite(workshop: Workshop) -> None:
    """Let no workflow have ended."""
    with workshop.durable.begin() as connection:
        table = "dbos.workflow_status" if connection.dialect.name == "postgresql" else "workflow_status"
        connection.exec_driver_sql(f"UPDATE {table} SET status = 'PENDING', completed_at = NULL")
