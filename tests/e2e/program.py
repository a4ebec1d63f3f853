"""The program as it runs, people at their browsers, and everything that its database holds."""

import html
import os
import re
import signal
import sqlite3
import subprocess
import sys
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self
from uuid import uuid4

import httpx2
import msgspec
import psycopg
from psycopg.rows import dict_row
from psycopg.sql import SQL, Identifier

from adapters.fernet.seal import seal_from
from adapters.sql.address import file_of, read_address
from bot.house import prepare
from tests.contract.stage import PATIENCE, eventually
from tests.contract.web_stage import free_port

PIECE = slice(40, 100)  # of a sealed value: behind the date, which others share
Rows = dict[str, list[dict[str, Any]]]  # of each table


class Program:
    """Comeback on one database: its server, which can be killed, and its commands. All that they log is kept."""

    def __init__(self, url: str, folder: Path, key: str = "", **environment: str) -> None:
        self.url = url
        self.log = folder / "stderr.log"
        self.port = free_port()
        self._environment = {
            **os.environ,
            "COMEBACK_DATABASE_URL": url,
            "COMEBACK_SECRET_KEY": key,
            "XDG_DATA_HOME": str(folder / "data"),
            "PYTHONDONTWRITEBYTECODE": "",  # as for everybody: each start but the first one is faster
            **environment,
        }
        self._server: subprocess.Popen[bytes] | None = None
        prepare(url)

    def use_key(self, key: str) -> None:
        """From the next start on."""
        self._environment["COMEBACK_SECRET_KEY"] = key

    def start(self) -> None:
        """Serve the workspace."""
        with self.log.open("ab") as log:
            self._server = subprocess.Popen(
                self._command("--port", str(self.port)), env=self._environment, stdout=subprocess.PIPE, stderr=log
            )
        assert self._server.stdout
        assert self._server.stdout.readline().startswith(b"Comeback is at"), self.log.read_text()

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End the server, if it runs."""
        if self._server is None:
            return
        self._server.send_signal(how)
        assert self._server.stdout
        self._server.stdout.close()
        assert self._server.wait(PATIENCE) == (0 if how is signal.SIGTERM else -how)
        self._server = None

    def run(self, *arguments: str) -> str:
        """What a command says."""
        with self.log.open("ab") as log:
            done = subprocess.run(
                self._command(*arguments), env=self._environment, stdout=subprocess.PIPE, stderr=log, check=False
            )
        assert done.returncode == 0, self.log.read_text()
        return done.stdout.decode()

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "bot", *arguments]


class Visitor:
    """Somebody at a browser without JavaScript."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._browser = httpx2.Client(base_url=f"http://127.0.0.1:{program.port}", timeout=10)
        self._token = ""
        self.sent: list[tuple[str, dict[str, str]]] = []

    def write(self, text: str, path: str = "/c/drafts") -> str:
        """Write in a thread, or open one; returns the address of the thread once the words are answered."""
        thread = self._send(path, text=text)
        self._answered()
        return thread

    def press(self, label: str, thread: str, *, wait: bool = True) -> None:
        """Press the last button with that label."""
        buttons = re.findall(
            r'<button[^>]*name="button" value="([^"]*)".*?>(.*?)</button>', self.page(thread), re.DOTALL
        )
        (*_, value) = [value for value, said in buttons if _plain(said) == label]
        self._send(f"{thread}/press", button=html.unescape(value))
        if wait:
            self._answered()

    def submit(self, thread: str, **values: str) -> None:
        """Send the last form of the thread."""
        (*_, form) = re.findall(r'name="form" value="([^"]+)"', self.page(thread))
        fields = {f"field.{name}": value for name, value in values.items()}
        self._send(f"{thread}/submit", form=html.unescape(form), **fields)
        self._answered()

    def page(self, path: str) -> str:
        answer = self._browser.get(path)
        assert answer.status_code == 200, answer.text
        return answer.text

    def whispers(self, thread: str) -> str:
        """The words that only this person sees there."""
        return _plain(" ".join(re.findall(r'<aside class="turn whisper".*?</aside>', self.page(thread), re.DOTALL)))

    def saved(self, thread: str) -> bytes:
        """The file that is offered there."""
        found = re.search(r'href="data:[^,"]*;base64,([^"]*)"', self.page(thread))
        assert found
        return b64decode(found[1])

    def known_as(self) -> str:
        """The id under which this person is known; asked in a thread of its own."""
        found = re.search(r"You are known here as (\S+)\.", self.whispers(self.write("/mydata")))
        assert found
        return found[1]

    def send_again(self) -> list[int]:
        """Everything once more, as a platform does that saw no answer; returns how each was answered."""
        return [self._browser.post(path, data=fields).status_code for path, fields in self.sent]

    def status(self, path: str) -> int:
        return self._browser.get(path).status_code

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._browser.close()

    def _send(self, path: str, **fields: str) -> str:
        if not self._token:
            self.page("/c/drafts")  # which hands out the cookie
            found = re.search(r'name="token" value="([0-9a-f]+)"', self.page("/c/drafts"))
            assert found
            self._token = found[1]
        sent = {"token": self._token, "id": str(uuid4()), **fields}
        self.sent.append((path, sent))
        answer = self._browser.post(path, data=sent)
        assert answer.status_code == 303, answer.text
        return answer.headers["location"].partition("#")[0]

    def _answered(self) -> None:
        def idle() -> bool | None:
            return "comeback_events_waiting 0.0" in self._browser.get("/metrics").text or None

        eventually(idle)


