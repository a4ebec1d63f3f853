"""SQLite's driver with one hand-over to its thread a statement, and none to begin.

A hand-over from the event loop to a thread and back costs more than most statements. The adapter of SQLAlchemy takes
one each to open a cursor, to execute, to fetch and to close it, and as many again for BEGIN.
"""

import sqlite3
from collections import deque
from collections.abc import Sequence
from typing import Any, NamedTuple

import aiosqlite
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
)
from sqlalchemy.util.concurrency import await_

BEGIN = "BEGIN"


class Done(NamedTuple):
    """What is left of a cursor that was read to its end."""

    description: Any = None
    rowcount: int = -1
    lastrowid: int | None = None
    rows: Sequence[Any] = ()


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    """Executes, reads everything and closes in one go."""

    __slots__ = ()

    _adapt_connection: "_Connection"

    def _make_new_cursor(self, _connection: Any) -> Any:
        return Done()

    def _aenter_cursor(self, cursor: Any) -> Any:
        return cursor

    async def _async_soft_close(self) -> None:
        """It is closed."""

    def close(self) -> None:
        self._rows.clear()

    async def _execute_async(self, operation: Any, parameters: Any) -> Any:
        if operation == BEGIN:
            self._adapt_connection.begun = True
            return
        await self._hand_over("execute", operation, parameters or ())

    async def _executemany_async(self, operation: Any, seq_of_parameters: Any) -> Any:
        await self._hand_over("executemany", operation, seq_of_parameters)

    async def _hand_over(self, method: str, *given: Any) -> None:
        adapted = self._adapt_connection
        async with adapted._execute_mutex:  # noqa: SLF001 - as the class above does
            begin, adapted.begun = adapted.begun, False
            raw = self._connection
            done = await raw._execute(_do, raw._conn, begin, method, given)  # noqa: SLF001 - what all its methods call
        self._cursor, self._rows = done, deque(done.rows)


class _Connection(AsyncAdapt_aiosqlite_connection):
    """Begins with its first statement; a transaction without one is none."""

    __slots__ = ("begun",)

    _cursor_cls = _Cursor

    def __init__(self, dbapi: Any, connection: Any) -> None:
        super().__init__(dbapi, connection)
        self.begun = False

    def rollback(self) -> None:
        self.begun = False
        if self._connection._connection and self._connection.in_transaction:  # noqa: SLF001 - open at all
            super().rollback()

    def commit(self) -> None:
        self.begun = False
        if self._connection._connection and self._connection.in_transaction:  # noqa: SLF001 - the same
            super().commit()


class Handover(AsyncAdapt_aiosqlite_dbapi):
    """The driver, for `create_async_engine(module=…)`."""

    def __init__(self) -> None:
        super().__init__(aiosqlite, sqlite3)

    def connect(self, *given: Any, **named: Any) -> AsyncAdapt_aiosqlite_connection:
        """A connection; raises what sqlite3 raises."""
        connection = aiosqlite.connect(*given, **named)
        connection._thread.daemon = True  # noqa: SLF001 - as SQLAlchemy does: nobody waits for it at the end
        return _Connection(self, await_(connection))


def _do(raw: sqlite3.Connection, begin: bool, method: str, given: Sequence[Any]) -> Done:  # noqa: FBT001 - as it comes
    if begin:
        raw.execute(BEGIN)
    cursor = raw.cursor()
    try:
        getattr(cursor, method)(*given)
        rows = cursor.fetchall() if cursor.description else ()
        return Done(cursor.description, cursor.rowcount, cursor.lastrowid, rows)
    finally:
        cursor.close()
