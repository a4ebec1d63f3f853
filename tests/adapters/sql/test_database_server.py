"""A database on a server: how many connections, how long a statement may take, and what is said when it is lost."""

import time
import uuid
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import pytest
from sqlalchemy import text

from adapters.sql.address import place_of, read_address
from adapters.sql.conversations import SqlConversations
from adapters.sql.database import Database, open_database
from adapters.sql.migration import migrate
from bot.errors import Unavailable
from tests.adapters.sql.sample import PLACE
from tests.conftest import Server

LOST = "The database at {} has stopped answering. Try again in a moment; if it stays so, ask whoever runs it."
SLOW = "The database at {} took too long, and was stopped. Nothing was changed; try again in a moment."
BUSY = "The database at {} has more to do than it can. Try again in a moment."


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    database = open_database(url)
    try:
        yield database
    finally:
        await database.close()


@pytest.fixture
async def served(server: Server) -> AsyncIterator[str]:
    """The address of a PostgreSQL database with its tables."""
    name = f"served_{uuid.uuid4().hex}"
    server.run(f"CREATE DATABASE {name}")
    migrate(server.address(name))
    yield server.address(name)
    server.run(f"DROP DATABASE {name} (FORCE)")


async def setting(database: Database, name: str) -> str:
    async with database.reading() as connection:
        return str(await connection.scalar(text(f"SHOW {name}")))


@pytest.mark.parametrize(
    ("said", "limits"),
    [
        ("", ("15s", "1min")),
        ("&options=-c%20statement_timeout%3D2s", ("2s", "1min")),
        ("&options=-c%20idle_in_transaction_session_timeout%3D5s", ("15s", "5s")),
    ],
    ids=["own", "statement", "transaction"],
)
async def test_statements_have_limits_that_the_address_can_change(
    served: str, said: str, limits: tuple[str, str]
) -> None:
    async with opened(served + said) as database:
        names = ("statement_timeout", "idle_in_transaction_session_timeout")
        assert tuple([await setting(database, name) for name in names]) == limits


async def test_statement_that_takes_too_long_is_one_sentence(served: str) -> None:
    async with opened(f"{served}&options=-c%20statement_timeout%3D50ms") as database:
        with pytest.raises(Unavailable) as raised:
            async with database.reading() as connection:
                await connection.execute(text("SELECT pg_sleep(5)"))

    assert str(raised.value) == SLOW.format(place_of(read_address(served)))


async def test_server_has_fifteen_connections_for_a_process_and_then_says_so(served: str) -> None:
    async with opened(served) as database, AsyncExitStack() as busy:
        for _ in range(15):
            await busy.enter_async_context(database.reading())
        waits = time.monotonic()
        with pytest.raises(Unavailable) as raised:
            await setting(database, "server_version")
        waits = time.monotonic() - waits

    assert str(raised.value) == BUSY.format(place_of(read_address(served)))
    assert 9 < waits < 15


async def test_connection_that_was_lost_is_one_sentence_and_then_made_anew(served: str, server: Server) -> None:
    name = read_address(served).database
    end = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
    async with opened(served) as database:
        with pytest.raises(Unavailable) as raised:  # noqa: PT012 - the sentence comes when the block is left
            async with database.reading() as connection:
                await connection.execute(text("SELECT 1"))
                server.run(end)
                await connection.execute(text("SELECT 1"))
        await setting(database, "server_version")
        server.run(end)
        assert await SqlConversations(database).latest(PLACE) is None

    assert str(raised.value) == LOST.format(place_of(read_address(served)))
