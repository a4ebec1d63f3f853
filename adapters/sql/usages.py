"""The port Usages: which calls of language models were made for a workspace, counted and without a word of anybody."""

from datetime import timedelta

import msgspec
from sqlalchemy import func, insert, select

from adapters.sql.belonging import threads_of
from adapters.sql.clock import before
from adapters.sql.database import Database
from adapters.sql.table import usage as table
from adapters.sql.thread import enter
from bot.chat import Event, Place
from bot.ports import Usage
from bot.record import Subject


class SqlUsages:
    """Keeps in the database what calls came to. Raises Unavailable when it cannot."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, event: Event, usages: tuple[Usage, ...]) -> None:
        """Store the calls made for this event, once an event: what a second call brings is passed over."""
        async with self._database.writing() as connection:
            thread = await enter(connection, event.place)
            of_event = select(table.c.number).where(table.c.thread == thread, table.c.event == event.id)
            if not usages or await connection.scalar(of_event.limit(1)) is not None:
                return
            rows = [{"thread": thread, "event": event.id, **msgspec.structs.asdict(usage)} for usage in usages]
            await connection.execute(insert(table).values(at=before(connection, timedelta())), rows)

    async def spent(self, place: Place, within: timedelta) -> int:
        """How many tokens, in and out, the place's workspace used in the last so-long by the clock of the database."""
        here = table.c.thread.in_(threads_of(Subject(place.platform, place.workspace)))
        tokens = select(func.coalesce(func.sum(table.c.tokens_in + table.c.tokens_out), 0))
        async with self._database.reading() as connection:
            recent = tokens.where(here, table.c.at > before(connection, within))
            return int((await connection.execute(recent)).scalar_one())
