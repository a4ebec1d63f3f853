"""The connections of the workflow library to the same database: synchronous, and few."""

from typing import Any

from sqlalchemy import Engine, create_engine, event

from adapters.sql.address import connectable, file_of, patience, read_address
from adapters.sql.sqlite import KEEP_LINKS, WIPE_DELETED, WRITE_AHEAD

_CONNECTIONS, _MORE_FOR_A_BURST = 5, 5  # beside those of the application itself, from each process
_TO_A_FILE = 2  # who waits for the one writer of an SQLite file waits better in our queue than on its lock
_TURN = 3_600  # seconds to wait for one of them: when it takes long the database is away, and so are its turns
_PATIENCE = 30  # seconds for a locked file: the library must not lose a step because another process is writing


def durable_engine(url: str) -> Engine:
    """An engine for the workflow library's own tables; connects when it is first used.

    An SQLite file must be there already; each transaction takes its write lock as soon as it writes.
    Raises Unavailable for an address that is none.
    """
    address = read_address(url)
    file = file_of(address)
    driver = "postgresql+psycopg" if file is None else "sqlite+pysqlite"
    waits = patience(address)
    engine = create_engine(
        connectable(address).set(drivername=driver),
        connect_args=waits if file is None else dict.fromkeys(waits, _PATIENCE),
        hide_parameters=True,  # no draft in a log
        pool_size=_CONNECTIONS if file is None else _TO_A_FILE,
        max_overflow=_MORE_FOR_A_BURST if file is None else 0,
        pool_timeout=_TURN,
        pool_pre_ping=file is None,
    )
    if file is not None:
        event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = "IMMEDIATE"  # the library begins some transactions in words of its own
    for pragma in (WRITE_AHEAD, KEEP_LINKS, WIPE_DELETED):
        connection.execute(pragma).close()
