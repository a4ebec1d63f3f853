"""The workspace over real HTTP, without JavaScript: what is stored, what reaches the engine, what is shown."""

from urllib.parse import unquote, urlencode
from uuid import uuid4

import httpx2
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from adapters.web.app import WebSettings, workspace
from adapters.web.desk import NO_CHANNEL, NO_THREAD
from adapters.web.events import EMPTY, NO_ID, NO_NAME
from adapters.web.guard import TOO_MUCH
from adapters.web.intake import NOT_YOURS
from adapters.web.page import NO_PAGE
from bot.chat import Command, Deletion, Mention, Message, Place, Press, Submit
from tests.adapters.web.fakes import DRAFT, Desk, desk, listening, turn_of
from tests.adapters.web.fakes import card as card_of
from tests.adapters.web.visit import begin, send, sentence, token
from tests.scene import AT


def thread_of(location: str) -> Place:
    return Place("web", "local", location.split("/")[2], unquote(location.split("/")[4]))


def events(workplace: Desk) -> list[tuple[str, Place, str]]:
    """Kind, place and words of every event that reached the engine."""
    words = {Mention: "text", Message: "text", Command: "text", Press: "button", Deletion: "message"}
    return [(type(e).__name__, e.place, getattr(e, words[type(e)])) for e in workplace.engine.events]


def test_home_leads_to_the_first_channel(browser: httpx2.Client) -> None:
    answer = browser.get("/")

    assert (answer.status_code, answer.headers["location"]) == (303, "/c/drafts")


def test_mention_opens_a_thread_that_is_there_on_reload(browser: httpx2.Client, workplace: Desk) -> None:
    location = begin(browser, f"@Comeback {DRAFT}")
    place = thread_of(location)

    assert events(workplace) == [("Mention", place, DRAFT)]
    assert [(t.place, t.text) for t in workplace.turns.kept.values()] == [(place, f"@Comeback {DRAFT}")]
    assert "sorry if anyone was offended" in browser.get(location).text
    assert f'href="{location}"' in browser.get("/c/drafts").text


def test_turn_is_stored_when_the_engine_is_out_of_reach(browser: httpx2.Client, workplace: Desk) -> None:
    workplace.engine.down = "The database is locked. Try again in a moment."

    answer = send(browser, "/c/drafts", text="@Comeback Sorry.")

    assert sentence(answer) == (503, "The database is locked. Try again in a moment.")
    assert "@Comeback Sorry.</textarea>" in answer.text
    assert [turn.text for turn in workplace.turns.kept.values()] == ["@Comeback Sorry."]


def test_form_sent_twice_is_one_event(browser: httpx2.Client, workplace: Desk) -> None:
    number = str(uuid4())
    first = send(browser, "/c/drafts", id=number, text="@Comeback Sorry.")
    second = send(browser, "/c/drafts", id=number, text="@Comeback Sorry.")

    assert first.headers["location"] == second.headers["location"] == f"/c/drafts/t/web:{number}"
    assert len(workplace.engine.events) == len(workplace.turns.kept) == 1


def test_message_without_a_mention_is_kept_and_not_answered(browser: httpx2.Client, workplace: Desk) -> None:
    location = begin(browser, "lunch?")
    send(browser, location, text="yes")

    assert workplace.engine.events == []
    assert [turn.text for turn in workplace.turns.kept.values()] == ["lunch?", "yes"]
    assert "Nobody called Comeback here" in browser.get(location).text


def test_messages_in_a_called_thread_need_no_mention(browser: httpx2.Client, workplace: Desk) -> None:
    location = begin(browser, "@Comeback Sorry.")
    place = thread_of(location)
    send(browser, location, text="shorter")
    send(browser, location, text="@comeback and now?")

    assert events(workplace) == [
        ("Mention", place, "Sorry."),
        ("Message", place, "shorter"),
        ("Mention", place, "and now?"),
    ]


