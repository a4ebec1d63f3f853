"""Installing by OAuth: one browser, one word, once; and whatever goes wrong is one sentence."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from slack_bolt.response import BoltResponse
from slack_sdk.oauth.installation_store import Installation as Granted
from starlette.applications import Starlette

from adapters.slack import install
from adapters.slack.app import hearing
from adapters.slack.install import DONE, HEADERS, INSTALL, NO_BOT, REDIRECT, ROTATING, SENTENCES, WHOLE_ORG
from adapters.slack.manifest import SCOPES
from adapters.slack.settings import SlackSettings
from adapters.slack.workspace import Kept, open_slack
from bot.errors import Misuse
from tests.adapters.slack.fake_engine import COMMANDS, FakeEngine
from tests.adapters.slack.fake_installations import FakeInstallations, FakeMemory
from tests.adapters.slack.fake_slack import Failure, FakeSlack, Json
from tests.adapters.slack.fake_teams import BASIC, CLIENT_ID, CLIENT_SECRET
from tests.fakes import FakeTurns

pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated")  # slack-sdk makes one of aiohttp's


class Person(NamedTuple):
    """Somebody with a browser who wants to install us."""

    slack: FakeSlack
    installations: FakeInstallations
    browser: httpx2.AsyncClient

    async def begin(self) -> str:
        """Follow the way to Slack; returns the word that Slack gives back."""
        asked = await self.browser.get(INSTALL)
        assert asked.status_code == HTTPStatus.FOUND
        return parse_qs(urlsplit(asked.headers["location"]).query)["state"][0]

    async def come_back(self, **query: str) -> tuple[int, str]:
        """Slack sends the browser back; returns the status and the sentence of the page."""
        answer = await self.browser.get(REDIRECT, params=query)
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        assert "<script" not in answer.text
        return answer.status_code, answer.text.partition("<p>")[2].partition("</p>")[0]


@pytest.fixture
async def person(slack: FakeSlack, settings: SlackSettings, turns: FakeTurns) -> AsyncIterator[Person]:
    many = replace(settings, bot_token="", app_token="", client_id=CLIENT_ID, client_secret=CLIENT_SECRET)
    installations = FakeInstallations()
    async with (
        open_slack(many, Kept(turns, installations, FakeMemory().forget)) as opened,
        hearing(opened, FakeEngine(), COMMANDS) as routes,
    ):
        transport = httpx2.ASGITransport(Starlette(routes=routes))
        async with httpx2.AsyncClient(transport=transport, base_url="https://bot.example.com") as browser:
            yield Person(slack, installations, browser)


async def test_somebody_is_sent_to_slack_with_a_word_of_their_own(person: Person) -> None:
    answer = await person.browser.get(INSTALL)

    there = urlsplit(answer.headers["location"])
    assert (
        f"{there.scheme}://{there.netloc}{there.path}" == f"{person.slack.url.removesuffix('/api/')}/oauth/v2/authorize"
    )
    assert parse_qs(there.query) == {"state": ["word-0"], "client_id": [CLIENT_ID], "scope": [",".join(SCOPES)]}
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("slack-app-oauth-state=word-0; ")
    assert {"HttpOnly", "Secure", "Max-Age=600"} <= set(cookie.split("; "))


async def test_installation_is_kept_with_its_token(person: Person) -> None:
    before = datetime.now(UTC)

    shown = await person.come_back(code=person.slack.teams.join(2), state=await person.begin())

    assert shown == (200, DONE.format("Team &lt;T02&gt;"))
    kept = person.installations.made["T02"]
    assert (kept.token, kept.bot_user, kept.bot) == ("xoxb-of-team-2", "U2BOT", "B2BOT")
    assert before <= kept.at <= datetime.now(UTC)
    assert [(call.method, call.token) for call in person.slack.calls] == [
        ("oauth.v2.access", BASIC),
        ("auth.test", "xoxb-of-team-2"),
    ]


async def test_word_is_good_once(person: Person) -> None:
    state = await person.begin()
    await person.come_back(code=person.slack.teams.join(2), state=state)
    person.browser.cookies.set("slack-app-oauth-state", state)

    assert await person.come_back(code=person.slack.teams.join(3), state=state) == (401, SENTENCES["invalid_state"])
    assert list(person.installations.made) == ["T02"]


async def test_word_of_another_browser_is_refused_and_stays_good_there(person: Person) -> None:
    state = await person.begin()
    person.browser.cookies.clear()

    assert await person.come_back(code=person.slack.teams.join(2), state=state) == (400, SENTENCES["invalid_browser"])
    assert await person.come_back(code="code-2") == (400, SENTENCES["invalid_browser"])
    assert (person.installations.made, person.installations.words, person.slack.calls) == ({}, [state], [])


@pytest.mark.parametrize(
    ("query", "status", "sentence"),
    [
        ({"error": "access_denied"}, 400, SENTENCES["access_denied"]),
        ({"error": "<script>alert(1)</script>"}, 400, install.OTHERWISE),
        ({}, 401, SENTENCES["missing_code"]),
        ({"code": "guessed"}, 401, SENTENCES["invalid_code"]),
    ],
)
async def test_what_slack_sends_back_otherwise_is_one_sentence(
    person: Person, query: dict[str, str], status: int, sentence: str
) -> None:
    assert await person.come_back(state=await person.begin(), **query) == (status, sentence)
    assert person.installations.made == {}


async def test_slack_that_is_away_is_one_sentence(person: Person) -> None:
    person.slack.fail("auth.test", Failure(503))

    shown = await person.come_back(code=person.slack.teams.join(2), state=await person.begin())

    assert shown == (401, SENTENCES["invalid_code"])


async def test_database_that_is_away_is_one_sentence(person: Person) -> None:
    person.installations.down = "The database is away."

    answer = await person.browser.get(INSTALL)

    assert (answer.status_code, answer.text) == (503, install.PAGE.format("The database is away."))


@pytest.mark.parametrize(
    ("granted", "sentence"),
    [
        ({"is_enterprise_install": True, "team": None, "enterprise": {"id": "E1"}}, WHOLE_ORG),
        ({"refresh_token": "xoxe-1", "expires_in": 43_200}, ROTATING),
        ({"bot_user_id": None}, NO_BOT),
    ],
)
async def test_what_we_cannot_work_with_is_not_kept(person: Person, granted: Json, sentence: str) -> None:
    person.slack.teams.granted = granted

    assert await person.come_back(code=person.slack.teams.join(2), state=await person.begin()) == (400, sentence)
    assert person.installations.made == {}


_maybe = st.none() | st.text(max_size=8)


@given(team=_maybe, token=_maybe, user=_maybe, bot=_maybe, refresh=_maybe)
def test_installation_is_whole_or_refused(
    team: str | None, token: str | None, user: str | None, bot: str | None, refresh: str | None
) -> None:
    granted = Granted(
        user_id="U1", team_id=team, bot_token=token, bot_user_id=user, bot_id=bot, bot_refresh_token=refresh
    )
    try:
        made = install.to_installation(granted, datetime.now(UTC))
    except Misuse:
        assert refresh or not (team and token and user and bot)
    else:
        assert (made.workspace, made.token, made.bot_user, made.bot, bool(refresh)) == (team, token, user, bot, False)


@given(st.text())
def test_page_shows_a_sentence_as_it_is(sentence: str) -> None:
    page: BoltResponse = install._page(sentence, 400)

    assert page.body.count("<") == install.PAGE.count("<")
