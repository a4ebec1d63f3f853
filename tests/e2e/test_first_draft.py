"""The main job, as a person does it: `comeback`, a browser, a bad apology, a better one, and a restart."""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.contract.stage import comeback
from tests.contract.web_stage import free_port

BAD = (
    "We're sorry if anyone was offended by this morning's post. Mistakes were made. "
    "Our intern hit the wrong button, and it was never our intention to upset people."
)
PICTURE = "COMEBACK_PICTURE"  # names a file: the test leaves the README's picture there


class Program:
    """`comeback` on a database of its own; can be killed and started again."""

    def __init__(self, folder: Path) -> None:
        self._database = folder / "first.sqlite3"
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        assert comeback("migrate", database=self._database, stdout=subprocess.DEVNULL).wait() == 0
        self.start()

    def start(self) -> None:
        self._process = comeback("--port", str(self._port), database=self._database, stdout=subprocess.PIPE)
        assert self._process.stdout
        assert self._process.stdout.readline() == f"Comeback is at {self.url}  (Ctrl-C stops it)\n".encode()

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.communicate()


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    program = Program(tmp_path)
    yield program
    program.kill()


def shown(page: Page, selector: str) -> Callable[[], list[str]]:
    return page.locator(selector).all_inner_texts


def test_bad_apology_becomes_a_better_one_in_its_thread_and_survives_a_restart(program: Program, page: Page) -> None:
    page.goto(program.url)
    page.get_by_label("New draft in #drafts").fill(f"@Comeback {BAD}")
    page.keyboard.press("Enter")

    expect(page.locator(".card > h3").first).to_have_text("3 hints, 2 wordings for this draft")
    assert shown(page, ".hint q mark")() == [
        "sorry if anyone was offended",
        "Mistakes were made",
        "Our intern hit",
    ]
    assert shown(page, ".excerpt mark")() == shown(page, ".hint q mark")()
    expect(page.locator(".wording")).to_have_count(2)
    expect(page.locator(".threads .count")).to_have_text("1 answer")
    if os.environ.get(PICTURE):
        page.set_viewport_size({"width": 1280, "height": 2120})
        page.screenshot(path=os.environ[PICTURE])

    page.get_by_role("button", name="Shorter").click()
    expect(page.get_by_role("button", name="Start over")).to_be_visible()

    expect(page.locator(".question .asks")).to_have_text("What was wrong with this morning's post?")
    page.get_by_label("Answer in this thread").fill("We posted a joke about a funeral")
    page.keyboard.press("Enter")
    expect(page.locator(".wording .words").first).to_contain_text("We posted a joke about a funeral.")
    expect(page.locator(".card > h3")).to_have_count(1)

    wordings = shown(page, ".wording .words")()
    page.reload()
    assert shown(page, ".wording .words")() == wordings

    program.kill()
    program.start()
    page.reload()
    assert shown(page, ".wording .words")() == wordings
    page.get_by_role("button", name="Use this").first.click()
    expect(page.locator(".wording.taken")).to_have_count(1)


def test_hint_that_is_not_wanted_is_muted_by_keyboard_and_comes_back(program: Program, page: Page) -> None:
    page.goto(program.url)
    page.get_by_label("New draft in #drafts").fill(f"@Comeback {BAD}")
    page.keyboard.press("Enter")
    whisper = page.get_by_label("Comeback, only to you")

    page.get_by_role("button", name="Not this: Nobody acts in this sentence").press("Enter")
    expect(page.locator(".hint q mark")).to_have_text(
        ["sorry if anyone was offended", "Our intern hit", "never our intention"]
    )
    expect(page.locator(".card").first).to_contain_text("1 hint is muted here; “mutes” shows it.")
    expect(whisper).to_contain_text("I will not say this again here: Nobody did it (“mistakes were made”).")
    expect(whisper).to_be_focused()

    page.get_by_label("Answer in this thread").fill("mutes")
    page.keyboard.press("Enter")
    page.get_by_role("group", name="apology-passive, muted by you on").get_by_role("button").click()
    expect(page.locator(".hint q mark")).to_have_text(
        ["sorry if anyone was offended", "Mistakes were made", "Our intern hit"]
    )
    expect(whisper.last).to_contain_text("I will say this again here: Nobody did it (“mistakes were made”).")
    expect(whisper.last.get_by_role("button", name="Hear it again")).to_have_count(0)
