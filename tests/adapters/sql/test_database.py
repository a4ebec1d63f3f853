"""Whatever is wrong with the database is one clear sentence, without a password."""

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError

from adapters.fernet.seal import fresh_key, seal_from
from adapters.sql.address import read_address
from adapters.sql.conversations import SqlConversations
from adapters.sql.database import Database, open_database
from adapters.sql.failure import MISSING, NEWER, OLDER
from adapters.sql.journal import SqlJournal
from adapters.sql.migration import migrate, pending
from adapters.sql.revision import alembic_config
from adapters.sql.table import outcome, thread
from adapters.sql.transaction import transaction
from bot.errors import Unavailable
from tests.adapters.sql.sample import PLACE, coached, mention
from tests.conftest import Server

LOCKED = "The database at {} is locked: another program is writing to it. Close that program or try again."
READ_ONLY = "The database at {} is read-only. Make the file and its folder writable for Comeback."


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    database = open_database(url)
    try:
        yield database
    finally:
        await database.close()


async def complaint(url: str) -> str:
    """What the check says of the database."""
    async with opened(url) as database:
        with pytest.raises(Unavailable) as raised:
            await database.check()
    return str(raised.value)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An SQLite database with its tables."""
    migrate(f"sqlite:///{tmp_path}/comeback.db")
    return tmp_path / "comeback.db"


@pytest.fixture
def unprivileged(tmp_path: Path) -> Iterator[None]:
    """Run without the rights of an administrator, to whom no file is read-only."""
    before = os.geteuid()
    if before == 0:
        for folder in tmp_path.parents:
            folder.chmod(folder.stat().st_mode | 0o055)
        tmp_path.chmod(0o755)
        os.seteuid(65_534)
    yield
    os.seteuid(before)


async def test_check_is_silent_when_all_is_well(url: str) -> None:
    migrate(url)
    async with opened(url) as database:
        await database.check()


def test_database_that_was_never_made_is_not_made_by_looking(tmp_path: Path) -> None:
    file = tmp_path / "comeback.db"

    assert asyncio.run(complaint(f"sqlite:///{file}")) == MISSING.format(file)
    assert list(tmp_path.iterdir()) == []


async def test_database_without_tables_is_missing(url: str, tmp_path: Path) -> None:
    if url.startswith("sqlite"):
        (tmp_path / "a folder").mkdir()
        (tmp_path / "a folder" / "comeback%23.db").touch()

    assert "Run “comeback migrate” to make it." in await complaint(url)


async def test_older_schema_asks_for_migrate(url: str) -> None:
    migrate(url)
    with transaction(read_address(url)) as connection:
        command.downgrade(alembic_config(connection), "-1")
    said = await complaint(url)

    assert said.partition("is from")[2] == OLDER.partition("is from")[2]
    migrate(url)
    async with opened(url) as database:
        await database.check()


async def test_newer_schema_asks_for_the_newer_version(url: str) -> None:
    migrate(url)
    with transaction(read_address(url)) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    said = await complaint(url)

    assert said.partition("was made")[2] == NEWER.partition("was made")[2]


async def test_locked_file_is_named(file: Path) -> None:
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    url = f"sqlite:///{file}?timeout=0.05"

    assert await complaint(url) == LOCKED.format(file)
    with pytest.raises(Unavailable) as raised:
        migrate(url)
    assert str(raised.value) == LOCKED.format(file)
    async with opened(url) as database:
        with pytest.raises(Unavailable) as raised:
            await SqlJournal(database).take(mention())
        assert str(raised.value) == LOCKED.format(file)
        assert await SqlJournal(database).waiting() == 0
        other.close()
        assert await SqlJournal(database).take(mention()) is True


async def test_reader_does_not_wait_for_a_writer(file: Path) -> None:
    async with opened(f"sqlite:///{file}") as database, database.writing() as writer:
        await writer.execute(insert(thread).values(platform="a", workspace="b", channel="c", thread="d"))
        async with opened(f"sqlite:///{file}?timeout=0.05") as other:
            assert await SqlConversations(other).latest(PLACE) is None


async def test_two_programs_write_side_by_side(url: str, database: Database) -> None:
    async with opened(url) as other:
        journals = [SqlJournal(database), SqlJournal(other)]
        taken = await asyncio.gather(*(journals[n % 2].take(mention(f"e{n // 2}")) for n in range(40)))
        left = await journals[0].waiting()

    assert (sum(taken), left) == (20, 20)


@pytest.mark.usefixtures("unprivileged")
async def test_read_only_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "comeback.db"
    before, _ = os.geteuid(), os.seteuid(os.getuid())
    migrate(f"sqlite:///{file}")
    file.chmod(0o444)
    os.seteuid(before)

    assert await complaint(f"sqlite:///{file}") == READ_ONLY.format(file)
    with pytest.raises(Unavailable) as raised:
        migrate(f"sqlite:///{file}")
    assert str(raised.value) == READ_ONLY.format(file)


async def test_file_opened_for_reading_is_read_only(file: Path) -> None:
    assert await complaint(f"sqlite:///{file}?mode=ro") == READ_ONLY.format(file)


async def test_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("Dear diary, " * 1_000)
    said = f"The file at {file} is not a database. Name another file in the address."

    assert await complaint(f"sqlite:///{file}") == said
    for change in (migrate, pending):
        with pytest.raises(Unavailable) as raised:
            change(f"sqlite:///{file}")
        assert str(raised.value) == said
    assert file.read_text() == "Dear diary, " * 1_000


@pytest.mark.parametrize(
    "url",
    [
        "mysql://me:secret@host/db", "secret", "", "://", "sqlite://", "sqlite:///:memory:", "sqlite://secret/x.db",
        "postgresql://me:secret@host:port/db", "postgresql+asyncpg://me:secret@host/db",
    ],
)  # fmt: skip
def test_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(Unavailable) as raised:
        open_database(url)

    assert "secret" not in str(raised.value)
    assert str(raised.value).endswith("Write sqlite:///folder/comeback.db or postgresql://name:password@host/database.")


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("sqlite:///x.db", "sqlite+aiosqlite:///x.db"),
        ("sqlite:////x/y.db?timeout=1", "sqlite+aiosqlite:////x/y.db?timeout=1"),
        ("sqlite+aiosqlite:///x.db", "sqlite+aiosqlite:///x.db"),
        ("postgres://me@host/db", "postgresql+psycopg://me@host/db"),
        ("postgresql://me@host:1/db?sslmode=require", "postgresql+psycopg://me@host:1/db?sslmode=require"),
        ("postgresql+psycopg://me@host/db", "postgresql+psycopg://me@host/db"),
    ],
    ids=str,
)
def test_address_gets_the_driver(url: str, read: str) -> None:
    assert str(read_address(url)) == read


async def test_server_that_takes_no_changes_is_read_only(server: Server) -> None:
    server.run("CREATE DATABASE standby")
    migrate(server.address("standby"))
    server.run("ALTER DATABASE standby SET default_transaction_read_only = on")
    said = "The database at {} is read-only. Name the server that accepts changes."

    assert await complaint(server.address("standby")) == said.format(f"{server.folder}:5432/standby")


async def test_user_without_rights_is_named(server: Server) -> None:
    server.run("CREATE DATABASE foreign_tables")
    migrate(server.address("foreign_tables"))
    server.run("CREATE ROLE guest LOGIN")
    said = "This user may not use the tables of the database at {}. Ask its owner for the rights."

    url = server.address("foreign_tables", login="guest:")
    assert await complaint(url) == said.format(f"{server.folder}:5432/foreign_tables")


async def test_fault_of_ours_passes_as_it_is_and_shows_no_draft(database: Database) -> None:
    row = {"thread": 99, "event": "e", "draft": "d", "body": "the draft"}
    with pytest.raises(IntegrityError) as raised:
        async with database.writing() as connection:
            await connection.execute(insert(outcome).values(row))

    assert "the draft" not in str(raised.value)
    async with database.reading() as connection:
        assert (await connection.execute(select(outcome))).all() == []


async def test_drafts_survive_a_restart(url: str, database: Database) -> None:
    await SqlConversations(database).save(mention(), coached())
    await database.close()
    async with opened(url) as again:
        assert await SqlConversations(again).latest(PLACE) == coached()


async def test_check_of_the_seal_refuses_words_that_have_another_key(url: str) -> None:
    migrate(url)
    first, second = fresh_key(), fresh_key()
    for number, keys in enumerate((first, second)):
        database = open_database(url, seal_from(keys))
        await SqlJournal(database).take(mention(f"e{number}"))
        await database.close()
    complaints = []
    for keys in ("", first, second, f"{second},{first}"):
        database = open_database(url, seal_from(keys))
        try:
            await database.check_seal()
        except Unavailable as error:
            complaints.append(str(error).partition(".")[0])
        else:
            complaints.append("")
        await database.close()

    not_at_hand = "What is kept here was sealed with a key that is not at hand"
    assert complaints == ["What is kept here was sealed with a key, and none is set", not_at_hand, not_at_hand, ""]