def test_command_in_a_thread_opens_another(browser: httpx2.Client, workplace: Desk) -> None:
    location = begin(browser, "@Comeback Sorry.")
    other = send(browser, location, text="/coach We are late.").headers["location"]

    assert events(workplace)[1:] == [("Command", thread_of(other), "We are late.")]
    assert thread_of(other) != thread_of(location)


def test_unknown_command_names_the_ones_there_are_and_keeps_the_words(browser: httpx2.Client) -> None:
    answer = send(browser, "/c/drafts", text="/shout <b>loud</b>")

    assert sentence(answer) == (400, "There is no command “/shout”. Here you can write: /coach, /help.")
    assert "/shout &lt;b&gt;loud&lt;/b&gt;</textarea>" in answer.text


def test_press_and_submit_reach_the_engine(browser: httpx2.Client, workplace: Desk) -> None:
    location = begin(browser, "@Comeback Sorry.")
    send(browser, f"{location}/press", button="coach:shorter:e1")
    send(browser, f"{location}/submit", form="coach:edit:e1", **{"field.draft": "We are sorry."})
    pressed, submitted = workplace.engine.events[1:]

    assert isinstance(pressed, Press)
    assert isinstance(submitted, Submit)
    assert pressed.button == "coach:shorter:e1"
    assert (submitted.form, submitted.values) == ("coach:edit:e1", {"draft": "We are sorry."})


def test_own_turn_can_be_deleted(browser: httpx2.Client, workplace: Desk) -> None:
    location = begin(browser, "@Comeback Sorry, Jo Miller.")
    place = thread_of(location)

    answer = send(browser, f"{location}/delete", message=place.thread)

    assert answer.headers["location"] == "/c/drafts"
    assert events(workplace)[1:] == [("Deletion", place, place.thread)]
    assert workplace.turns.kept == {}
    assert "Jo Miller" not in browser.get("/c/drafts").text


def test_turn_of_somebody_else_cannot_be_deleted(browser: httpx2.Client, workplace: Desk) -> None:
    location = begin(browser, "@Comeback Sorry.")
    place = thread_of(location)
    with httpx2.Client(base_url=browser.base_url) as other:
        answer = send(other, f"{location}/delete", message=place.thread)

    assert sentence(answer) == (403, NOT_YOURS)
    assert list(workplace.turns.kept) == [(place, place.thread)]


def test_channel_is_opened_by_name_and_lasts_with_its_first_words(browser: httpx2.Client) -> None:
    opened = send(browser, "/channels", name="#Press Replies").headers["location"]

    assert opened == "/c/press-replies"
    assert browser.get(opened).status_code == 200
    assert begin(browser, "@Comeback Sorry.", "press-replies").startswith("/c/press-replies/t/web:")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/c/nowhere", NO_CHANNEL),
        ("/c/nowhere/events", NO_CHANNEL),
        ("/c/drafts/t/web:none", NO_THREAD),
        ("/c/drafts/t/%00", NO_THREAD),
        ("/c/%2e%2e/t/x", NO_CHANNEL),
        ("/c/DRAFTS/t/x", NO_THREAD),
        ("/c/a!b/t/x", NO_CHANNEL),
        (f"/c/drafts/t/{'x' * 600}", NO_THREAD),
        ("/secret", NO_PAGE),
    ],
)
def test_address_of_nothing_is_a_friendly_page(browser: httpx2.Client, path: str, told: str) -> None:
    assert sentence(browser.get(path)) == (404, told)


def test_thread_of_another_channel_is_not_found(browser: httpx2.Client, workplace: Desk) -> None:
    location = begin(browser, "@Comeback Sorry.")
    foreign = location.replace("/c/drafts/", "/c/replies/")

    assert sentence(send(browser, f"{foreign}/press", button="b")) == (404, NO_THREAD)
    assert len(workplace.engine.events) == 1


