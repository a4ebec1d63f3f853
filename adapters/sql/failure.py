"""What a database refuses, as a sentence for people. A password is never in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, exc

from adapters.sql.address import file_of, place_of
from bot.errors import Unavailable

MISSING = "There is no database at {} yet. Run “comeback migrate” to make it."
OLDER = "The database at {} is from an earlier version of Comeback. Run “comeback migrate” to bring it up to date."
NEWER = "The database at {} was made by a newer version of Comeback. Install that version, or use another database."

_BUSY = "The database at {} has more to do than it can. Try again in a moment."
_SILENT = "No database server answers at {}. Start it, or check the host and port in the address."
_NO_HOST = "The database address names no host, and no server answers on this machine. Write the host behind the @."
_SETTING = "The address of the database at {} sets something that cannot be used. Check what stands behind the “?”."
_ENCRYPTION = "The database at {} cannot be reached in the way that sslmode in the address asks for. Check it there."
_CROSSED = "The database at {} was changed by two at the same moment. Try again."
_LOST = "The database at {} has stopped answering. Try again in a moment; if it stays so, ask whoever runs it."

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
    "25P03": _LOST,
    "40001": _CROSSED,
    "40P01": _CROSSED,
    "42501": "This user may not use the tables of the database at {}. Ask its owner for the rights.",
    "53100": "There is no room left for the database at {}. Make room on its disk and try again.",
    "53300": _BUSY,
    "55P03": "The database at {} is locked: another program is changing it. Try again.",
    "57014": "The database at {} took too long, and was stopped. Nothing was changed; try again in a moment.",
}
_GREETING = {  # while connecting there is no SQLSTATE, only words
    "password": "The database at {} does not accept this user and password. Check both in the address.",
    "pg_hba.conf": "The database at {} does not admit this user from this machine. Ask whoever runs it.",
    "Connection refused": _SILENT,
    "No such file": _SILENT,
    "timeout": _SILENT,
    "resolve": "The host of the database at {} cannot be found. Check the address.",
    "does not exist": "The server has no such user or database: {}. Create it, or check the address.",
    "connection slots": _BUSY,
    "too many clients": _BUSY,
    "invalid": _SETTING,
    "unrecognized": _SETTING,
    "SSL": _ENCRYPTION,
    "certificate": _ENCRYPTION,
}


@contextmanager
def explained(url: URL) -> Iterator[None]:
    """Raise Unavailable with one sentence for whatever the database behind `url` refuses inside the block.

    Faults of ours (a broken constraint, a wrong statement) pass through as they are.
    """
    try:
        yield
    except exc.TimeoutError as error:  # every connection was in use
        raise Unavailable(_BUSY.format(place_of(url))) from error
    except exc.DBAPIError as error:
        sentence = _sentence(error, url)
        if sentence is None:
            raise
        raise Unavailable(sentence) from error


def flaw_of(url: URL) -> str | None:
    """What is wrong with an address that can be read and yet leads nowhere: a slip that people make."""
    return _flaw_of_server(url) if file_of(url) is None else _flaw_of_file(url)


def _flaw_of_server(url: URL) -> str | None:
    if "@" in f"{url.host}{url.database}":
        return "The database address has more than one @. Within the password, write @ as %40, / as %2F and # as %23."
    if not url.database and not url.query.keys() & {"dbname", "service"}:
        return "The database address names no database. Write postgresql://name:password@host/database."
    if url.port is not None and not 0 < url.port < 65_536:  # noqa: PLR2004 - the highest port there is
        return f"The database address names the port {url.port}, which does not exist. Leave it out for 5432."
    return None


def _flaw_of_file(url: URL) -> str | None:
    written = url.database or ""
    if written.startswith("~"):
        return "The database address begins with ~, which only a shell understands. Write the whole path of the file."
    if not _seconds(url.query.get("timeout", "0")) or url.query.get("mode", "rw") not in {"ro", "rw", "rwc"}:
        return "The database address sets a timeout or a mode that cannot be used. Leave out what follows the “?”."
    try:
        return _flaw_of_path(Path(written))
    except OSError:
        return "The database address names a file that this machine cannot have. Choose a shorter name."


def _flaw_of_path(file: Path) -> str | None:
    if file.is_dir():
        return f"There is a folder at {file}, and no database. Name a file in it: sqlite:///folder/comeback.db."
    if file.parent.is_file():
        return f"There is a file at {file.parent}, and no folder. Name another folder in the address."
    if not file.is_absolute() and not file.parent.exists() and Path("/", file).parent.exists():
        return f"There is no folder {file.parent} here. For the file /{file}, write sqlite:////{file}."
    return None


def _seconds(number: object) -> bool:
    return isinstance(number, str) and number.replace(".", "", 1).isdecimal()


def _sentence(error: exc.DBAPIError, url: URL) -> str | None:
    flaw = flaw_of(url)
    if flaw:
        return flaw
    file = file_of(url)
    if file is not None and not file.exists():
        return MISSING.format(file.absolute())
    form = _of_sqlite(error) if file is not None else _of_postgres(error)
    if form == _SILENT and not url.host and "host" not in url.query:
        form = _NO_HOST
    return form and form.format(place_of(url))


def _of_sqlite(error: exc.DBAPIError) -> str | None:
    words = str(getattr(error.orig, "sqlite_errorname", "")).split("_")
    return _SQLITE.get("_".join(words[:2]))


def _of_postgres(error: exc.DBAPIError) -> str | None:
    state = getattr(error.orig, "sqlstate", None)
    words = "" if state else str(error.orig)
    form = _POSTGRES.get(state or "") or next((form for word, form in _GREETING.items() if word in words), None)
    return form or (_LOST if isinstance(error, exc.OperationalError) else None)  # operational: no fault of ours
