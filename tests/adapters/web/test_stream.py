"""What an open page is told: first all there is, then what happens."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx2
import msgspec
import pytest

from adapters.web.listener import Shown
from adapters.web.render import Viewer, element_id
from adapters.web.stream import frame
from bot.conversation import Turn
from tests.adapters.web.fakes import DRAFT, desk, listening
from tests.adapters.web.visit import begin, send
from tests.scene import AT, THREAD

Told = tuple[str, Any]


@contextmanager
def told(browser: httpx2.Client, page: str) -> Iterator[Iterator[Told]]:
    """The events of the page's stream, as they come."""
    with browser.stream("GET", f"{page}/events") as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        yield events(answer.iter_lines())


def events(lines: Iterator[str]) -> Iterator[Told]:
    name, data = "", ""
    for line in lines:
        field, _, value = line.partition(": ")
        if field == "event":
            name = value
        elif field == "data":
            data = value
        elif not line and name:
            yield name, msgspec.json.decode(data) if data else None
            name, data = "", ""


def sights(stream: Iterator[Told], number: int) -> list[Any]:
    found = []
    while len(found) < number:
        name, data = next(stream)
        if name == "sight":
            found.append(data)
    return found


def test_stream_begins_with_the_whole_thread() -> None:
    workplace = desk(coach=True)
    with listening(workplace.app) as url, httpx2.Client(base_url=url, timeout=5) as browser:
        page = begin(browser, f"@Comeback {DRAFT}")
        ids = [element_id(turn.id) for turn in workplace.turns.kept.values()]
        with told(browser, page) as stream:
            assert next(stream) == ("threads", None)
            assert next(stream) == ("present", {"ids": ids, "listening": True})
            assert [sight["id"] for sight in sights(stream, 2)] == ids


def test_edited_card_replaces_its_element_and_is_said() -> None:
    with listening(desk(coach=True).app) as url, httpx2.Client(base_url=url, timeout=5) as browser:
        page = begin(browser, f"@Comeback {DRAFT}")
        with told(browser, page) as stream:
            _, before = sights(stream, 2)
            send(browser, f"{page}/press", button="shorter")
            (after,) = sights(stream, 1)

    assert after["id"] == before["id"]
    assert after["said"] == "Comeback: 3 hints, 2 wordings for this draft"
    assert ("You pressed shorter." in before["html"], "You pressed shorter." in after["html"]) == (False, True)


def test_whisper_is_told_to_the_browser_that_pressed_and_to_no_other() -> None:
    with (
        listening(desk(coach=True).app) as url,
        httpx2.Client(base_url=url, timeout=5) as ana,
        httpx2.Client(base_url=url, timeout=5) as ben,
    ):
        page = begin(ana, f"@Comeback {DRAFT}")
        ben.get(page)
        with told(ana, page) as to_ana, told(ben, page) as to_ben:
            sights(to_ana, 2)
            sights(to_ben, 2)
            send(ana, f"{page}/press", button="why")
            send(ana, f"{page}/press", button="shorter")
            whispered, edited = sights(to_ana, 2)
            (seen,) = sights(to_ben, 1)

        assert "takes it back" in whispered["html"]
        assert seen["id"] == edited["id"]
        assert "takes it back" in ana.get(page).text
        assert "takes it back" not in ben.get(page).text
        send(ana, f"{page}/dismiss", whisper="why:apology-conditional")
        assert "takes it back" not in ana.get(page).text


def test_channel_is_told_that_its_threads_changed() -> None:
    with listening(desk().app) as url, httpx2.Client(base_url=url, timeout=5) as browser:
        with told(browser, "/c/drafts") as stream:
            first = next(stream)
            begin(browser, "lunch?")
            assert (first, next(stream)) == (("threads", None), ("threads", None))
        listed = browser.get("/c/drafts/threads").text

    assert listed.count("<li>") == 1
    assert "lunch?" in listed


def test_deleted_turn_leaves_the_page() -> None:
    workplace = desk()
    with listening(workplace.app) as url, httpx2.Client(base_url=url, timeout=5) as browser:
        page = begin(browser, "@Comeback Sorry.")
        send(browser, page, text="and again")
        last = list(workplace.turns.kept.values())[-1].id
        with told(browser, page) as stream:
            sights(stream, 2)
            send(browser, f"{page}/delete", message=last)

            assert sights(stream, 1) == [{"id": element_id(last), "html": "", "said": ""}]


@pytest.mark.parametrize(
    ("person", "text", "said"),
    [("ben", "Sorry.", "Ben wrote"), ("ben", "", ""), ("ana", "Sorry.", "")],
    ids=["theirs", "emptied", "own"],
)
def test_only_words_of_somebody_else_are_announced(person: str, text: str, said: str) -> None:
    turn = Turn(id="e1", place=THREAD, person=person, name=person.title(), at=AT, text=text)
    told = frame(Shown(THREAD, turn), Viewer(("ana",), "token", "number", "/c/drafts/t/t1"))

    assert msgspec.json.decode(told.data)["said"] == said
