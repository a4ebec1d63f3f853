"""The schema can be made, checked, taken down and made again, on both databases."""

import stat
from io import StringIO
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from adapters.sql.address import file_of, read_address
from adapters.sql.migration import drift, migrate, pending
from adapters.sql.revision import alembic_config
from adapters.sql.table import metadata
from adapters.sql.transaction import transaction
from bot.errors import Unavailable

TABLES = {*metadata.tables, "alembic_version"}


def tables(url: str) -> set[str]:
    with transaction(read_address(url)) as connection:
        return set(inspect(connection).get_table_names())


def test_migrate_makes_every_table(url: str) -> None:
    assert pending(url) is True
    migrate(url)

    assert tables(url) == TABLES
    assert pending(url) is False
    migrate(url)
    assert tables(url) == TABLES


def test_alembic_check_finds_no_difference(url: str) -> None:
    migrate(url)
    said = StringIO()
    with transaction(read_address(url)) as connection:
        config = alembic_config(connection)
        config.stdout = said
        command.check(config)

    assert said.getvalue() == "No new upgrade operations detected.\n"
    assert drift(url) == []


def test_drift_names_what_differs(url: str) -> None:
    migrate(url)
    with transaction(read_address(url)) as connection:
        connection.execute(text("DROP INDEX event_done_at"))
        connection.execute(text("ALTER TABLE turn ADD COLUMN mood TEXT"))

    assert [("add_index" in found, "mood" in found) for found in sorted(drift(url))] == [(True, False), (False, True)]


def test_schema_goes_down_and_up_again(url: str) -> None:
    migrate(url)
    with transaction(read_address(url)) as connection:
        command.downgrade(alembic_config(connection), "base")
    assert tables(url) == {"alembic_version"}
    migrate(url)

    assert drift(url) == []


def test_each_revision_can_be_left_again(url: str) -> None:
    migrate(url)
    with transaction(read_address(url)) as connection:
        command.downgrade(alembic_config(connection), "-1")
    assert pending(url) is True
    migrate(url)

    assert drift(url) == []


def test_failed_migration_changes_nothing(url: str) -> None:
    """The second revision fails over a table that is in its way: the first is undone too."""
    if file := file_of(read_address(url)):
        file.parent.mkdir()
        file.touch()
    with transaction(read_address(url)) as connection:
        connection.execute(text("CREATE TABLE outcome (other INTEGER)"))
    with pytest.raises(Exception, match="already exists"):
        migrate(url)

    assert tables(url) == {"outcome"}


def test_newer_schema_is_left_alone(url: str) -> None:
    migrate(url)
    with transaction(read_address(url)) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Unavailable, match="newer version"):
        migrate(url)

    assert pending(url) is False


def test_there_is_one_line_of_revisions() -> None:
    assert len(ScriptDirectory.from_config(alembic_config()).get_heads()) == 1


def test_sqlite_file_is_private_and_keeps_a_log(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "er" / "what? 100%#.db"
    migrate(f"sqlite:///{file}".replace("%", "%25").replace("?", "%3F"))

    assert [path.name for path in file.parent.iterdir()] == [file.name]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with transaction(read_address(f"sqlite:///{file}".replace("%", "%25").replace("?", "%3F"))) as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"


def test_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Unavailable) as raised:
        migrate(f"sqlite:///{tmp_path}/file/x.db")

    assert (
        str(raised.value)
        == f"The database at {tmp_path}/file/x.db cannot be made. Check that its folder can be written."
    )
