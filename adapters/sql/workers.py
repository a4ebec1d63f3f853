"""The port Workers: which processes answer events, and which of them died."""

from datetime import timedelta

from sqlalchemy import delete, select, update

from adapters.sql.clock import before
from adapters.sql.database import Database
from adapters.sql.table import worker as workers
from adapters.sql.thread import insert_into


class SqlWorkers:
    """Keeps heartbeats in the database. Raises Unavailable when it cannot."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def seen(self, worker: str) -> bool:
        """Write down that this worker is alive. False when it was not known: new, or buried by mistake and back."""
        async with self._database.writing() as connection:
            now = before(connection, timedelta())
            beat = update(workers).where(workers.c.id == worker).values(seen_at=now)
            if (await connection.execute(beat)).rowcount:
                return True
            back = insert_into(connection, workers).values(id=worker, seen_at=now)
            await connection.execute(
                back.on_conflict_do_update(index_elements=["id"], set_={"seen_at": back.excluded.seen_at})
            )
            return False

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
