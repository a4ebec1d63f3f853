"""The line that tells what is under way: an extra, for which no card waits long."""

import asyncio

from adapters.slack.status import Status
from adapters.slack.workspace import SlackWorkspace
from bot.chat import Place
from tests.adapters.slack.fake_slack import CHANNEL, TEAM, Failure, FakeSlack

STAMP = "1763690400.000100"
PLACE = Place("slack", TEAM, CHANNEL, STAMP)


async def test_card_does_not_wait_until_slack_takes_a_status_again(slack: FakeSlack, workspace: SlackWorkspace) -> None:
    slack.fail("assistant.threads.setStatus", Failure(429, "ratelimited", retry_after=60))

    async with asyncio.timeout(5):
        await Status(patience=0.1).show(workspace.client, PLACE, STAMP, "is writing better wordings…")

    assert (slack.statuses, len(slack.called("assistant.threads.setStatus"))) == ({}, 1)
