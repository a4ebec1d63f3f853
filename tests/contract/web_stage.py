"""The local workspace on the stage: the real server in a process of its own, and a browser without JavaScript."""

import html
import re
import signal
import socket
import sqlite3
import subprocess
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import httpx2

from tests.contract.stage import PATIENCE, Screen, SeenCard, comeback, eventually


def free_port() -> int:
    """A port of this machine on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class WebStage:
    """The local workspace: the real server, and a browser without JavaScript."""

    def __init__(self, folder: Path) -> None:
        self._database = folder / "contract.sqlite3"
        assert comeback("migrate", database=self._database, stdout=subprocess.DEVNULL).wait() == 0
        self._port = free_port()
        self._browser = httpx2.Client(base_url=f"http://127.0.0.1:{self._port}", timeout=10)
        self._thread = ""
        self._last: tuple[str, dict[str, str]] = ("", {})
        self._start()

    def mention(self, text: str, event: str = "e1", *, images: int = 0, by_bot: bool = False) -> None:
        assert not by_bot, "nobody but people writes in the local workspace"
        answer = self._send("/c/drafts", event, text=f"@Comeback {text}", images=str(images or ""))
        self._thread = answer.headers["location"].partition("#")[0]

    def write(self, text: str, event: str) -> None:
        self._send(self._thread, event, text=text)

    def press(self, label: str, event: str) -> None:
        value = _buttons(self._page())[label]
        self._send(f"{self._thread}/press", event, button=value)

    def submit(self, label: str, values: dict[str, str], event: str) -> None:
        form = re.search(r'name="form" value="([^"]+)"', self._page())
        assert form, f"no form behind {label}"
        fields = {f"field.{name}": value for name, value in values.items()}
        self._send(f"{self._thread}/submit", event, form=html.unescape(form[1]), **fields)

    def edit(self, event: str, text: str) -> None:
        self.submit("Edit my draft", {"draft": text}, event)

    def delete(self, event: str, message: str) -> None:
        self._send(f"{self._thread}/delete", event, message=f"web:{_number(message)}")

    def demote(self) -> bool:
        return False

    def redeliver(self) -> None:
        path, fields = self._last
        self._browser.post(path, data=fields)
        self._settle()

    def restart(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._end()
        self._start()

    def screen(self) -> Screen:
        page = self._page()
        articles = re.findall(r'<article class="turn by-bot".*?</article>', page, re.DOTALL)
        whispers = re.findall(r'<aside class="turn whisper".*?</aside>', page, re.DOTALL)
        return Screen(
            tuple(map(_seen, articles)), tuple(_words(w.partition('<div class="card">')[2]) for w in whispers)
        )

    def close(self) -> None:
        self._browser.close()
        self._process.terminate()
        assert self._end() == 0

    def _end(self) -> int:
        self._process.stdout.close()  # type: ignore[union-attr] - it was opened as a pipe
        return self._process.wait(timeout=PATIENCE)

    def _start(self) -> None:
        self._process = comeback("--port", str(self._port), database=self._database, stdout=subprocess.PIPE)
        line = self._process.stdout.readline()  # type: ignore[union-attr] - it is a pipe
        assert line.startswith(b"Comeback is at"), line
        eventually(self._answers)

    def _answers(self) -> bool | None:
        try:
            return self._browser.get("/c/drafts").is_success or None
        except httpx2.TransportError:
            return None

    def _send(self, path: str, event: str, **fields: str) -> httpx2.Response:
        found = re.search(r'name="token" value="([0-9a-f]+)"', self._browser.get("/c/drafts").text)
        assert found
        sent = {"token": found[1], "id": _number(event), **fields}
        self._last = (path, sent)
        answer = self._browser.post(path, data=sent)
        assert answer.status_code in (200, 204, 303), answer.text
        self._settle()
        return answer

    def _settle(self) -> None:
        """Wait until every event in the journal is answered."""

        def idle() -> bool | None:
            with sqlite3.connect(self._database) as connection:
                (open_events,) = connection.execute("SELECT count(*) FROM event WHERE done_at IS NULL").fetchone()
            connection.close()
            return open_events == 0 or None

        eventually(idle)

    def _page(self) -> str:
        return self._browser.get(self._thread).text


def _number(event: str) -> str:
    return str(uuid5(NAMESPACE_URL, event))


def _words(fragment: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", fragment)).split())


def _buttons(page: str) -> dict[str, str]:
    found = re.findall(r'<button[^>]*name="button" value="([^"]*)"[^>]*>(.*?)</button>', page, re.DOTALL)
    return {_words(label): html.unescape(value) for value, label in found}


def _all(pattern: str, article: str) -> tuple[str, ...]:
    return tuple(map(_words, re.findall(pattern, article, re.DOTALL)))


def _seen(article: str) -> SeenCard:
    return SeenCard(
        summary=_all(r"<h3>(.*?)</h3>", article)[0],
        rules=_all(r"<code>(.*?)</code>", article),
        quotes=_all(r'<q dir="auto">(.*?)</q>', article),
        wordings=_all(r"<p[^>]*data-words>(.*?)</p>", article),
        intent="".join(_all(r'aria-pressed="true">(.*?)</button>', article)),
        says=_words(article),
    )
