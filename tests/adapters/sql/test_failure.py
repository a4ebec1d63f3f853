"""Each slip in the address of a database is one sentence that says what to do, and repeats no password."""

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.sql.address import read_address
from adapters.sql.database import open_database
from adapters.sql.failure import MISSING, flaw_of
from adapters.sql.migration import migrate
from bot.errors import Unavailable
from tests.conftest import Server

AT_SIGN = "The database address has more than one @. Within the password, write @ as %40, / as %2F and # as %23."
SILENT = "No database server answers at {}. Start it, or check the host and port in the address."
NO_HOST = "The database address names no host, and no server answers on this machine. Write the host behind the @."
NOWHERE = "The host of the database at {} cannot be found. Check the address."
SETTING = "The address of the database at {} sets something that cannot be used. Check what stands behind the “?”."
UNKNOWN = "The server has no such user or database: {}. Create it, or check the address."
NO_NAME = "The database address names no database. Write postgresql://name:password@host/database."
PASSWORD = "The database at {} does not accept this user and password. Check both in the address."
NOT_ADMITTED = "The database at {} does not admit this user from this machine. Ask whoever runs it."
ENCRYPTION = "The database at {} cannot be reached in the way that sslmode in the address asks for. Check it there."
TILDE = "The database address begins with ~, which only a shell understands. Write the whole path of the file."
FOLDER = "There is a folder at {}, and no database. Name a file in it: sqlite:///folder/comeback.db."
UNDER_A_FILE = "There is a file at notes.txt, and no folder. Name another folder in the address."
NO_DATABASE = "The file at notes.txt is not a database. Name another file in the address."
UNUSABLE = "The database address sets a timeout or a mode that cannot be used. Leave out what follows the “?”."
TOO_LONG = "The database address names a file that this machine cannot have. Choose a shorter name."


async def complaint(url: str) -> str:
    """What is said of the address, or of the database that it leads to."""
    with pytest.raises(Unavailable) as raised:
        await open_database(url).check()
    return str(raised.value)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a folder and a file in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "notes.txt").write_text("Dear diary, " * 100)
    return tmp_path


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("postgresql://me:p@secret@host/db", AT_SIGN),
        ("postgresql://me:p@secret/word@host/db", AT_SIGN),
        ("postgresql://me:secret@host", NO_NAME),
        ("postgresql://me:secret@host/", NO_NAME),
        (
            "postgresql://me:secret@localhost:99999/db",
            "The database address names the port 99999, which does not exist. Leave it out for 5432.",
        ),
        ("postgresql://me:secret@localhost:1/db", SILENT.format("localhost:1/db")),
        ("postgresql://me:secret@/db", NO_HOST),
        ("postgresql://me:secret@no-such-host.invalid/db", NOWHERE.format("no-such-host.invalid:5432/db")),
        ("postgresql://me:secret@a host/db", NOWHERE.format("a host:5432/db")),
        ("postgresql://me:secret#%40@localhost:1/db", SILENT.format("localhost:1/db")),
        ("sqlite:///~/comeback.db", TILDE),
        ("sqlite:///folder", FOLDER.format("folder")),
        ("sqlite:///folder/", FOLDER.format("folder")),
        ("sqlite:///.", FOLDER.format(".")),
        ("sqlite:///notes.txt", NO_DATABASE),
        ("sqlite:///notes.txt/comeback.db", UNDER_A_FILE),
        ("sqlite:///comeback.db?timeout=soon", UNUSABLE),
        ("sqlite:///comeback.db?timeout=1&timeout=2", UNUSABLE),
        ("sqlite:///comeback.db?mode=fast", UNUSABLE),
        (f"sqlite:///{'x' * 300}", TOO_LONG),
    ],
    ids=str,
)
@pytest.mark.usefixtures("here")
async def test_slip_in_an_address_is_one_sentence(url: str, sentence: str) -> None:
    assert await complaint(url) == sentence


async def test_relative_file_that_is_missing_is_named_as_a_whole(here: Path) -> None:
    assert await complaint("sqlite:///folder/comeback.db") == MISSING.format(here / "folder" / "comeback.db")


