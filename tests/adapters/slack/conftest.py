"""A Slack of ours, and us in it."""

from collections.abc import AsyncIterator, Iterator

import httpx2
import pytest
from msgspec.structs import replace
from starlette.applications import Starlette

from adapters.slack.app import hearing
from adapters.slack.settings import SlackSettings
from adapters.slack.workspace import Kept, SlackWorkspace, open_slack
from tests.adapters.slack import fake_slack
from tests.adapters.slack.door import Door
from tests.adapters.slack.fake_engine import COMMANDS, FakeEngine
from tests.adapters.slack.fake_installations import FakeInstallations, FakeMemory
from tests.adapters.slack.fake_slack import APP_TOKEN, BOT_TOKEN, SECRET, FakeSlack
from tests.fakes import FakeTurns


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    """The other side."""
    with fake_slack.running() as fake:
        yield fake


@pytest.fixture
def settings(slack: FakeSlack) -> SlackSettings:
    """How it is reached."""
    return SlackSettings(bot_token=BOT_TOKEN, app_token=APP_TOKEN, signing_secret=SECRET, base_url=slack.url)


@pytest.fixture
def turns() -> FakeTurns:
    """What is kept of threads."""
    return FakeTurns()


@pytest.fixture
async def workspace(settings: SlackSettings, turns: FakeTurns) -> AsyncIterator[SlackWorkspace]:
    """We, in it."""
    async with open_slack(settings, Kept(turns, FakeInstallations(), FakeMemory().forget)) as opened:
        assert opened
        yield opened


@pytest.fixture
async def door(workspace: SlackWorkspace) -> Door:
    """The routes as they are served, without Socket Mode."""
    engine, settings = FakeEngine(), replace(workspace.settings, app_token="")
    async with hearing(workspace._replace(settings=settings), engine, COMMANDS) as routes:
        transport = httpx2.ASGITransport(Starlette(routes=routes))
        return Door(httpx2.AsyncClient(transport=transport, base_url="https://bot.example.com"), engine)
