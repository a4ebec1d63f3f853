"""The workspaces that we are in: who we are in each, and the client that speaks there with its own token."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Annotated, Literal, NamedTuple, Protocol

import structlog
from msgspec import Meta, Struct
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.client import speaking, who
from adapters.slack.events import PLATFORM, Us
from adapters.slack.lookup import Lookups
from adapters.slack.payload import Id, Payload, read
from bot.errors import Misuse
from bot.ports import Installation, Installations
from bot.record import Subject

log = structlog.get_logger(__name__)

Forget = Callable[[Subject], Awaitable[object]]  # deletes all that is kept of it, or raises Misuse: nothing is

FRESH = 60.0  # seconds after which a process hears by itself that another one ended an installation
LATE = timedelta(minutes=2)  # after which no process takes anything more from a workspace that is gone
ASKED = 30.0  # seconds for which Slack's word that it knows us is good


class Team(NamedTuple):
    """One workspace."""

    client: AsyncWebClient
    us: Us


class Departure(NamedTuple):
    """We were removed from a workspace, or only our token there was withdrawn."""

    team: str
    at: datetime
    uninstalled: bool


class Teams(Protocol):
    """Every workspace that this process speaks in."""

    async def find(self, team: str) -> Team | None:
        """That workspace; None when we are not installed there. Raises Unavailable when nobody can say."""

    async def leave(self, departure: Departure) -> None:
        """Let go of the workspace, and of what is kept of it when we were removed."""

    async def check(self) -> None:
        """Raise Unavailable or Misuse when we could speak in none."""


class OneTeam:
    """The workspace of a bot token. Slack is asked once who we are there, as soon as somebody wants to know."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._known = Lookups(self._meet, float("inf"))
        self._checked = Lookups(self._meet, ASKED)

    async def find(self, team: str) -> Team | None:  # noqa: ARG002 - whatever comes, comes from there
        """The one workspace. Raises Unavailable while Slack is away, Misuse for a token that it refuses."""
        return await self._known.find()

    async def leave(self, departure: Departure) -> None:
        """Say so in the log: whoever set the token decides what is kept."""
        log.warning("slack withdrew the bot token", team=departure.team)

    async def check(self) -> None:
        """Raise Unavailable while Slack is away, Misuse for a token that it refuses."""
        await self._checked.find()

    async def _meet(self, _: str) -> Team:
        return Team(self._client, await who(self._client))


class ManyTeams:
    """The workspaces that installed the app. Raises Unavailable while the database is away."""

    def __init__(self, client: AsyncWebClient, installations: Installations, forget: Forget) -> None:
        self._client = client
        self._installations = installations
        self._forget_all = forget
        self._known = Lookups(self._look, FRESH)

    async def find(self, team: str) -> Team | None:
        """That workspace; None when the app is not installed there."""
        return await self._known.find(team) if team else None

    async def install(self, made: Installation) -> None:
        """Speak in that workspace from now on. What was to be deleted after an earlier removal is deleted first."""
        if made.workspace in await self._installations.ended(PLATFORM, datetime.now(UTC)):
            await self._forget(made.workspace)
        await self._installations.put(made)
        self._known.forget(made.workspace)
        log.info("installed", team=made.workspace)

    async def leave(self, departure: Departure) -> None:
        """Delete the token, and all that is kept of a workspace that removed us; an old message changes nothing."""
        team, at, uninstalled = departure
        if not uninstalled:
            await self._installations.revoke(PLATFORM, team, at)
        gone = uninstalled and await self._installations.end(PLATFORM, team, at)
        self._known.forget(team)
        if gone:
            await self._forget(team)
        log.info("left", team=team, uninstalled=uninstalled)

    async def clean(self) -> None:
        """Delete what came from a workspace while it removed us, or what a process that died then left behind."""
        for team in await self._over():
            if team in await self._over():  # else it installed us again while others were forgotten
                await self._forget(team)
                await self._installations.close(PLATFORM, team)

    async def check(self) -> None:
        """Raise Unavailable when it cannot be read where we are installed."""
        await self._installations.count(PLATFORM)

    async def _over(self) -> Sequence[str]:
        return await self._installations.ended(PLATFORM, datetime.now(UTC) - LATE)

    async def _look(self, team: str) -> Team | None:
        found = await self._installations.find(PLATFORM, team)
        if found is None:
            return None
        return Team(speaking(self._client, found.token), Us(found.bot_user, found.bot, team))

    async def _forget(self, team: str) -> None:
        try:
            await self._forget_all(Subject(PLATFORM, team))
        except Misuse:  # nothing is kept
            log.info("nothing to forget", team=team)


class _Addressed(Struct):
    team: Id


class _Tokens(Struct):
    bot: Annotated[list[str], Meta(min_length=1)]


class _Removed(Struct, tag_field="type", tag="app_uninstalled"):
    pass


class _Revoked(Struct, tag_field="type", tag="tokens_revoked"):
    tokens: _Tokens


class _Left(Struct):
    type: Literal["event_callback"]
    event_time: Annotated[int, Meta(ge=0, le=1 << 33)]
    event: _Removed | _Revoked


def team_of(body: Payload) -> str:
    """The workspace whose installation the payload is for; empty when it names none."""
    match body:
        case {"view": {"app_installed_team_id": str(team)}}:
            pass
        case {"team": {"id": str(team)}} | {"authorizations": [{"team_id": str(team)}, *_]} | {"team_id": str(team)}:
            pass
        case {"user": {"team_id": str(team)}}:
            pass
        case _:
            return ""
    return team if read({"team": team}, _Addressed) else ""


def departure_of(body: Payload) -> Departure | None:
    """That we were removed, or lost our token; None for everything else, such as a token that we never had."""
    team = team_of({**body, "authorizations": None})  # nobody is authorised any more
    left = read(body, _Left)
    if left is None or not team:
        return None
    return Departure(team, datetime.fromtimestamp(left.event_time, UTC), isinstance(left.event, _Removed))
