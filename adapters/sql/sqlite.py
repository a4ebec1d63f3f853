"""What an SQLite connection must be told each time it opens."""

from typing import Any

from sqlalchemy import Connection, Engine, event

KEEP_LINKS = "PRAGMA foreign_keys = ON"
WIPE_DELETED = "PRAGMA secure_delete = ON"
WRITE_AHEAD = "PRAGMA journal_mode = WAL"  # readers and a writer side by side; the file remembers it


def prepare(engine: Engine, begin: str, *pragmas: str) -> None:
    """Make the connections of an SQLite engine run the pragmas when they open, and begin transactions with `begin`."""

    def connects(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver would begin too late, and never before a change of tables
        cursor = connection.cursor()
        for pragma in (KEEP_LINKS, WIPE_DELETED, *pragmas):
            cursor.execute(pragma)
        cursor.close()

    def begins(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "connect", connects)
    event.listen(engine, "begin", begins)
