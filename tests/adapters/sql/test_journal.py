"""Each event is taken once, and none is lost."""

import asyncio

import pytest

from adapters.sql.database import Database, open_database
from adapters.sql.journal import SqlJournal
from bot.chat import Command, Deletion, Event, Message, Submit
from bot.errors import Misuse
from tests.adapters.sql.sample import ADA, AT, PLACE, mention, press

EVENTS: tuple[Event, ...] = (
    mention("e1", text="NUL \x00, picture of NUL \u2400, 👩‍🚀"),
    press("e2"),
    Message(id="e3", place=PLACE, person=ADA, at=AT, text="a refund", images=1),
    Command(id="e4", place=PLACE, person=ADA, at=AT, name="coach", text="my draft"),
    Submit(id="e5", place=PLACE, person=ADA, at=AT, form="coach:edit:d1", values={"draft": "new"}),
    Deletion(id="e6", place=PLACE, person=ADA, at=AT, message="e1"),
)


@pytest.fixture
def journal(database: Database) -> SqlJournal:
    return SqlJournal(database)


async def test_event_is_taken_once(journal: SqlJournal) -> None:
    assert await journal.take(mention()) is True
    assert await journal.take(mention()) is False
    assert await journal.take(press("d1")) is False
    assert await journal.unfinished() == (mention(),)


async def test_event_is_taken_once_in_a_race(journal: SqlJournal) -> None:
    taken = await asyncio.gather(*(journal.take(mention()) for _ in range(10)))

    assert sorted(taken) == [False] * 9 + [True]


async def test_unfinished_events_come_back_in_the_order_in_which_they_were_taken(journal: SqlJournal) -> None:
    for event in reversed(EVENTS):
        await journal.take(event)
    await journal.done(EVENTS[2])

    assert await journal.unfinished() == tuple(event for event in reversed(EVENTS) if event.id != "e3")


async def test_done_event_is_not_taken_again(journal: SqlJournal) -> None:
    await journal.take(mention())
    await journal.done(mention())

    assert await journal.take(mention()) is False
    assert await journal.unfinished() == ()


async def test_journal_survives_a_restart(url: str, database: Database) -> None:
    await SqlJournal(database).take(mention())
    await database.close()
    again = open_database(url)

    assert await SqlJournal(again).unfinished() == (mention(),)
    await again.close()


async def test_half_a_character_is_refused(journal: SqlJournal) -> None:
    with pytest.raises(Misuse, match="half a character"):
        await journal.take(mention(text="\udc00"))

    assert await journal.unfinished() == ()