def stored(url: str) -> str:
    """Everything that is stored: each byte of the SQLite file and what lies beside it, or each row of each table."""
    file = file_of(read_address(url))
    if file is None:
        return repr(tables(url))
    return "".join(path.read_bytes().decode("latin-1") for path in sorted(file.parent.glob(f"{file.name}*")))


def traces(url: str, key: str, marker: str) -> list[str]:
    """What tells of the marker where it is kept: itself, and a piece of each sealed value that holds it."""
    seal = seal_from(key)
    cells = [kept for _, rows in _tables(url) for row in rows for kept in row.values() if isinstance(kept, str)]
    sealed = [kept for kept in cells if key and kept != seal.unseal(kept) and marker in seal.unseal(kept).casefold()]
    return [marker, *(kept[PIECE].casefold() for kept in sealed)]


def tables(url: str, key: str = "") -> Rows:
    """The rows of every table of every schema, unsealed with the key if there is one."""
    seal = seal_from(key)

    def opened(kept: Any) -> Any:
        return seal.unseal(kept) if key and isinstance(kept, str) else kept

    return {name: [{column: opened(row[column]) for column in row} for row in rows] for name, rows in _tables(url)}


def change(url: str, *statements: str) -> None:
    """Run these statements, in one transaction."""
    file = file_of(read_address(url))
    with sqlite3.connect(file) if file else psycopg.connect(url) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


@contextmanager
def held_up(url: str) -> Iterator[None]:
    """Nobody can be whispered to: whoever tries waits, and on SQLite nobody else can write then."""
    file = file_of(read_address(url))
    if file is None:
        with psycopg.connect(url) as connection:
            connection.execute("LOCK TABLE whisper IN EXCLUSIVE MODE")
            yield
        return
    endless = " CROSS JOIN ".join(f"sqlite_schema AS s{number}" for number in range(8))
    change(url, f"CREATE TRIGGER slow BEFORE INSERT ON whisper BEGIN SELECT count(*) FROM {endless}; END")
    yield
    change(url, "DROP TRIGGER slow")


def words(value: object, marker: str) -> set[str]:
    """Every text with the marker in it, however deep in the value, also in JSON."""
    match value:
        case str() if marker not in value.casefold():
            return set()
        case str() if value[:1] in "{[":
            return words(_decoded(value), marker)
        case str():
            return {value}
        case dict():
            return words(list(value.values()), marker)
        case list() | tuple():
            return set().union(*(words(part, marker) for part in value))
        case _:
            return set()


def _decoded(text: str) -> object:
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:  # a wording that begins with a gap
        return [f" {text}"]


def _tables(url: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    file = file_of(read_address(url))
    if file:
        with sqlite3.connect(file) as connection:
            connection.row_factory = sqlite3.Row
            for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
                yield name, [dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')]
        connection.close()
        return
    listed = "SELECT table_schema, table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
    own = f"{listed} AND table_schema NOT IN ('pg_catalog', 'information_schema')"
    with psycopg.connect(url) as server:
        for schema, name in server.execute(own).fetchall():
            rows = server.cursor(row_factory=dict_row).execute(SQL("SELECT * FROM {}").format(Identifier(schema, name)))
            yield name, rows.fetchall()


def _plain(fragment: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", fragment)).split())
