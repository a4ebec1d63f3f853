"""What belongs to which answer, and when its first reply was seen."""

import asyncio

import pytest

from adapters.dbos.current import answering, current
from adapters.dbos.screen import TimedScreen
from bot.chat import Card, Event, Place, Reply
from tests.scene import OTHER_THREAD, THREAD, mention

CARD = Card(key="draft:e1", summary="hints", blocks=())


class FakeScreen:
    """A screen that remembers, and that can be broken."""

    def __init__(self) -> None:
        self.shown: list[Reply] = []
        self.broken = False

    async def show(self, event: Event, reply: Reply) -> None:
        if self.broken:
            raise RuntimeError(event.id)
        self.shown.append(reply)


def test_nothing_is_current_outside_of_an_answer() -> None:
    with answering(mention("a"), lambda: None):
        pass

    with pytest.raises(LookupError, match="no event is being answered here"):
        current()


async def test_answers_side_by_side_each_know_their_own_place() -> None:
    async def place(where: Place) -> Place:
        with answering(mention("a", place=where), lambda: None):
            await asyncio.sleep(0.01)
            return current().place

    assert await asyncio.gather(place(THREAD), place(OTHER_THREAD)) == [THREAD, OTHER_THREAD]


async def test_screen_tells_of_the_first_reply_alone_and_once_it_is_shown() -> None:
    screen, seen = FakeScreen(), []
    timed = TimedScreen(screen)

    with answering(mention("a"), lambda: seen.append(len(screen.shown))):
        await timed.show(mention("a"), CARD)
        await timed.show(mention("a"), CARD)

    assert (seen, screen.shown) == ([1], [CARD, CARD])


async def test_screen_tells_nothing_of_a_reply_that_could_not_be_shown() -> None:
    screen, seen = FakeScreen(), []
    screen.broken = True

    with answering(mention("a"), lambda: seen.append("seen")), pytest.raises(RuntimeError):
        await TimedScreen(screen).show(mention("a"), CARD)

    assert seen == []
