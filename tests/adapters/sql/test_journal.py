"""Each event is taken once and given to the engine once, and none is lost."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, func, insert, select

from adapters.sql.conversations import SqlConversations
from adapters.sql.database import Database, open_database
from adapters.sql.journal import SqlJournal
from adapters.sql.table import event as events
from adapters.sql.table import job
from bot.chat import Command, Deletion, Edit, Event, Message, Submit
from bot.errors import Misuse
from bot.ports import Entry, Ticket
from tests.adapters.sql.sample import ADA, AT, ELSEWHERE, PLACE, coached, mention, press

EVENTS: tuple[Event, ...] = (
    mention("e1", text="NUL \x00, picture of NUL \u2400, 👩‍🚀"),
    press("e2"),
    Message(id="e3", place=PLACE, person=ADA, at=AT, text="a refund", images=1),
    Command(id="e4", place=PLACE, person=ADA, at=AT, name="coach", text="my draft"),
    Submit(id="e5", place=PLACE, person=ADA, at=AT, form="coach:edit:d1", values={"draft": "new"}),
    Deletion(id="e6", place=PLACE, person=ADA, at=AT, message="e1"),
    Edit(id="e7", place=PLACE, person=ADA, at=AT, message="e1", text="We were wrong.", images=1),
)
LATER = datetime(2199, 1, 1, tzinfo=UTC)
EARLIER = datetime(2020, 1, 1, tzinfo=UTC)


class FakeQueue:
    """What an engine does inside the transaction: writes a row of its own, and may fail after it."""

    def __init__(self, *, broken: bool = False) -> None:
        self.tickets: list[Ticket] = []
        self._broken = broken

    def enqueue(self, connection: Connection, ticket: Ticket) -> None:
        connection.execute(insert(job).values(name=f"event {ticket.number}", done_at=AT))
        if self._broken:
            raise RuntimeError("the queue is full")
        self.tickets.append(ticket)


async def rows_of(database: Database) -> tuple[int, int]:
    """How many events the journal has, and how many rows the fake queue wrote."""
    counted = [select(func.count()).select_from(table).scalar_subquery() for table in (events, job)]
    async with database.reading() as connection:
        return tuple((await connection.execute(select(*counted))).one())


async def number_of(database: Database, event: str) -> int:
    async with database.reading() as connection:
        return (await connection.execute(select(events.c.number).where(events.c.id == event))).scalar_one()


@pytest.fixture
def journal(database: Database) -> SqlJournal:
    return SqlJournal(database)


async def test_event_is_taken_once_and_enqueued_once(database: Database) -> None:
    queue = FakeQueue()
    journal = SqlJournal(database, queue.enqueue)

    taken = [await journal.take(event) for event in (mention("e1"), mention("e1"), press("e1"))]

    assert taken == [True, False, False]
    assert [ticket.number for ticket in queue.tickets] == [await number_of(database, "e1")]
    assert await rows_of(database) == (1, 1)


async def test_event_is_taken_and_enqueued_once_in_a_race(url: str, database: Database) -> None:
    queues = [FakeQueue(), FakeQueue()]
    other = open_database(url)  # as another process has it
    journals = [SqlJournal(database, queues[0].enqueue), SqlJournal(other, queues[1].enqueue)]

    taken = await asyncio.gather(*(journal.take(mention()) for _ in range(5) for journal in journals))
    await other.close()

    assert sorted(taken) == [False] * 9 + [True]
    assert len(queues[0].tickets + queues[1].tickets) == 1
    assert await rows_of(database) == (1, 1)


async def test_event_that_cannot_be_enqueued_is_not_taken(database: Database) -> None:
    with pytest.raises(RuntimeError, match="the queue is full"):
        await SqlJournal(database, FakeQueue(broken=True).enqueue).take(mention())

    assert await rows_of(database) == (0, 0)
    assert await SqlJournal(database).take(mention()) is True


async def test_ticket_tells_threads_apart_and_when_the_event_is_due(database: Database) -> None:
    queue = FakeQueue()
    journal = SqlJournal(database, queue.enqueue)

    await journal.take(mention("e1"))
    await journal.take(press("e2"), LATER)
    await journal.take(mention("e3", place=ELSEWHERE[0]))

    first, second, third = queue.tickets
    assert [ticket.number for ticket in queue.tickets] == [await number_of(database, e) for e in ("e1", "e2", "e3")]
    assert first.number < second.number < third.number
    assert first.thread == second.thread != third.thread
    assert [ticket.due for ticket in queue.tickets] == [None, LATER, None]


@pytest.mark.parametrize("event", EVENTS, ids=[type(event).__name__ for event in EVENTS])
async def test_event_is_read_as_it_was_taken(database: Database, journal: SqlJournal, event: Event) -> None:
    before = datetime.now(UTC)
    await journal.take(event)
    after = datetime.now(UTC)

    entry = await journal.read(await number_of(database, event.id))

    assert entry is not None
    assert entry == Entry(event, entry.since)
    assert before <= entry.since <= after


async def test_number_that_the_journal_does_not_have_reads_as_nothing(journal: SqlJournal) -> None:
    assert await journal.read(7) is None


async def test_done_event_is_neither_read_nor_taken_again(database: Database, journal: SqlJournal) -> None:
    await journal.take(mention("e1"))
    await journal.take(press("e2"))
    number = await number_of(database, "e1")
    await journal.done(number)

    assert await journal.read(number) is None
    assert await journal.take(mention("e1")) is False
    other = await journal.read(await number_of(database, "e2"))
    assert other is not None
    assert other.event == press("e2")


async def test_forgotten_event_is_neither_read_nor_waiting(database: Database, journal: SqlJournal) -> None:
    await journal.take(mention("d1"))
    conversations = SqlConversations(database)
    await conversations.save(mention("d1"), coached("d1"))
    await conversations.forget(press("p1"), "d1")

    assert await journal.read(await number_of(database, "d1")) is None
    assert await journal.waiting() == 0
    assert await journal.take(mention("d1")) is False


async def test_scheduled_event_is_withdrawn_once(database: Database, journal: SqlJournal) -> None:
    await journal.take(mention("e1"), LATER)
    number = await number_of(database, "e1")

    assert await journal.withdraw("e1") == number
    assert await journal.withdraw("e1") is None
    assert await journal.read(number) is None
    assert await journal.take(mention("e1"), LATER) is False


async def test_only_a_scheduled_event_that_has_not_happened_can_be_withdrawn(
    database: Database, journal: SqlJournal
) -> None:
    await journal.take(mention("at once"))
    await journal.take(mention("happened"), EARLIER)
    await journal.done(await number_of(database, "happened"))

    assert [await journal.withdraw(event) for event in ("at once", "happened", "unknown")] == [None, None, None]
    entry = await journal.read(await number_of(database, "at once"))
    assert entry is not None
    assert entry.event == mention("at once")


async def test_waiting_counts_what_is_due_and_not_answered(database: Database, journal: SqlJournal) -> None:
    assert await journal.waiting() == 0
    await journal.take(mention("e1"))
    await journal.take(mention("e2"))
    await journal.take(press("due"), datetime.now(UTC) - timedelta(milliseconds=5))
    await journal.take(press("later"), datetime.now(UTC) + timedelta(minutes=1))
    assert await journal.waiting() == 3

    await journal.done(await number_of(database, "e1"))
    await journal.withdraw("due")
    assert await journal.waiting() == 1


async def test_journal_survives_a_restart(url: str, database: Database) -> None:
    await SqlJournal(database).take(mention())
    number = await number_of(database, "d1")
    await database.close()
    again = open_database(url)

    entry = await SqlJournal(again).read(number)
    await again.close()

    assert entry is not None
    assert entry.event == mention()


async def test_half_a_character_is_refused(database: Database) -> None:
    queue = FakeQueue()
    with pytest.raises(Misuse, match="half a character"):
        await SqlJournal(database, queue.enqueue).take(mention(text="\udc00"))

    assert queue.tickets == []
    assert await rows_of(database) == (0, 0)


async def test_reminder_is_waited_for_since_it_was_due(database: Database, journal: SqlJournal) -> None:
    due = datetime(2026, 1, 1, tzinfo=UTC)
    await journal.take(mention(), due)

    async with database.reading() as connection:
        [number] = await connection.scalars(select(events.c.number))
    assert await journal.read(number) == Entry(mention(), due)
