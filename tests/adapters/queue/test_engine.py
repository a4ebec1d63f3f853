"""The plain engine: each event once, a thread in order, threads side by side, nothing left behind."""

import asyncio

from adapters.queue.engine import QueueEngine
from bot.chat import Event
from tests.fakes import FakeJournal
from tests.scene import OTHER_THREAD, mention


class Listener:
    """Answers events slowly and remembers when it began and ended each."""

    def __init__(self, *, fails_on: str = "") -> None:
        self.log: list[str] = []
        self.fails_on = fails_on

    async def handle(self, event: Event) -> None:
        self.log.append(f"{event.id} begins")
        await asyncio.sleep(0.001)
        if event.id == self.fails_on:
            raise RuntimeError
        self.log.append(f"{event.id} ends")


async def test_engine_answers_a_redelivered_event_once() -> None:
    journal, listener = FakeJournal(), Listener()
    engine = QueueEngine(journal, listener.handle)

    accepted = [await engine.accept(mention("a", "e1")), await engine.accept(mention("a", "e1"))]
    await engine.drain()

    assert accepted == [True, False]
    assert listener.log == ["e1 begins", "e1 ends"]
    assert journal.answered == ["e1"]


async def test_engine_answers_one_thread_in_order_and_two_threads_side_by_side() -> None:
    listener = Listener()
    engine = QueueEngine(FakeJournal(), listener.handle)

    for event in (mention("a", "e1"), mention("b", "e2"), mention("c", "x1", place=OTHER_THREAD)):
        await engine.accept(event)
    await engine.drain()

    assert [line for line in listener.log if line.startswith("e")] == [
        "e1 begins", "e1 ends", "e2 begins", "e2 ends",
    ]  # fmt: skip
    assert listener.log.index("x1 begins") < listener.log.index("e1 ends")


async def test_engine_takes_up_after_a_restart_what_was_left() -> None:
    journal = FakeJournal()
    await journal.take(mention("a", "e1"))
    await journal.take(mention("b", "e2"))
    await journal.done(mention("a", "e1"))
    listener = Listener()
    engine = QueueEngine(journal, listener.handle)

    resumed = await engine.resume()
    await engine.drain()

    assert resumed == 1
    assert listener.log == ["e2 begins", "e2 ends"]


async def test_engine_leaves_a_failed_event_unfinished_and_goes_on() -> None:
    journal, listener = FakeJournal(), Listener(fails_on="e1")
    engine = QueueEngine(journal, listener.handle)

    await engine.accept(mention("a", "e1"))
    await engine.accept(mention("b", "e2"))
    await engine.drain()

    assert journal.answered == ["e2"]
    assert [event.id for event in await journal.unfinished()] == ["e1"]
