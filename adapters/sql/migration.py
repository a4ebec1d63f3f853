"""Bringing a database to the schema of this program. Synchronous: it runs before anything else does."""

import os
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from adapters.sql.address import file_of, place_of, read_address
from adapters.sql.revision import COMPLAINTS, alembic_config, standing_of
from adapters.sql.sqlite import WRITE_AHEAD
from adapters.sql.table import metadata
from adapters.sql.transaction import transaction
from bot.errors import Unavailable


def migrate(url: str) -> None:
    """Make the database if it is a file that is missing, and bring its tables up to date, all or nothing.

    Raises Unavailable when it cannot be reached or changed, or when its schema is newer than this program.
    """
    address = read_address(url)
    file = file_of(address)
    if file is not None and not file.exists():
        _make(file)
    with transaction(address, WRITE_AHEAD) as connection:
        if standing_of(connection) == "newer":
            raise Unavailable(COMPLAINTS["newer"].format(place_of(address)))
        command.upgrade(alembic_config(connection), "head")


def pending(url: str) -> bool:
    """True when `migrate` has something to do. Raises Unavailable when the database cannot be reached."""
    address = read_address(url)
    file = file_of(address)
    if file is not None and not file.exists():
        return True
    with transaction(address) as connection:
        return standing_of(connection) in {"missing", "older"}


def drift(url: str) -> list[str]:
    """How the tables in the database differ from those that this program declares; empty when they agree."""
    with transaction(read_address(url)) as connection:
        return [str(difference) for difference in compare_metadata(MigrationContext.configure(connection), metadata)]


def _make(file: Path) -> None:
    """Make the file, readable for its owner only, and its folder."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise Unavailable(f"The database at {file} cannot be made. Check that its folder can be written.") from error
