"""Which revision of the schema a database has, measured against the migrations of this program."""

from typing import Literal

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, text

from adapters.sql.address import place_of
from adapters.sql.failure import MISSING, NEWER, OLDER
from adapters.sql.transaction import transaction
from bot.errors import Unavailable

Standing = Literal["missing", "older", "current", "newer"]

COMPLAINTS: dict[Standing, str] = {"missing": MISSING, "older": OLDER, "newer": NEWER}


def alembic_config(connection: Connection | None = None) -> Config:
    """What Alembic needs: the packaged migrations, and the connection that they run on. No alembic.ini."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "migrations:")
    config.set_main_option("path_separator", "os")
    return config


def standing_of(connection: Connection) -> Standing:
    """Where the schema of the database stands; newer means a revision that this program does not know."""
    script = ScriptDirectory.from_config(alembic_config())
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision is None:
        return "missing"
    if revision == script.get_current_head():
        return "current"
    return "older" if revision in {known.revision for known in script.walk_revisions()} else "newer"


def verify(address: URL) -> None:
    """Raise Unavailable, saying what to do, unless the database is there, up to date, and can be written."""
    with transaction(address) as connection:
        standing = standing_of(connection)
        if standing in COMPLAINTS:
            raise Unavailable(COMPLAINTS[standing].format(place_of(address)))
        connection.execute(text("UPDATE alembic_version SET version_num = version_num"))  # may it write?
