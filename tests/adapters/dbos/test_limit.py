"""What a workspace may ask of a model at once and in a minute, and what becomes of the calls."""

import asyncio

from adapters.dbos.limit import CallLimit
from adapters.dbos.sweeper import Sweeper
from bot.chat import Event, Place
from bot.errors import ComebackError
from tests.adapters.dbos.workshop import Oracle, Workshop, until
from tests.scene import mention


def event(number: int, workspace: str = "local") -> Event:
    return mention("a", f"e{number}", place=Place("web", workspace, "drafts", f"t{number}"))


async def test_calls_are_limited_at_once_for_each_workspace(workshop: Workshop) -> None:
    oracle = Oracle(seconds=0.8)
    engine = workshop.engine(limit=CallLimit(at_once=2, a_minute=100))
    port = engine.limited(oracle)

    async def handle(event: Event) -> bool:
        return await port.tell(event.id) == event.id.upper()

    async with workshop.answering(handle, engine):
        for number in range(6):
            await engine.accept(event(number))
        await until(lambda: workshop.meter.counts["answered"] == 6)
        alone = oracle.most_at_once
        for number in range(6, 14):
            await engine.accept(event(number, f"w{number % 2}"))
        await until(lambda: workshop.meter.counts["answered"] == 14)

    assert (alone, oracle.most_at_once) == (2, 4)
    assert sorted(oracle.asked) == sorted(f"e{number}" for number in range(14))


async def test_calls_count_for_a_minute_though_their_events_are_answered_and_swept(workshop: Workshop) -> None:
    oracle = Oracle()
    engine = workshop.engine(limit=CallLimit(at_once=4, a_minute=2))
    port = engine.limited(oracle)

    async def handle(event: Event) -> bool:
        return bool(await port.tell(event.id))

    async with workshop.answering(handle, engine):
        for number in range(2):
            await engine.accept(event(number))
        await until(lambda: workshop.meter.counts["answered"] == 2)
        await until(lambda: [work.name for work in workshop.works()] == ["call", "call"])
        await engine.accept(event(2))
        await engine.accept(event(3, "elsewhere"))
        await until(lambda: workshop.meter.counts["answered"] == 3)
        await asyncio.sleep(1.5)

    assert sorted(oracle.asked) == ["e0", "e1", "e3"]


async def test_calls_are_swept_once_they_count_no_more_and_nobody_waits_for_them(workshop: Workshop) -> None:
    oracle, held = Oracle(), asyncio.Event()
    engine = workshop.engine()
    port = engine.limited(oracle)

    async def handle(event: Event) -> bool:
        await port.tell(event.id)
        if event.id == "e1":
            await held.wait()
        return True

    async with workshop.answering(handle, engine):
        await engine.accept(event(0))
        await engine.accept(event(1))
        await until(lambda: sorted(work.name for work in workshop.works()) == ["answer", "call", "call"])
        await until(lambda: sorted(oracle.asked) == ["e0", "e1"])
        await asyncio.to_thread(age_calls, workshop)
        sweeper = Sweeper(workshop.journal, lambda: True, workshop._settled, workshop.outbox.hush)
        sweeper.start()
        await until(lambda: sorted(work.name for work in workshop.works()) == ["answer", "call"])
        (answer, call) = sorted(workshop.works(), key=lambda work: work.name)
        await sweeper.stop()
        held.set()
        await until(lambda: workshop.meter.counts["answered"] == 2)

    assert call.parent_workflow_id == answer.workflow_id


async def test_words_of_a_call_are_gone_when_its_event_is_answered_while_it_still_counts(workshop: Workshop) -> None:
    engine = workshop.engine()
    port = engine.limited(Oracle())

    async def handle(event: Event) -> bool:
        await port.tell(event.id)
        return True

    async with workshop.answering(handle, engine):
        await engine.accept(event(0))
        await until(lambda: [(work.name, work.status) for work in workshop.works()] == [("call", "SUCCESS")])
        await until(lambda: [(work.input, work.output) for work in workshop.works()] == [(None, None)])

    assert [workshop.rows(table) for table in ("workflow_input", "workflow_output", "operation_outputs")] == [0, 0, 0]


def age_calls(workshop: Workshop) -> None:
    """Let it be two minutes since the calls were made."""
    with workshop.durable.begin() as connection:
        table = "dbos.workflow_status" if connection.dialect.name == "postgresql" else "workflow_status"
        connection.exec_driver_sql(f"UPDATE {table} SET completed_at = completed_at - 120000 WHERE name = 'call'")


async def test_call_answers_refuses_and_breaks_as_the_port_does(workshop: Workshop) -> None:
    oracle, heard = Oracle(), []
    engine = workshop.engine()
    port = engine.limited(oracle)

    async def handle(_: Event) -> bool:
        heard.append(await port.count(("a", "a")))
        for word in ("no", "wait", "broken"):
            try:
                await port.tell(word)
            except ComebackError as error:
                heard.append((type(error).__name__, str(error)))
            except RuntimeError as error:
                heard.append(repr(error))
        return True

    async with workshop.answering(handle, engine):
        await engine.accept(event(1))
        await until(lambda: workshop.meter.counts["answered"] == 1)

    assert port.name == "oracle"
    assert heard == [
        {"a": 2},
        ("Misuse", "Not that one."),
        ("Unavailable", "The oracle is away."),
        "RuntimeError('RuntimeError')",
    ]


async def test_answer_that_runs_when_the_process_is_told_to_end_still_makes_its_call(workshop: Workshop) -> None:
    oracle, before, ending = Oracle(), asyncio.Event(), asyncio.Event()
    engine = workshop.engine()
    port = engine.limited(oracle)

    async def handle(event: Event) -> bool:
        before.set()
        await ending.wait()
        await asyncio.sleep(0.5)  # by now nothing new is begun
        return bool(await port.tell(event.id))

    await engine.start(handle)
    await engine.accept(event(1))
    await before.wait()
    ending.set()
    async with asyncio.timeout(10):
        await engine.stop()

    assert oracle.asked == ["e1"]
    assert workshop.meter.counts == {"accepted": 1, "answered": 1}
