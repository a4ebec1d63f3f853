"""The port Journal: which events were taken, and which are answered."""

from datetime import UTC, datetime

from sqlalchemy import select, update

from adapters.sql.column import as_json
from adapters.sql.database import Database
from adapters.sql.table import event as events
from adapters.sql.thread import enter, insert_into
from bot.chat import Event, decode_event


class SqlJournal:
    """Keeps events in the database. Raises Unavailable when it cannot, Misuse for text that no database keeps."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(self, event: Event) -> bool:
        """Write the event down; False when its id is there already."""
        async with self._database.writing() as connection:
            values = {
                "id": event.id,
                "thread": await enter(connection, event.place),
                "person": event.person.id,
                "body": as_json(event),
                "taken_at": datetime.now(UTC),
            }
            added = insert_into(connection, events).values(values).on_conflict_do_nothing()
            return (await connection.execute(added.returning(events.c.number))).one_or_none() is not None

    async def done(self, event: Event) -> None:
        """Mark it answered."""
        async with self._database.writing() as connection:
            await connection.execute(update(events).where(events.c.id == event.id).values(done_at=datetime.now(UTC)))

    async def unfinished(self) -> tuple[Event, ...]:
        """Events taken and not answered, in the order in which they were taken; without those that were forgotten."""
        wanted = select(events.c.body).where(events.c.done_at.is_(None), events.c.body.is_not(None))
        async with self._database.reading() as connection:
            return tuple(decode_event(body) for body in await connection.scalars(wanted.order_by(events.c.number)))
