"""The database behind the ports: one engine, transactions to read and to write, and a check for start and doctor."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiosqlite
from sqlalchemy import URL
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from adapters.sql import sqlite
from adapters.sql.address import connectable, file_of, patience, read_address
from adapters.sql.failure import explained
from adapters.sql.revision import verify


def open_database(url: str) -> "Database":
    """A database for `url`; connects when it is first used. Raises Unavailable for an address that is none."""
    return Database(read_address(url))


class Database:
    """Hands out transactions. Whatever the database itself refuses is raised as Unavailable, in one sentence."""

    def __init__(self, url: URL) -> None:
        self._url = url
        self._engine = _engine(url)
        self._reader = self._engine
        if file_of(url) is None:  # one look at several tables sees one moment; SQLite gives that by itself
            self._reader = self._engine.execution_options(isolation_level="REPEATABLE READ")

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that sees one moment of the database."""
        with explained(self._url):
            async with self._reader.connect() as connection:
                yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that is kept as a whole, or not at all when an error leaves the block.

        Begin it with a statement that writes: SQLite refuses a reader that turns into a writer too late.
        """
        with explained(self._url):
            async with self._engine.begin() as connection:
                yield connection

    async def check(self) -> None:
        """Raise Unavailable, saying what to do, unless the database is there, up to date, and can be written."""
        await asyncio.to_thread(verify, self._url)

    async def wipe_log(self) -> None:
        """Empty SQLite's write-ahead log, in which deleted words may still stand."""
        if file_of(self._url) is None:
            return
        with explained(self._url):
            async with self._engine.connect() as connection:  # without a transaction: in one, the log stays as it is
                raw = await connection.get_raw_connection()
                assert isinstance(raw.driver_connection, aiosqlite.Connection)
                await raw.driver_connection.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()


def _engine(url: URL) -> AsyncEngine:
    engine = create_async_engine(
        connectable(url),
        connect_args=patience(url),
        hide_parameters=True,  # no draft in a log
        pool_pre_ping=file_of(url) is None,
    )
    if file_of(url) is not None:
        sqlite.prepare(engine.sync_engine, "BEGIN")
    return engine
