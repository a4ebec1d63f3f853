"""The port Journal: which events were taken, and which are answered."""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection, func, or_, select, update

from adapters.sql.column import as_json
from adapters.sql.database import Database
from adapters.sql.table import event as events
from adapters.sql.thread import enter, insert_into
from bot.chat import Event, decode_event
from bot.ports import Entry, Ticket


class SqlJournal:
    """Keeps events in the database. Raises Unavailable when it cannot, Misuse for text that no database keeps.

    `enqueue` is called for each new event, within the transaction that writes it down: both happen, or neither.
    """

    def __init__(self, database: Database, enqueue: Callable[[Connection, Ticket], None] | None = None) -> None:
        self._database = database
        self._enqueue = enqueue

    async def take(self, event: Event, due: datetime | None = None) -> bool:
        """Write the event down and have it answered, at once or when it is due; False when its id is there already."""
        async with self._database.writing() as connection:
            thread = await enter(connection, event.place, private=event.private)
            values = {
                "id": event.id,
                "thread": thread,
                "person": event.person.id,
                "body": as_json(event),
                "taken_at": datetime.now(UTC),
                "due_at": due,
            }
            added = insert_into(connection, events).values(values).on_conflict_do_nothing()
            number = (await connection.execute(added.returning(events.c.number))).scalar_one_or_none()
            if number is not None and self._enqueue:
                await connection.run_sync(self._enqueue, Ticket(number, thread, due))
            return number is not None

    async def read(self, number: int) -> Entry | None:
        """The event with that number; None when it is done, cancelled or forgotten."""
        is_open = events.c.done_at.is_(None) & events.c.body.is_not(None)
        wanted = select(events.c.body, events.c.taken_at, events.c.due_at).where(events.c.number == number, is_open)
        async with self._database.reading() as connection:
            row = (await connection.execute(wanted)).one_or_none()
        return row and Entry(decode_event(row.body), row.due_at or row.taken_at)

    async def done(self, number: int) -> None:
        """Mark it answered."""
        answered = update(events).where(events.c.number == number).values(done_at=datetime.now(UTC))
        async with self._database.writing() as connection:
            await connection.execute(answered)

    async def withdraw(self, event: str) -> int | None:
        """Mark a scheduled event as done before it was answered; its number, or None when there is none to withdraw."""
        scheduled = (events.c.id == event) & events.c.due_at.is_not(None) & events.c.done_at.is_(None)
        withdrawn = update(events).where(scheduled).values(done_at=datetime.now(UTC)).returning(events.c.number)
        async with self._database.writing() as connection:
            number: int | None = (await connection.execute(withdrawn)).scalar_one_or_none()
        return number

    async def waiting(self) -> int:
        """How many events are taken, due and not answered. Reads only what is not done: the index finds it at once."""
        due = or_(events.c.due_at.is_(None), events.c.due_at <= datetime.now(UTC))
        unanswered = events.c.done_at.is_(None) & events.c.body.is_not(None) & due
        async with self._database.reading() as connection:
            return (await connection.execute(select(func.count()).where(unanswered))).scalar_one()
