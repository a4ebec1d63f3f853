"""Each dead worker is handed to one process only, and no living one is buried."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, literal, select, update

from adapters.sql.column import Instant
from adapters.sql.database import Database, open_database
from adapters.sql.table import worker
from adapters.sql.workers import SqlWorkers

SILENT = timedelta(seconds=10)


@pytest.fixture
def workers(database: Database) -> SqlWorkers:
    return SqlWorkers(database)


@pytest.fixture
async def processes(url: str, database: Database) -> AsyncIterator[tuple[SqlWorkers, ...]]:
    """Four processes on one database."""
    databases = [database, *(open_database(url) for _ in range(3))]
    yield tuple(SqlWorkers(one) for one in databases)
    for one in databases[1:]:
        await one.close()


async def age(database: Database, *names: str) -> None:
    """Make it a minute since these workers were seen."""
    async with database.writing() as connection:
        long_ago = func.now() - timedelta(minutes=1)
        if connection.dialect.name == "sqlite":
            long_ago = literal(datetime.now(UTC) - timedelta(minutes=1), Instant)
        await connection.execute(update(worker).where(worker.c.id.in_(names)).values(seen_at=long_ago))


async def test_worker_is_written_down_once_however_often_it_is_seen(workers: SqlWorkers) -> None:
    for name in ("a", "b", "a", "a"):
        await workers.seen(name)

    assert await workers.alive() == frozenset({"a", "b"})


async def test_heartbeat_is_of_this_moment(database: Database, workers: SqlWorkers) -> None:
    before = datetime.now(UTC)
    await workers.seen("a")
    after = datetime.now(UTC)

    async with database.reading() as connection:
        [seen_at] = await connection.scalars(select(worker.c.seen_at))
    assert before <= seen_at <= after  # the server of the tests has the clock of this machine


async def test_worker_that_leaves_is_buried_by_nobody(database: Database, workers: SqlWorkers) -> None:
    for name in ("a", "b"):
        await workers.seen(name)
    await age(database, "a", "b")
    await workers.leave("a")

    assert await workers.bury(SILENT) == ("b",)


async def test_only_silent_workers_are_buried(database: Database, workers: SqlWorkers) -> None:
    for name in ("c", "b", "a"):
        await workers.seen(name)
    await age(database, "c", "a")

    assert await workers.bury(SILENT) == ("a", "c")
    assert await workers.bury(SILENT) == ()
    assert await workers.alive() == frozenset({"b"})


async def test_heartbeat_saves_a_silent_worker(database: Database, workers: SqlWorkers) -> None:
    await workers.seen("a")
    await age(database, "a")
    await workers.seen("a")

    assert await workers.bury(SILENT) == ()
    assert await workers.alive() == frozenset({"a"})


async def test_worker_that_was_buried_by_mistake_is_back_with_its_next_heartbeat(
    database: Database, workers: SqlWorkers
) -> None:
    await workers.seen("a")
    await age(database, "a")
    await workers.bury(SILENT)

    assert await workers.seen("a") is False  # and hears of it
    assert await workers.seen("a") is True
    assert await workers.alive() == frozenset({"a"})


async def test_each_dead_worker_is_handed_to_one_process(database: Database, processes: tuple[SqlWorkers, ...]) -> None:
    dead = [f"w{number}" for number in range(10)]
    for name in (*dead, "alive"):
        await processes[0].seen(name)
    await age(database, *dead)

    buried = await asyncio.gather(*(one.bury(SILENT) for one in processes for _ in range(3)))

    assert sorted(name for names in buried for name in names) == dead
    assert await processes[0].alive() == frozenset({"alive"})


async def test_worker_is_either_saved_or_buried_in_a_race(
    database: Database, processes: tuple[SqlWorkers, ...]
) -> None:
    """Whatever came first, it is alive in the end, and at most one process was told that it died."""
    await processes[0].seen("a")
    await age(database, "a")

    first, *told = await asyncio.gather(processes[0].seen("a"), *(one.bury(SILENT) for one in processes[1:]))

    assert sorted(told) == ([(), (), ()] if first else [(), (), ("a",)])  # and it hears that it was buried
    assert await processes[0].alive() == frozenset({"a"})
