"""The port Workers: which processes answer events, and which of them died."""

from datetime import timedelta

from sqlalchemy import delete, select

from adapters.sql.clock import before
from adapters.sql.database import Database
from adapters.sql.table import worker as workers
from adapters.sql.thread import insert_into


class SqlWorkers:
    """Keeps heartbeats in the database. Raises Unavailable when it cannot."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def seen(self, worker: str) -> None:
        """Write down that this worker is alive; one that was buried by mistake is back with it."""
        async with self._database.writing() as connection:
            beat = insert_into(connection, workers).values(id=worker, seen_at=before(connection, timedelta()))
            await connection.execute(
                beat.on_conflict_do_update(index_elements=["id"], set_={"seen_at": beat.excluded.seen_at})
            )

    async def leave(self, worker: str) -> None:
        """Take a worker off that ends in good order."""
        async with self._database.writing() as connection:
            await connection.execute(delete(workers).where(workers.c.id == worker))

    async def bury(self, silent: timedelta) -> tuple[str, ...]:
        """Take off every worker that was not seen for so long; each dead one is handed to one caller only."""
        async with self._database.writing() as connection:
            dead = delete(workers).where(workers.c.seen_at < before(connection, silent))
            return tuple(sorted(await connection.scalars(dead.returning(workers.c.id))))

    async def alive(self) -> frozenset[str]:
        """The workers that are not buried."""
        async with self._database.reading() as connection:
            return frozenset(await connection.scalars(select(workers.c.id)))
