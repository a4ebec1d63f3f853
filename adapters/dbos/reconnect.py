"""Connections that are there again as soon as the server is.

The library tries what failed again and again, after pauses that double up to a minute: work would stand still for as
long again as the server was away. So it is the connection that waits, and looks twice a second.
"""

from threading import Event
from typing import Any

from sqlalchemy import Dialect, Engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import Unavailable

PAUSE = 0.5  # seconds between two looks for the server


class Reconnect:
    """Makes the connections of an engine wait for a server that is away, until they are told to give up."""

    def __init__(self, engine: Engine) -> None:
        self._over = Event()
        if engine.dialect.name != "sqlite":  # a file is always there
            event.listen(engine, "do_connect", self._connect)

    def give_up(self) -> None:
        """Wait no more: the process ends, and what could not be written is done again by whoever takes over."""
        self._over.set()

    def _connect(self, dialect: Dialect, _entry: ConnectionPoolEntry, given: list[Any], named: dict[str, Any]) -> Any:
        while True:
            try:
                return dialect.connect(*given, **named)
            except dialect.loaded_dbapi.OperationalError as error:
                if self._over.wait(PAUSE):
                    raise Unavailable("The database is away.") from error
