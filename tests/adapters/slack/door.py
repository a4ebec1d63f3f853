"""Where Slack knocks."""

from typing import NamedTuple

import httpx2

from adapters.slack.app import PATH
from tests.adapters.slack.fake_engine import FakeEngine
from tests.adapters.slack.fake_slack import SECRET, Json
from tests.adapters.slack.payloads import signed


class Door(NamedTuple):
    """Where Slack knocks, and what came of it."""

    browser: httpx2.AsyncClient
    engine: FakeEngine

    async def send(self, body: Json, secret: str = SECRET, at: float | None = None) -> int:
        """Send a signed request; returns the status of the answer, which says nothing."""
        content, headers = signed(body, secret, at)
        answer = await self.browser.post(PATH, content=content, headers=headers)
        assert answer.text == ""
        return answer.status_code
