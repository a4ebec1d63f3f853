"""What is looked up is remembered for a while, and no error is."""

import asyncio
from collections import Counter

import pytest

from adapters.slack.lookup import Lookups
from bot.errors import Unavailable


class Desk:
    """Answers with the name, and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.down = False
        self.gate = asyncio.Event()
        self.gate.set()

    async def look(self, name: str) -> str | None:
        self.asked[name] += 1
        await self.gate.wait()
        if self.down:
            raise Unavailable("Nobody is here.")
        return name or None


async def test_fifty_who_ask_together_ask_once() -> None:
    desk = Desk()
    lookups = Lookups(desk.look, 60)

    assert set(await asyncio.gather(*(lookups.find("T1") for _ in range(50)))) == {"T1"}
    assert await lookups.find("T1") == "T1"
    assert desk.asked == {"T1": 1}


async def test_answer_grows_old() -> None:
    desk = Desk()
    lookups = Lookups(desk.look, 0)

    for _ in range(3):
        assert await lookups.find("T1") == "T1"

    assert desk.asked == {"T1": 3}


async def test_forgotten_answer_is_asked_for_anew() -> None:
    desk = Desk()
    lookups = Lookups(desk.look, 60)

    for name in ("T1", "T2"):
        await lookups.find(name)
    lookups.forget("T1")
    for name in ("T1", "T2"):
        await lookups.find(name)

    assert desk.asked == {"T1": 2, "T2": 1}


async def test_answer_that_was_on_its_way_when_it_was_forgotten_is_not_remembered() -> None:
    desk = Desk()
    lookups = Lookups(desk.look, 60)
    desk.gate.clear()
    first = asyncio.create_task(lookups.find("T1"))
    await asyncio.sleep(0)
    lookups.forget("T1")
    desk.gate.set()

    assert (await first, await lookups.find("T1")) == ("T1", "T1")
    assert desk.asked == {"T1": 2}


async def test_errors_and_nothing_are_not_remembered() -> None:
    desk = Desk()
    lookups = Lookups(desk.look, 60)
    desk.down = True
    for _ in range(2):
        with pytest.raises(Unavailable):
            await lookups.find("T1")
    desk.down = False

    assert [await lookups.find("T1"), await lookups.find(""), await lookups.find("")] == ["T1", None, None]
    assert desk.asked == {"T1": 3, "": 2}


async def test_no_more_than_so_many_answers_are_remembered() -> None:
    desk = Desk()
    lookups = Lookups(desk.look, 60, most=2)

    for name in ("T1", "T2", "T3", "T3", "T2", "T1"):
        await lookups.find(name)

    assert desk.asked == {"T1": 2, "T2": 1, "T3": 1}


async def test_who_gives_up_does_not_spoil_it_for_the_others() -> None:
    desk = Desk()
    lookups = Lookups(desk.look, 60)
    desk.gate.clear()
    hasty, patient = (asyncio.create_task(lookups.find("T1")) for _ in range(2))
    await asyncio.sleep(0)
    hasty.cancel()
    desk.gate.set()

    assert await patient == "T1"
    assert desk.asked == {"T1": 1}
