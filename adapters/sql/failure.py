"""What a database refuses, as a sentence for people. A password is never in it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from adapters.sql.address import file_of, place_of
from bot.errors import Unavailable

MISSING = "There is no database at {} yet. Run “comeback migrate” to make it."
OLDER = "The database at {} is from an earlier version of Comeback. Run “comeback migrate” to bring it up to date."
NEWER = "The database at {} was made by a newer version of Comeback. Install that version, or use another database."

_SQLITE = {  # by the first two words of the error's name
    "SQLITE_BUSY": "The database at {} is locked: another program is writing to it. Close that program or try again.",
    "SQLITE_LOCKED": "The database at {} is locked: another program is writing to it. Close that program or try again.",
    "SQLITE_READONLY": "The database at {} is read-only. Make the file and its folder writable for Comeback.",
    "SQLITE_CANTOPEN": "The database at {} cannot be opened. Check the rights on the file and its folder.",
    "SQLITE_PERM": "The database at {} cannot be opened. Check the rights on the file and its folder.",
    "SQLITE_NOTADB": "The file at {} is not a database. Name another file in the address.",
    "SQLITE_CORRUPT": "The database at {} is damaged. Bring back a copy of it, or use another file.",
    "SQLITE_FULL": "There is no room left for the database at {}. Make room on the disk and try again.",
    "SQLITE_IOERR": "The database at {} cannot be read or written. Check the disk.",
}
_POSTGRES = {  # by SQLSTATE, which has no language
    "25006": "The database at {} is read-only. Name the server that accepts changes.",
    "42501": "This user may not use the tables of the database at {}. Ask its owner for the rights.",
    "55P03": "The database at {} is locked: another program is changing it. Try again.",
}
_GREETING = {  # while connecting there is no SQLSTATE, only the server's words
    "password": "The database at {} does not accept this user and password. Check both in the address.",
    "Connection refused": "No database server answers at {}. Start it, or check the host and port in the address.",
    "No such file": "No database server answers at {}. Start it, or check the host and port in the address.",
    "timeout": "No database server answers at {}. Start it, or check the host and port in the address.",
    "resolve": "The host of the database at {} cannot be found. Check the address.",
    "does not exist": "The server has no such user or database: {}. Create it, or check the address.",
}
_UNKNOWN = "The database at {} does not work: {}."


@contextmanager
def explained(url: URL) -> Iterator[None]:
    """Raise Unavailable with one sentence for whatever the database behind `url` refuses inside the block.

    Faults of ours (a broken constraint, a wrong statement) pass through as they are.
    """
    try:
        yield
    except DBAPIError as error:
        sentence = _sentence(error, url)
        if sentence is None:
            raise
        raise Unavailable(sentence) from error


def _sentence(error: DBAPIError, url: URL) -> str | None:
    file = file_of(url)
    if file is not None and not file.exists():
        return MISSING.format(file)
    form = _of_sqlite(error) if file is not None else _of_postgres(error)
    return form and form.format(place_of(url))


def _of_sqlite(error: DBAPIError) -> str | None:
    words = str(getattr(error.orig, "sqlite_errorname", "")).split("_")
    return _SQLITE.get("_".join(words[:2]))


def _of_postgres(error: DBAPIError) -> str | None:
    state = getattr(error.orig, "sqlstate", None)
    if state:
        return _POSTGRES.get(state)
    return next((form for words, form in _GREETING.items() if words in str(error.orig)), None)