@pytest.mark.parametrize(
    ("path", "fields", "told"),
    [
        ("/c/drafts", {"text": " "}, EMPTY),
        ("/c/drafts", {"text": "@Comeback Sorry.", "id": "1"}, NO_ID),
        ("/channels", {"name": "../etc"}, NO_NAME),
        ("/channels", {}, NO_NAME),
    ],
    ids=["empty", "id", "name", "no name"],
)
def test_broken_form_is_one_sentence(
    browser: httpx2.Client, workplace: Desk, path: str, fields: dict[str, str], told: str
) -> None:
    assert sentence(send(browser, path, **fields)) == (400, told)
    assert workplace.turns.kept == {}
    assert workplace.engine.events == []


def test_forty_thousand_characters_reach_the_bot_whole(browser: httpx2.Client, workplace: Desk) -> None:
    begin(browser, "@Comeback " + "a" * 40_000)

    assert [len(text) for _, _, text in events(workplace)] == [40_000]


def test_more_than_a_megabyte_is_refused_in_one_sentence(browser: httpx2.Client, workplace: Desk) -> None:
    form = {"token": token(browser), "id": str(uuid4()), "text": "a" * (1 << 20)}
    encoded = urlencode(form).encode()
    plain = {"Content-Type": "application/x-www-form-urlencoded"}

    answer = browser.post("/c/drafts", content=encoded, headers=plain)
    chunked = browser.post("/c/drafts", content=iter([encoded]), headers=plain)

    assert (answer.status_code, answer.text) == (413, TOO_MUCH)
    assert sentence(chunked) == (413, TOO_MUCH)
    assert workplace.turns.kept == {}


def test_open_page_is_answered_in_json(browser: httpx2.Client) -> None:
    form = {"token": token(browser), "id": str(uuid4())}
    accept = {"Accept": "application/json"}
    refused = browser.post("/c/drafts", data={**form, "text": ""}, headers=accept)
    taken = browser.post("/c/drafts", data={**form, "text": "hello"}, headers=accept)

    assert (refused.status_code, refused.json()) == (400, {"error": EMPTY})
    assert (taken.status_code, taken.json()) == (200, {"location": f"/c/drafts/t/web:{form['id']}"})


def test_thread_that_begins_with_a_card_is_listed_by_its_summary(browser: httpx2.Client, workplace: Desk) -> None:
    place = Place("web", "local", "drafts", "demo:1")
    card = card_of(DRAFT, "demo:1")
    workplace.turns.kept[place, card.key] = turn_of(place, card, AT)

    assert "3 hints, 2 wordings for this draft" in browser.get("/c/drafts").text
    assert "Own it, then repair it" in browser.get("/c/drafts/t/demo:1").text


def test_host_that_was_given_is_answered_too() -> None:
    settings = WebSettings(host="workspace.test")
    with listening(desk(settings=settings).app) as url, httpx2.Client(base_url=url) as client:
        hosts = ("localhost:1", "127.0.0.1", "[::1]:80", "workspace.test", "evil.test", "127.0.0.1.evil.test")
        answers = {host: client.get("/c/drafts", headers={"Host": host}).status_code for host in hosts}

    assert answers == {
        "localhost:1": 200,
        "127.0.0.1": 200,
        "[::1]:80": 200,
        "workspace.test": 200,
        "evil.test": 400,
        "127.0.0.1.evil.test": 400,
    }


def test_probes_are_served_beside_the_pages(workplace: Desk) -> None:
    async def alive(_: Request) -> Response:
        return PlainTextResponse("ok")

    app = workspace(
        engine=workplace.engine,
        turns=workplace.turns,
        platform=workplace.platform,
        commands=(),
        verbs=(),
        settings=WebSettings(),
        probes=[Route("/healthz", alive)],
    )
    with listening(app) as url, httpx2.Client(base_url=url) as client:
        answers = [client.get(path).status_code for path in ("/healthz", "/c/drafts", "/readyz")]

    assert answers == [200, 200, 404]
