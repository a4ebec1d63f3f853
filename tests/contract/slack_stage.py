"""Slack on the stage: the real program in a process of its own, and a Slack of ours that sends it what people do."""

import signal
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, ClassVar

import httpx2

from tests.adapters.slack import fake_slack
from tests.adapters.slack.fake_slack import ANA, APP_TOKEN, BOT_TOKEN, SECRET, US, Json
from tests.adapters.slack.payloads import (
    button_of,
    deleted,
    edited,
    kind_of,
    mentioned,
    menus,
    pressed,
    sent,
    signed,
    written,
)
from tests.contract.stage import PATIENCE, Screen, SeenCard, comeback, eventually
from tests.contract.web_stage import free_port

IMAGE = {"mimetype": "image/png"}


class SlackStage:
    """A channel of a workspace that has installed the app, and sends signed requests."""

    known_by: ClassVar[Mapping[str, str]] = {"SLACK_BOT_TOKEN": BOT_TOKEN}
    heard_by: ClassVar[Mapping[str, str]] = {"SLACK_SIGNING_SECRET": SECRET}

    def __init__(self, folder: Path) -> None:
        self._database = folder / f"{type(self).__name__}.sqlite3"
        assert comeback("migrate", database=self._database, stdout=subprocess.DEVNULL).wait() == 0
        self._stack = ExitStack()
        self.slack = self._stack.enter_context(fake_slack.running())
        self._port = free_port()
        self._browser = self._stack.enter_context(httpx2.Client(base_url=f"http://127.0.0.1:{self._port}", timeout=10))
        self._said: dict[str, tuple[str, str]] = {}  # by event: the time stamp and the words
        self._thread = ""
        self._last: Json = {}
        self._start()

    def mention(self, text: str, event: str = "e1", *, images: int = 0, by_bot: bool = False) -> None:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        self._thread = ts = self.slack.say(text)
        self._said[event] = ts, text
        more: Json = {"files": [IMAGE] * images} if images else {}
        self._send(mentioned(text, ts, **more, **({"bot_id": "B0OTHER"} if by_bot else {})))

    def write(self, text: str, event: str) -> None:
        ts = self.slack.say(text, thread=self._thread)
        self._said[event] = ts, text
        self._send(written(text, ts, thread=self._thread))

    def press(self, label: str, event: str) -> None:  # noqa: ARG002 - Slack names presses itself
        card = self.slack.cards(self._thread)[-1]
        self._send(pressed(*button_of(card, label), card))

    def submit(self, label: str, values: dict[str, str], event: str, person: str = ANA) -> None:
        before = len(self.slack.views)
        self.press(label, event)
        assert len(self.slack.views) == before + 1, f"no form behind {label}"
        self._send(sent(self.slack.views[-1], values, person))

    def edit(self, event: str, text: str) -> None:  # noqa: ARG002 - Slack names edits itself
        ts, before = self._said["e1"]
        self._said["e1"] = ts, text
        self._send(edited(ts, f"<@{US}> {before}", f"<@{US}> {text}"))

    def delete(self, event: str, message: str) -> None:  # noqa: ARG002 - Slack names deletions itself
        ts, text = self._said[message]
        self._send(deleted(ts, text))

    def demote(self) -> bool:
        self.slack.admins.clear()
        return True

    def redeliver(self) -> None:
        self._send(self._last)

    def restart(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._end()
        self._start()

    def screen(self) -> Screen:
        cards = [_seen(message) for message in self.slack.cards(self._thread)]
        return Screen(tuple(cards), tuple(_words(whisper["blocks"]) for whisper in self.slack.ephemerals))

    def follow(self, thread: str) -> None:
        """Go on in that thread."""
        self._thread = thread

    def deliver(self, body: Json) -> None:
        """Send what somebody did; it is kept when this returns."""
        content, headers = signed(body)
        answer = eventually(lambda: self._answer(content, headers))
        assert (answer.status_code, answer.text) == (200, "")

    def refused(self, body: Json) -> None:
        """Send what somebody did; it cannot be kept yet, and Slack sends it again."""
        assert self._browser.post("/slack/events", content=signed(body)[0], headers=signed(body)[1]).status_code == 500

    def pages(self, host: str) -> int:
        """The status with which the pages answer somebody who calls this machine so."""
        return self._browser.get("/c/drafts", headers={"host": host}).status_code

    def settle(self) -> None:
        """Wait until everything is answered."""
        eventually(self._idle)

    def close(self) -> None:
        self._process.terminate()
        assert self._end() == 0
        self._stack.close()

    def _start(self) -> None:
        known = {**self.known_by, "SLACK_API_BASE_URL": self.slack.url, **self.heard_by}
        self._process = comeback(
            "--port", str(self._port), database=self._database, stdout=subprocess.PIPE, environment=known
        )
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line.startswith(b"Comeback is at"), line

    def _end(self) -> int:
        assert self._process.stdout
        self._process.stdout.close()
        return self._process.wait(timeout=PATIENCE)

    def _send(self, body: Json) -> None:
        self._last = body
        self.deliver(body)
        self.settle()

    def _answer(self, content: bytes, headers: dict[str, str]) -> httpx2.Response | None:
        try:
            return self._browser.post("/slack/events", content=content, headers={**headers, "host": "bot.example.com"})
        except httpx2.TransportError:
            return None

    def _idle(self) -> bool | None:
        with sqlite3.connect(self._database) as connection:
            (open_events,) = connection.execute("SELECT count(*) FROM event WHERE done_at IS NULL").fetchone()
        connection.close()
        return open_events == 0 or None


class SlackSocketStage(SlackStage):
    """The same over Socket Mode, where nothing is signed and everything is acknowledged."""

    heard_by: ClassVar[Mapping[str, str]] = {"SLACK_APP_TOKEN": APP_TOKEN}

    def _start(self) -> None:
        eventually(lambda: not self.slack.connected or None)  # what was killed may not be gone yet
        super()._start()
        eventually(lambda: self.slack.connected or None)

    def deliver(self, body: Json) -> None:
        sent = self.slack.send(kind_of(body), body)
        eventually(lambda: sent in self.slack.acks or None)


def _texts(drawn: Any, style: str = "") -> Iterator[str]:
    """Everything that can be read in the blocks, or the runs in that style."""
    match drawn:
        case {"text": str(text)}:
            if not style or (drawn.get("style") or {}).get(style):
                yield text
        case dict():
            for part in drawn.values():
                yield from _texts(part, style)
        case list():
            for part in drawn:
                yield from _texts(part, style)


def _words(drawn: Any) -> str:
    return " ".join(" ".join(_texts(drawn)).split())


def _literal(block: Json) -> Iterator[str]:
    for part in block.get("elements", ()):
        if part["type"] == "rich_text_preformatted":
            yield _words(part)


def _seen(message: Json) -> SeenCard:
    blocks = message["blocks"]
    hints = [block for block in blocks if list(_texts(block, "code"))]
    headlines = [next(iter(_texts(block, "bold"))) for block in hints]
    chosen = [menu["initial_option"]["text"]["text"] for menu, _ in menus(message)]
    return SeenCard(
        summary=message["text"].partition("\n")[0],
        rules=tuple(rule for block in hints for rule in _texts(block, "code")),
        quotes=tuple(line.partition("“")[2].removesuffix("”") for line in headlines if "“" in line),
        wordings=tuple(text for block in blocks for text in _literal(block)),
        intent="".join(chosen),
        says=_words(blocks),
    )
