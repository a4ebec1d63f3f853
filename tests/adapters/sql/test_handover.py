"""SQLite's driver as SQLAlchemy uses it: transactions begin with their first statement, and results are whole."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import aiosqlite
import pytest
from sqlalchemy import Column, Integer, MetaData, String, Table, insert, select, text, update
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from adapters.sql import sqlite
from adapters.sql.handover import BEGIN, Handover

words = Table("words", MetaData(), Column("number", Integer, primary_key=True), Column("word", String, unique=True))


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    """A file with a table of words in it."""
    opened = create_async_engine(f"sqlite+aiosqlite:///{tmp_path / 'words.db'}", module=Handover())
    sqlite.prepare(opened.sync_engine, BEGIN, sqlite.WRITE_AHEAD)
    async with opened.begin() as connection:
        await connection.run_sync(words.metadata.create_all)
    yield opened
    await opened.dispose()


async def heard(connection: AsyncConnection) -> list[str]:
    """What SQLite is told over this connection from now on."""
    raw = (await connection.get_raw_connection()).driver_connection
    assert isinstance(raw, aiosqlite.Connection)
    told: list[str] = []
    await raw.set_trace_callback(lambda statement: told.append(statement.partition(" ")[0]))
    return told


async def test_transaction_begins_with_its_first_statement_and_ends_once(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        told = await heard(connection)
        async with connection.begin():
            before = tuple(told)
            await connection.execute(insert(words).values(word="one"))
            await connection.execute(insert(words).values(word="two"))

    assert (before, told) == ((), ["BEGIN", "INSERT", "INSERT", "COMMIT"])


async def test_transaction_without_a_statement_is_none(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        told = await heard(connection)
        async with connection.begin():
            pass
        async with connection.begin():
            await connection.execute(select(words))

    assert told == ["BEGIN", "SELECT", "COMMIT"]


async def test_transaction_that_fails_leaves_nothing_and_the_next_one_works(engine: AsyncEngine) -> None:
    async def fail() -> None:
        async with engine.begin() as connection:
            await connection.execute(insert(words).values(word="one"))
            await connection.execute(insert(words).values(word="one"))

    with pytest.raises(IntegrityError):
        await fail()
    async with engine.begin() as connection:
        await connection.execute(insert(words).values(word="two"))

    async with engine.connect() as connection:
        assert list(await connection.scalars(select(words.c.word))) == ["two"]


async def test_statement_that_cannot_be_read_leaves_no_transaction_open(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        with pytest.raises(OperationalError):
            await connection.execute(text("SELECT from nowhere at all"))
        await connection.rollback()
        told = await heard(connection)
        await connection.execute(select(words))

    assert told[:2] == ["BEGIN", "SELECT"]


async def test_results_tell_rows_counts_and_numbers(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        many = await connection.execute(insert(words), [{"word": word} for word in ("one", "two", "three")])
        added = await connection.execute(insert(words).values(word="four"))
        changed = await connection.execute(update(words).where(words.c.number > 2).values(word=words.c.word + "!"))
        rows = (await connection.execute(select(words).order_by(words.c.number))).mappings().all()

    assert (many.rowcount, added.inserted_primary_key, changed.rowcount) == (3, (4,), 2)
    assert [dict(row) for row in rows] == [
        {"number": 1, "word": "one"}, {"number": 2, "word": "two"},
        {"number": 3, "word": "three!"}, {"number": 4, "word": "four!"},
    ]  # fmt: skip


async def test_reader_sees_one_moment_while_somebody_writes(engine: AsyncEngine) -> None:
    async with engine.connect() as reader, engine.connect() as writer:
        before = list(await reader.scalars(select(words.c.word)))
        await writer.execute(insert(words).values(word="one"))
        await writer.commit()

        assert (before, list(await reader.scalars(select(words.c.word)))) == ([], [])
        await reader.rollback()
        assert list(await reader.scalars(select(words.c.word))) == ["one"]


async def test_transaction_that_is_cancelled_while_the_file_is_locked_leaves_no_lock_behind(
    engine: AsyncEngine, tmp_path: Path
) -> None:
    async def write() -> None:
        async with engine.begin() as connection:
            await connection.execute(insert(words).values(word="one"))

    with closing(sqlite3.connect(tmp_path / "words.db", isolation_level=None, timeout=0)) as other:
        other.execute("BEGIN IMMEDIATE")
        writing = asyncio.create_task(write())
        await asyncio.sleep(0.1)  # it waits in the driver's thread, for the lock
        writing.cancel()
        other.execute("ROLLBACK")
        with pytest.raises(asyncio.CancelledError):
            await writing

        other.execute("BEGIN IMMEDIATE")  # raises OperationalError while anybody else has the lock
        assert other.execute("SELECT word FROM words").fetchall() == []
        other.execute("ROLLBACK")
    await write()
    async with engine.connect() as connection:
        assert list(await connection.scalars(select(words.c.word))) == ["one"]
