"""However many ask something that hangs, it is asked once, and nobody waits for long."""

import asyncio

import pytest

from adapters.operations.inquiry import Inquiry


class FakeOracle:
    """Answers how often it was asked, as soon as its gate is open."""

    def __init__(self) -> None:
        self.asked = 0
        self.gate = asyncio.Event()

    async def ask(self) -> int:
        self.asked += 1
        number = self.asked
        await self.gate.wait()
        return number


async def test_inquiry_asks_again_each_time_it_has_been_answered() -> None:
    oracle = FakeOracle()
    oracle.gate.set()
    inquiry = Inquiry(oracle.ask)

    assert [await inquiry.answer() for _ in range(3)] == [1, 2, 3]


async def test_all_who_ask_at_once_share_one_question() -> None:
    oracle = FakeOracle()
    inquiry = Inquiry(oracle.ask)
    everybody = asyncio.gather(*(inquiry.answer() for _ in range(20)))
    await asyncio.sleep(0)
    oracle.gate.set()

    assert await everybody == [1] * 20


async def test_question_that_hangs_is_asked_once_and_answers_when_it_can() -> None:
    oracle = FakeOracle()
    inquiry = Inquiry(oracle.ask, deadline=0.01)
    for _ in range(3):
        with pytest.raises(TimeoutError):
            await inquiry.answer()
    oracle.gate.set()

    assert await inquiry.answer() == 1
    assert oracle.asked == 1
    assert await inquiry.answer() == 2


async def test_one_who_goes_away_takes_no_answer_from_the_others() -> None:
    oracle = FakeOracle()
    inquiry = Inquiry(oracle.ask)
    leaving, staying = asyncio.create_task(inquiry.answer()), asyncio.create_task(inquiry.answer())
    await asyncio.sleep(0)
    leaving.cancel()
    await asyncio.sleep(0)
    oracle.gate.set()

    assert await staying == 1
    assert leaving.cancelled()


async def test_failure_reaches_whoever_asks() -> None:
    async def fail() -> int:
        raise ConnectionError("gone")

    inquiry = Inquiry(fail)
    for _ in range(2):
        with pytest.raises(ConnectionError, match="gone"):
            await inquiry.answer()
