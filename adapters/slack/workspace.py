"""Slack as this process serves it: one workspace or many, who we are there, and how we speak."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import NamedTuple

import structlog
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.client import open_client, spoken, who
from adapters.slack.install import flow_of
from adapters.slack.platform import SlackPlatform
from adapters.slack.settings import SlackSettings
from adapters.slack.teams import Forget, ManyTeams, OneTeam, Teams
from bot.errors import Unavailable
from bot.ports import Installations, Turns

log = structlog.get_logger(__name__)

START = 5.0  # seconds that Slack has to say who we are before we start without
CLEAN = 60.0  # seconds between two looks for what workspaces left behind that removed us


class Kept(NamedTuple):
    """What is kept, as far as Slack needs it."""

    turns: Turns
    installations: Installations
    forget: Forget


class SlackWorkspace(NamedTuple):
    """What everything that hears or speaks there needs. `client` speaks for the app, and in no workspace of many."""

    settings: SlackSettings
    client: AsyncWebClient
    teams: Teams
    turns: Turns
    platform: SlackPlatform
    flow: AsyncOAuthFlow | None = None  # how workspaces install us; None: there is the one of the bot token


@asynccontextmanager
async def open_slack(settings: SlackSettings | None, kept: Kept) -> AsyncIterator[SlackWorkspace | None]:
    """Slack as the settings have it; None without any. Raises Misuse for a bot token that Slack refuses."""
    if settings is None:
        yield None
        return
    async with open_client(settings) as client:
        if settings.many:
            many = ManyTeams(client, kept.installations, kept.forget)
            flow = flow_of(settings, client, many, kept.installations)
            cleaning = asyncio.create_task(_keep_clean(many))
            try:
                yield SlackWorkspace(settings, client, many, kept.turns, SlackPlatform(many, kept.turns), flow)
            finally:
                cleaning.cancel()
                with suppress(asyncio.CancelledError):
                    await cleaning
        else:
            one = OneTeam(client)
            await _greet(one, settings)
            yield SlackWorkspace(settings, client, one, kept.turns, SlackPlatform(one, kept.turns))


async def ask_slack(settings: SlackSettings, installed: int = 0) -> str:
    """What “comeback doctor” says of Slack, and of so many workspaces. Raises what keeps us from speaking there."""
    async with open_client(settings) as client:
        if settings.many:
            with spoken():
                await client.api_test()
            knows = f"answers, and {installed} {'workspace has' if installed == 1 else 'workspaces have'} installed us"
        else:
            us = await who(client)
            knows = f"knows us as {us.bot_user} of {us.team}"
    return f"{settings.host} {knows}; what people do comes by {settings.ways}"


async def _greet(one: OneTeam, settings: SlackSettings) -> None:
    """Tell a wrong token at once. While Slack is away we start all the same: what comes then comes again."""
    try:
        async with asyncio.timeout(START):
            team = await one.find("")
    except (Unavailable, TimeoutError):
        log.warning("slack is away", host=settings.host)
    else:
        log.info("on slack", team=team and team.us.team, ways=settings.ways)


async def _keep_clean(teams: ManyTeams) -> None:
    while True:
        try:
            await teams.clean()
        except Unavailable:
            log.warning("cleaning waits for the database")
        except Exception:
            log.exception("cleaning failed")
        await asyncio.sleep(CLEAN)
