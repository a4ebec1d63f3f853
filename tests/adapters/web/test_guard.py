"""No other site can send anything, nothing foreign is loaded, and a fault tells nobody's words."""

from uuid import uuid4

import httpx2
import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import Headers

from adapters.web.guard import BROKEN, FOREIGN, HEADERS, is_own
from adapters.web.intake import STALE
from adapters.web.session import COOKIE
from tests.adapters.web.fakes import Desk
from tests.adapters.web.visit import begin, send, sentence, token

FORMS = (
    "/channels",
    "/c/drafts",
    *(f"/c/drafts/t/x{path}" for path in ("", "/press", "/submit", "/delete", "/dismiss")),
)


@pytest.mark.parametrize("path", ["/", "/c/drafts", "/c/none", "/static/page.css", "/static/none", "/c/drafts/threads"])
def test_every_answer_carries_the_security_headers(browser: httpx2.Client, path: str) -> None:
    answer = browser.get(path)

    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_policy_allows_nothing_from_elsewhere() -> None:
    assert HEADERS["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )


def test_pages_have_no_inline_script_or_style(browser: httpx2.Client) -> None:
    pages = [browser.get(path).text for path in ("/c/drafts", begin(browser, "@Comeback Sorry."), "/none")]

    assert [page.count("<script") - page.count('<script type="module" src="/static/') for page in pages] == [0, 0, 0]
    assert [page.count(" style=") + page.count("<style") for page in pages] == [0, 0, 0]


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.test"},
        {"Origin": "null"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
    ids=["origin", "null", "cross-site", "same-site", "none"],
)
def test_form_of_another_site_is_refused(
    browser: httpx2.Client, workplace: Desk, path: str, headers: dict[str, str]
) -> None:
    form = {"token": token(browser), "id": str(uuid4()), "text": "@Comeback Sorry."}

    assert sentence(browser.post(path, data=form, headers=headers)) == (403, FOREIGN)
    assert workplace.turns.kept == {}
    assert workplace.engine.events == []


def test_form_of_our_own_page_is_taken(browser: httpx2.Client, workplace: Desk) -> None:
    origin = str(browser.base_url).rstrip("/")
    for headers in ({"Origin": origin}, {"Origin": "null", "Sec-Fetch-Site": "same-origin"}, {}):
        form = {"token": token(browser), "id": str(uuid4()), "text": "@Comeback Sorry."}
        assert browser.post("/c/drafts", data=form, headers=headers).status_code == 303

    assert len(workplace.engine.events) == 3


@given(st.from_regex(r"https?://[a-z0-9.:]{1,20}", fullmatch=True))
def test_no_origin_but_the_host_is_own(origin: str) -> None:
    headers = Headers({"host": "127.0.0.1:8010", "origin": origin})

    assert is_own(headers) == (origin.partition("//")[2] == "127.0.0.1:8010")


@pytest.mark.parametrize("path", ["/channels", "/c/drafts"])
@pytest.mark.parametrize("given_token", ["", "0" * 64, "é"], ids=["none", "wrong", "odd"])
def test_form_without_the_token_is_refused(
    browser: httpx2.Client, workplace: Desk, path: str, given_token: str
) -> None:
    answer = send(browser, path, token=given_token, text="@Comeback Sorry.", name="x")

    assert sentence(answer) == (403, STALE)
    assert workplace.turns.kept == {}


def test_token_of_another_browser_is_refused(browser: httpx2.Client) -> None:
    stolen = token(browser)
    with httpx2.Client(base_url=browser.base_url) as other:
        assert sentence(send(other, "/c/drafts", token=stolen, text="hi")) == (403, STALE)
        other.cookies.clear()
        assert other.post("/c/drafts", data={"token": stolen, "text": "hi"}).status_code == 403


def test_cookie_is_closed_to_scripts_and_other_sites(browser: httpx2.Client) -> None:
    first, again = browser.get("/c/drafts"), browser.get("/c/drafts")
    name, _, rest = first.headers["set-cookie"].partition("=")

    assert name == COOKIE
    assert rest.partition("; ")[2] == "HttpOnly; Max-Age=31536000; Path=/; SameSite=strict"
    assert "set-cookie" not in again.headers


def test_fault_is_one_neutral_sentence_and_its_log_has_no_words(browser: httpx2.Client, workplace: Desk) -> None:
    workplace.engine.fault = RuntimeError("INSERT INTO turns VALUES ('my secret draft')")
    with structlog.testing.capture_logs() as logs:
        answer = send(browser, "/c/drafts", text="@Comeback my secret draft")

    assert (answer.status_code, answer.text) == (500, BROKEN)
    assert [(log["event"], log["error"]) for log in logs] == [("request failed", "RuntimeError")]
    assert "secret" not in str(logs)
