"""The one Slack workspace that this process serves: who we are there, and how we speak."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.client import open_client, who
from adapters.slack.events import Us
from adapters.slack.platform import SlackPlatform
from adapters.slack.settings import SlackSettings
from bot.ports import Turns

log = structlog.get_logger(__name__)


class SlackWorkspace(NamedTuple):
    """What everything that hears or speaks there needs."""

    settings: SlackSettings
    client: AsyncWebClient
    us: Us
    turns: Turns
    platform: SlackPlatform


@asynccontextmanager
async def open_slack(settings: SlackSettings | None, turns: Turns) -> AsyncIterator[SlackWorkspace | None]:
    """The workspace of the bot token; None without settings.

    Raises Misuse for a token that Slack refuses, Unavailable while Slack is away.
    """
    if settings is None:
        yield None
        return
    async with open_client(settings) as client:
        us = await who(client)
        log.info("on slack", team=us.team, ways=settings.ways)
        yield SlackWorkspace(settings, client, us, turns, SlackPlatform(client, turns))


async def ask_slack(settings: SlackSettings) -> str:
    """What “comeback doctor” says of Slack. Raises what keeps us from speaking there."""
    async with open_client(settings) as client:
        us = await who(client)
    return f"{settings.host} knows us as {us.bot_user} of {us.team}; what people do comes by {settings.ways}"