async def test_path_that_lacks_its_first_slash_is_spelt_out(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here / "folder")
    path = f"{here}/comeback.db".removeprefix("/")
    sentence = f"There is no folder {Path(path).parent} here. For the file /{path}, write sqlite:////{path}."

    assert await complaint(f"sqlite:///{path}") == sentence


@pytest.fixture
def guarded(server: Server) -> Iterator[Server]:
    """A server that asks the user “stranger” for a password, and does not admit “outsider” at all."""
    hba = server.folder / "pg_hba.conf"
    before = hba.read_text()
    hba.write_text(f"local all stranger scram-sha-256\nlocal all outsider reject\n{before}")
    server.run("CREATE ROLE stranger LOGIN PASSWORD 'right'")
    server.run("CREATE ROLE outsider LOGIN")
    server.run("SELECT pg_reload_conf()")
    yield server
    hba.write_text(before)
    server.run("SELECT pg_reload_conf()")
    server.run("DROP ROLE stranger")
    server.run("DROP ROLE outsider")


@pytest.mark.parametrize(
    ("login", "database", "more", "sentence"),
    [
        ("stranger:secret", "postgres", "", PASSWORD.format("{}/postgres")),
        ("outsider:secret", "postgres", "", NOT_ADMITTED.format("{}/postgres")),
        ("nobody:secret", "postgres", "", UNKNOWN.format("{}/postgres")),
        ("postgres:secret", "nowhere", "", UNKNOWN.format("{}/nowhere")),
        ("postgres:secret", "postgres/more", "", UNKNOWN.format("{}/postgres/more")),
        ("postgres:secret", "postgres", "&colour=blue", SETTING.format("{}/postgres")),
        ("postgres:secret", "postgres", "&sslmode=perhaps", SETTING.format("{}/postgres")),
        ("postgres:secret", "postgres", "&options=-c%20colour%3Dblue", SETTING.format("{}/postgres")),
        ("postgres:secret", "postgres", "", MISSING.format("{}/postgres")),
    ],
    ids=["password", "admission", "user", "database", "path", "setting", "value", "option", "tables"],
)
async def test_server_that_refuses_is_one_sentence(
    guarded: Server, login: str, database: str, more: str, sentence: str
) -> None:
    said = await complaint(guarded.address(database, login) + more)

    assert said == sentence.format(f"{guarded.folder}:5432")


async def test_server_without_encryption_is_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        answer = asyncio.create_task(asyncio.to_thread(decline_encryption, listener))
        said = await complaint(f"postgresql://postgres:secret@127.0.0.1:{port}/postgres?sslmode=require")
        await answer

    assert said == ENCRYPTION.format(f"127.0.0.1:{port}/postgres")


def decline_encryption(listener: socket.socket) -> None:
    """Answer one request for an encrypted connection as a server does that has no certificate."""
    connection, _ = listener.accept()
    with connection:
        connection.recv(8)
        connection.sendall(b"N")


def test_migrate_says_the_same(here: Path) -> None:
    said = []
    for url in ("postgresql://me:p@secret@host/db", f"sqlite:///{here}/folder", "sqlite:///notes.txt/comeback.db"):
        with pytest.raises(Unavailable) as raised:
            migrate(url)
        said.append(str(raised.value))

    assert said[:2] == [AT_SIGN, FOLDER.format(here / "folder")]
    assert said[2] == "The database at notes.txt/comeback.db cannot be made. Check that its folder can be written."


@given(
    st.sampled_from(["postgresql://", "sqlite:///", "postgres:", ""]),
    st.text(alphabet=st.sampled_from("a@:/?#%=&1~. \x00é")),
)
def test_address_is_examined_whatever_it_is(scheme: str, rest: str) -> None:
    try:
        flaw = flaw_of(read_address(scheme + rest))
    except Unavailable as error:
        assert str(error).startswith(("The database address ", "Comeback cannot use"))  # noqa: PT017 - both ways are right
    else:
        assert flaw is None or flaw.endswith(".")
