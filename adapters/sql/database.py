"""The database behind the ports: one engine, transactions to read and to write, and a check for start and doctor."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiosqlite
from sqlalchemy import URL, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from adapters.sql import sqlite
from adapters.sql.address import connectable, file_of, patience, read_address
from adapters.sql.column import seal_with, sealed
from adapters.sql.failure import explained, flaw_of
from adapters.sql.handover import BEGIN, Handover
from adapters.sql.revision import verify
from adapters.sql.table import metadata
from bot.errors import Unavailable
from bot.ports import Seal

_CONNECTIONS = 5  # kept open to a server; a process answers few events at once, and each needs one for milliseconds
_MORE_FOR_A_BURST = 10  # closed again afterwards: PostgreSQL admits a hundred for all processes together
_TO_A_FILE = 4  # an SQLite file has one writer at a time, and each connection here is a thread of its own
_LIFETIME = 1_800  # seconds: firewalls forget connections that live longer, and a moved server gets its load back
_TURN = 10  # seconds to wait for one of them to be free; then the caller had better know
_LIMITS = (  # for the application's own statements, each of which takes milliseconds; the last one given counts
    "-c statement_timeout=15s"
    " -c idle_in_transaction_session_timeout=60s"  # a process that hangs must not keep its locks
)
_SILENCE = 20_000  # milliseconds that a server may take to confirm what was sent, before it is taken for gone


def open_database(url: str, seal: Seal | None = None) -> "Database":
    """A database for `url` whose people's words are kept sealed, or as they are without a seal.

    Connects when it is first used. Raises Unavailable for an address that is none.
    """
    address = read_address(url)
    flaw = flaw_of(address)
    if flaw:
        raise Unavailable(flaw)
    return Database(address, seal)


class Database:
    """Hands out transactions. Whatever the database itself refuses is raised as Unavailable, in one sentence."""

    def __init__(self, url: URL, seal: Seal | None = None) -> None:
        self.seal = seal
        self._url = url
        self._engine = _engine(url)
        seal_with(self._engine.sync_engine, seal)
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

    async def check_seal(self) -> None:
        """Raise Unavailable, saying what to do, when a key is missing for what is kept.

        The oldest and the newest value of each kind stand for all: keys change from the one towards the other.
        """
        async with self.reading() as connection:
            for columns in filter(None, map(sealed, metadata.tables.values())):
                kept = select(*columns).where(or_(*(column.is_not(None) for column in columns))).limit(1)
                keys = columns[0].table.primary_key.columns
                for end in (keys, [key.desc() for key in keys]):
                    (await connection.execute(kept.order_by(*end))).first()

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
    if file_of(url) is None:
        return create_async_engine(
            url,
            connect_args=_connecting(url),
            hide_parameters=True,  # no draft in a log
            pool_size=_CONNECTIONS,
            max_overflow=_MORE_FOR_A_BURST,
            pool_timeout=_TURN,
            pool_recycle=_LIFETIME,
            pool_pre_ping=True,
        )
    engine = create_async_engine(
        connectable(url),
        module=Handover(),
        connect_args=patience(url),
        hide_parameters=True,
        pool_size=_TO_A_FILE,
        max_overflow=0,
    )
    sqlite.prepare(engine.sync_engine, BEGIN)
    return engine


def _connecting(url: URL) -> dict[str, Any]:
    """What a server is told with each connection, unless the address says it."""
    silence = {} if "tcp_user_timeout" in url.query else {"tcp_user_timeout": _SILENCE}
    return {**patience(url), **silence, "options": f"{_LIMITS} {url.query.get('options', '')}".rstrip()}
