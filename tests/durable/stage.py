"""What the tests of durability share: workers to kill, a way in for events, and the side log to read afterwards."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import httpx2

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
from tests.contract.web_stage import free_port
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


class Program:
    """The real `comeback`, serving or as a worker, and a browser without JavaScript before it."""

    def __init__(self, url: str, folder: Path, *command: str, worker: str = "") -> None:
        self.port = free_port()
        self.log = folder / f"{'-'.join(['comeback', *command])}-{self.port}.log"
        self._command = [sys.executable, "-m", "bot", *command, "--port", str(self.port)]
        named = {"COMEBACK_DATABASE_URL": url, "COMEBACK_WORKER_ID": worker, "XDG_DATA_HOME": str(folder)}
        self._environment = {**os.environ, **named}
        self.browser = httpx2.Client(base_url=f"http://127.0.0.1:{self.port}", timeout=20)
        self._token = ""
        self.start()

    def start(self) -> None:
        """Start it, again when it has ended; returns once it answers."""
        with self.log.open("a") as log:
            self.process = subprocess.Popen(self._command, env=self._environment, stdout=subprocess.PIPE, stderr=log)
        assert self.process.stdout is not None
        assert self.process.stdout.readline().startswith(b"Comeback is at "), self.log.read_text()

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End it; returns its exit code."""
        self.process.send_signal(how)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return self.process.wait(timeout=30)

    def close(self) -> None:
        self.browser.close()
        if self.process.returncode is None:
            self.end(signal.SIGKILL)

    def once_more(self) -> subprocess.CompletedProcess[str]:
        """The same command a second time, at another port, to its end."""
        command = [*self._command[:-1], str(free_port())]
        return subprocess.run(command, env=self._environment, capture_output=True, text=True, timeout=30, check=False)

    def send(self, text: str, event: str, to: str = "/c/drafts") -> httpx2.Response:
        """Write there, as the form of the page does; the same event again is the same words again."""
        if not self._token:
            found = re.search(r'name="token" value="([0-9a-f]+)"', self.browser.get("/c/drafts").text)
            assert found
            self._token = found[1]
        fields = {"token": self._token, "id": str(uuid5(NAMESPACE_URL, event)), "text": text, "images": ""}
        return self.browser.post(to, data=fields)

    def cards(self, address: str) -> int:
        """How many cards the thread shows."""
        return self.browser.get(address).text.count('<article class="turn by-bot"')

    def count(self, metric: str) -> float:
        """What the process counted."""
        found = re.search(rf"^{metric} (\S+)$", self.browser.get("/metrics").text, re.MULTILINE)
        assert found
        return float(found[1])

    def said(self) -> list[dict[str, Any]]:
        """What it logged: lines of JSON and nothing else."""
        return [json.loads(line) for line in self.log.read_text().splitlines()]


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

    async def happens(self, line: str, within: float = WITHIN) -> None:
        """Wait until the side log has this line."""
        until = monotonic() + within
        while line not in self.lines():
            assert monotonic() < until, self.lines()
            await asyncio.sleep(0.05)

    async def says(self, worker: str, words: str, within: float = WITHIN) -> None:
        """Wait until the worker has logged these words."""
        until = monotonic() + within
        while words not in self.log.with_suffix(f".{worker}.err").read_text():
            assert monotonic() < until, worker
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


class FileLock:
    """Another program that writes to an SQLite file and does not come to an end."""

    _HOLD = (
        "import sqlite3, sys; file = sqlite3.connect(sys.argv[1], timeout=30); file.execute('BEGIN EXCLUSIVE');"
        " print('held', flush=True); sys.stdin.read()"
    )

    def __init__(self, file: Path) -> None:
        self._command = [sys.executable, "-c", self._HOLD, str(file)]

    def hold(self) -> None:
        self._holder = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._holder.stdout is not None
        assert self._holder.stdout.readline() == b"held\n"

    def release(self) -> None:
        self._holder.communicate()


def draft(number: int, thread: str, text: str = "We lost your photos.") -> Mention:
    """A mention in that thread; ten workspaces share the threads."""
    return mention(text, f"e{number}", place=Place("web", f"w{thread[-1]}", "drafts", thread))


def posts(events: Sequence[Mention]) -> list[str]:
    """The lines that the posts of these events leave."""
    return sorted(f"post {event.place.thread} draft:{event.id}" for event in events)
