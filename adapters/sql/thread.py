"""Threads: the key to everything else that is kept."""

from sqlalchemy import ScalarSelect, Table, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.sql.table import thread
from bot.chat import Place


def insert_into(connection: AsyncConnection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An insert that knows “on conflict”: both databases do, each in words of its own."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def thread_of(place: Place) -> ScalarSelect[int]:
    """The number of the thread, to compare a column with; NULL, equal to nothing, when nobody spoke there."""
    return (
        select(thread.c.number)
        .where(
            thread.c.platform == place.platform,
            thread.c.workspace == place.workspace,
            thread.c.channel == place.channel,
            thread.c.thread == place.thread,
        )
        .scalar_subquery()
    )


async def enter(connection: AsyncConnection, place: Place, *, private: bool | None = None) -> int:
    """Return the number of the thread, made if it is new, and keep every other writer out of it until the end.

    Unless it is None, `private` is written down of it.

    Must be the first statement of a transaction: on SQLite it takes the write lock.
    """
    values = {
        "platform": place.platform,
        "workspace": place.workspace,
        "channel": place.channel,
        "thread": place.thread,
    }
    known = {} if private is None else {"private": private}
    added = insert_into(connection, thread).values(**values, **known)
    locked = added.on_conflict_do_update(index_elements=list(values), set_={"thread": added.excluded.thread, **known})
    number: int = (await connection.execute(locked.returning(thread.c.number))).scalar_one()
    return number
