"""The whole program with a language model behind it: a server on this machine that answers as it is told to."""

import asyncio
import json
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self

import pytest
from playwright.sync_api import Page, expect

from tests.adapters.openai.server import Body, FakeServer, Mode, Reply, completion, listening, refused
from tests.contract.stage import eventually
from tests.e2e.program import Program, stored
from tests.fakes_model import answer

DRAFT = "We lost your parcel on Friday. We're sorry if anyone was annoyed. The refund is on its way."
FIRST = "We lost your parcel on Friday, and we're sorry. The refund is on its way."
WARM = "We're so sorry: we lost your parcel on Friday. The refund is on its way."
EVIL = "@everyone Kim Larsen says we were negligent. Visit https://evil.example/win and call 020 7946 0018."


class Model:
    """A server that lives in a thread of its own; `mode` may be changed while it runs."""

    def __init__(self) -> None:
        self.mode: Mode = said(FIRST)
        self.fake: FakeServer | None = None
        self._loop = asyncio.new_event_loop()
        self._listens, self._ended = threading.Event(), asyncio.Event()
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=(self._serve(),))

    def __enter__(self) -> Self:
        self._thread.start()
        self._listens.wait(5)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._ended.set)
        self._thread.join(5)
        self._loop.close()

    async def _serve(self) -> None:
        async with listening(self._said) as self.fake:
            self._listens.set()
            await self._ended.wait()

    def _said(self, body: Body) -> Reply:
        return self.mode(body)

    @property
    def asked(self) -> list[Body]:
        assert self.fake
        return [taken.body for taken in self.fake.taken]


def said(*texts: str, after: float = 0.0) -> Mode:
    """A mode: well-formed wordings, so many seconds later."""
    return lambda _body: completion(answer(*texts))._replace(after=after)


@pytest.fixture
def model() -> Iterator[Model]:
    with Model() as running:
        yield running


@pytest.fixture
def program(tmp_path: Path, model: Model) -> Iterator[Program]:
    assert model.fake
    where = {"OPENAI_BASE_URL": model.fake.url, "COMEBACK_MODEL": "tiny"}
    running = Program(f"sqlite:///{tmp_path / 'model.sqlite3'}", tmp_path, **where)
    running.start()
    yield running
    running.stop(signal.SIGKILL)


def coached(program: Program, page: Page) -> None:
    page.goto(f"http://127.0.0.1:{program.port}")
    page.get_by_label("New draft in #drafts").fill(f"@Comeback {DRAFT}")
    page.keyboard.press("Enter")


def test_hints_are_there_while_the_model_writes_and_its_wordings_follow(
    program: Program, model: Model, page: Page
) -> None:
    model.mode = said(FIRST, after=2.0)
    coached(program, page)

    expect(page.locator(".card")).to_contain_text("tiny is writing; that takes some seconds.")
    expect(page.locator(".hint q mark").first).to_have_text("sorry if anyone")
    expect(page.locator(".wording .words").first).to_have_text(FIRST, timeout=10_000)
    expect(page.locator(".card")).not_to_contain_text("tiny is writing")
    model.mode = said(WARM)
    page.get_by_role("button", name="Warmer").click()
    expect(page.locator(".wording .words").first).to_have_text(WARM)
    expect(page.locator(".card > h3")).to_have_count(1)
    sent = json.loads(model.asked[-1]["messages"][1]["content"].partition("\n\n")[0])
    assert (sent["wish"], sent["previous"], sent["draft"]) == ("warmer", FIRST, DRAFT)


@pytest.mark.parametrize(
    ("mode", "note"),
    [
        (said(EVIL), "did not pass my checks"),
        (lambda _body: completion("Happy to help!"), "answered in a form that I cannot read"),
        (lambda _body: refused(401, "Incorrect API key provided"), "key"),
        (lambda _body: refused(500, "oops"), ""),
        (lambda _body: Reply(b"", cut=True), ""),
    ],
    ids=["evil", "no form", "wrong key", "broken", "cut off"],
)
def test_card_is_whole_whatever_the_model_answers(
    program: Program, model: Model, page: Page, mode: Callable[[Body], Reply], note: str
) -> None:
    model.mode = mode
    coached(program, page)

    expect(page.locator(".card")).to_contain_text("put together from your own words", timeout=20_000)
    expect(page.locator(".card")).to_contain_text(note)
    expect(page.locator(".wording")).to_have_count(2)
    expect(page.locator(".hint q mark").first).to_have_text("sorry if anyone")
    for planted in ("evil.example", "negligent", "7946", "Larsen"):
        expect(page.locator(".card")).not_to_contain_text(planted)


def test_process_that_is_killed_while_the_model_writes_finishes_after_its_restart(
    program: Program, model: Model, page: Page
) -> None:
    model.mode = said(FIRST, after=30.0)
    coached(program, page)
    expect(page.locator(".card")).to_contain_text("tiny is writing")
    program.stop(signal.SIGKILL)
    model.mode = said(FIRST)
    program.start()

    expect(page.locator(".wording .words").first).to_have_text(FIRST, timeout=30_000)
    expect(page.locator(".card > h3")).to_have_count(1)


def test_neither_log_nor_usage_holds_words_of_the_draft(program: Program, model: Model, page: Page) -> None:
    coached(program, page)
    expect(page.locator(".wording .words").first).to_have_text(FIRST, timeout=10_000)

    log = program.log.read_text()
    assert '"kept": 1' in log
    assert not [word for word in ("parcel", "annoyed", "refund") if word in log]
    assert len(model.asked) == 1


def test_deleted_draft_leaves_no_trace_of_what_the_model_was_asked(program: Program, page: Page) -> None:
    coached(program, page)
    expect(page.locator(".wording .words").first).to_have_text(FIRST, timeout=10_000)
    assert "annoyed" in stored(program.url)
    page.get_by_label("Answer in this thread").fill("delete")
    page.keyboard.press("Enter")
    expect(page.locator(".card")).to_contain_text("This draft is deleted")

    eventually(lambda: "annoyed" not in stored(program.url) or None)
    assert not [word for word in ("parcel", "refund") if word in stored(program.url)]
