"""A synchronous transaction, for what happens before the bot runs: migrations and checks."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Connection, create_engine

from adapters.sql import sqlite
from adapters.sql.address import connectable, file_of, patience
from adapters.sql.failure import explained, flaw_of
from bot.errors import Unavailable

_DRIVERS = {"sqlite": "sqlite+pysqlite", "postgresql": "postgresql+psycopg"}


@contextmanager
def transaction(address: URL, *pragmas: str) -> Iterator[Connection]:
    """A transaction that may change tables, alone in an SQLite file. The pragmas are for SQLite only.

    Raises Unavailable, in one sentence, for what the database refuses.
    """
    if flaw := flaw_of(address):
        raise Unavailable(flaw)
    url = connectable(address).set(drivername=_DRIVERS[address.get_backend_name()])
    engine = create_engine(url, connect_args=patience(address), hide_parameters=True)
    if file_of(address) is not None:
        sqlite.prepare(engine, "BEGIN IMMEDIATE", *pragmas)
    try:
        with explained(address), engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()
