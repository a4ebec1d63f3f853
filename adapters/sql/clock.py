"""The one clock that every process on a database shares."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, func, literal
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.sql.column import Instant


def before(connection: AsyncConnection, ago: timedelta) -> ColumnElement[datetime]:
    """The moment so long ago, by the clock of the database: two machines may not agree on the time.

    An SQLite file is used by one machine, whose own clock is finer than SQLite's. PostgreSQL is asked for the time
    of the statement: the transaction may have begun long before, and waited for another one.
    """
    if connection.dialect.name == "sqlite":
        return literal(datetime.now(UTC) - ago, Instant)
    return func.clock_timestamp() - ago
