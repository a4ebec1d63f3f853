"""The address of a database, as people write it and as the drivers want it."""

from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.errors import Unavailable

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
_FORMS = "Write sqlite:///folder/comeback.db or postgresql://name:password@host/database."


def read_address(text: str) -> URL:
    """Turn what people write into an address with the asynchronous driver in it.

    Raises Unavailable, without repeating a password, when it is no address of a database that Comeback knows.
    """
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise Unavailable(f"The database address cannot be read. {_FORMS}") from error
    if url.drivername not in _DRIVERS:
        raise Unavailable(f"Comeback cannot use a database of the kind “{url.drivername}”. {_FORMS}")
    if url.drivername.startswith("sqlite") and (url.host or url.database in {None, "", ":memory:"}):
        raise Unavailable(f"The database address names no file. {_FORMS}")
    return url.set(drivername=_DRIVERS[url.drivername])


def connectable(url: URL) -> URL:
    """The address as the driver gets it: a missing SQLite file is then an error, never silently made."""
    file = file_of(url)
    if file is None:
        return url
    return url.set(database=f"file:{quote(str(file))}", query={"mode": "rw", **url.query, "uri": "true"})


def file_of(url: URL) -> Path | None:
    """The file of an SQLite database; None for a server."""
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def place_of(url: URL) -> str:
    """Where the database is, in words that can be shown: no password, no user."""
    host, port = url.host or url.query.get("host", "localhost"), url.port or url.query.get("port", 5432)
    return str(file_of(url) or f"{host}:{port}/{url.database}")


def patience(url: URL) -> dict[str, float]:
    """For how many seconds to wait for a locked file or a silent server, unless the address says it."""
    name = "connect_timeout" if file_of(url) is None else "timeout"
    return {} if name in url.query else {name: 5}
