"""What the tests of durability share: workers to kill, a way in for events, and the side log to read afterwards."""

import asyncio
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from adapters.dbos.engine import Crew, DbosEngine
from adapters.dbos.limit import CallLimit
from adapters.dbos.outbox import Outbox
from adapters.fernet.seal import NoSeal
from adapters.sql.database import Database, open_database
from adapters.sql.durable import durable_engine
from adapters.sql.journal import SqlJournal
from adapters.sql.migration import migrate
from adapters.sql.workers import SqlWorkers
from bot.chat import Event, Mention, Place
from tests.fakes import FakeMeter
from tests.scene import mention

WITHIN = 15.0  # seconds in which work goes on after a crash


class Worker:
    """A process that answers events; starting one waits until it does."""

    def __init__(self, url: str, name: str, log: Path, *, seconds: float = 0.05) -> None:
        command = [sys.executable, "-m", "tests.durable.rig", url, name, str(log), str(seconds)]
        self._errors = log.with_suffix(f".{name}.err").open("a")
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self._errors)
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == b"ready\n", Path(self._errors.name).read_text()

    def kill(self) -> None:
        self.process.kill()
        self.wait()

    def end(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.wait()

    def wait(self) -> int:
        code = self.process.wait(timeout=30)
        assert self.process.stdout is not None
        self.process.stdout.close()
        self._errors.close()
        return code


class Stage:
    """A database, events going in, and what happened in the outside world."""

    def __init__(self, url: str, folder: Path) -> None:
        migrate(url)
        self.url = url
        self.log = folder / "side.log"
        self.workers: list[Worker] = []
        self.database: Database = open_database(url)
        self._engine = durable_engine(url)
        self.outbox = Outbox(self._engine, NoSeal())
        self.outbox.migrate()
        self.journal = SqlJournal(self.database, self.outbox.enqueue)
        crew = Crew(self.outbox, self.journal, SqlWorkers(self.database), FakeMeter(), self.database.wipe_log)
        self.engine = DbosEngine(crew, "door", CallLimit())  # never started: this process only takes events

    def start(self, name: str = "w1", *, seconds: float = 0.05) -> Worker:
        worker = Worker(self.url, name, self.log, seconds=seconds)
        self.workers.append(worker)
        return worker

    async def accept(self, *events: Event, times: int = 2) -> None:
        """Every event comes as often as a platform that saw no ack would send it."""
        for event in events:
            taken = [await self.engine.accept(event) for _ in range(times)]
            assert taken == [True, *[False] * (times - 1)]

    async def answered(self, within: float = WITHIN) -> float:
        """Wait until nothing is left to answer; returns how many seconds that took."""
        began = monotonic()
        while await self.journal.waiting():
            assert monotonic() - began < within, self.lines()
            await asyncio.sleep(0.05)
        return monotonic() - began

    async def happens(self, line: str) -> None:
        """Wait until the side log has this line."""
        until = monotonic() + WITHIN
        while line not in self.lines():
            assert monotonic() < until, self.lines()
            await asyncio.sleep(0.05)

    def lines(self) -> list[str]:
        """The side log, without the names of the workers."""
        return [line.rpartition(" ")[0] for line in self.log.read_text().splitlines()] if self.log.exists() else []

    def begun(self, kind: str) -> list[str]:
        return [line for line in self.lines() if line.startswith(f"{kind} ")]

    async def close(self) -> None:
        for worker in self.workers:
            if worker.process.poll() is None:
                worker.kill()
        await self.database.close()
        self._engine.dispose()


def draft(number: int, thread: str, text: str = "We lost your photos.") -> Mention:
    """A mention in that thread; ten workspaces share the threads."""
    return mention(text, f"e{number}", place=Place("web", f"w{thread[-1]}", "drafts", thread))


def posts(events: Sequence[Mention]) -> list[str]:
    """The lines that the posts of these events leave."""
    return sorted(f"post {event.place.thread} draft:{event.id}" for event in events)
