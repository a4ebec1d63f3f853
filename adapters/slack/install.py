"""Where workspaces install us: Slack's OAuth, with Bolt's flow around our own database and our own pages."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from html import escape
from urllib.parse import urljoin

import structlog
from slack_bolt.adapter.starlette.async_handler import to_async_bolt_request, to_starlette_response
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.oauth import OAuthStateUtils
from slack_sdk.oauth.installation_store import Installation as Granted
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from slack_sdk.web.async_client import AsyncWebClient
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from adapters.slack.client import spoken
from adapters.slack.events import PLATFORM
from adapters.slack.manifest import SCOPES
from adapters.slack.settings import SlackSettings
from adapters.slack.teams import ManyTeams
from bot.errors import ComebackError, Misuse, Unavailable
from bot.ports import Installation, Installations

log = structlog.get_logger(__name__)

INSTALL, REDIRECT = "/slack/install", "/slack/oauth_redirect"
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",  # the address of the page holds Slack's code
    "X-Content-Type-Options": "nosniff",
}
PAGE = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Comeback</title><p>{}</p></html>'

DONE = (
    "Comeback is installed in {}. Go back to Slack, invite it to a channel with /invite, and mention it with a draft."
)
AGAIN = "Open /slack/install here to begin anew."
SENTENCES = {
    "access_denied": f"Nothing was installed, because you said no. {AGAIN}",
    "invalid_browser": f"This page was not opened by the browser that began to install. {AGAIN}",
    "invalid_state": (
        "This took longer than ten minutes, or was done before, so nothing was changed now. "
        f"If I do not answer in your workspace: {AGAIN}"
    ),
    "missing_code": f"Slack sent no code along, so nothing was installed. {AGAIN}",
    "invalid_code": f"Slack did not confirm it, so nothing was installed. {AGAIN}",
}
OTHERWISE = f"Slack did not go on, so nothing was installed. {AGAIN}"
WHOLE_ORG = (
    "I can be installed in single workspaces, not in a whole organisation, so I answer nowhere in it. "
    "Remove the app there, and choose a workspace at /slack/install."
)
ROTATING = (
    "Slack gave me a token that expires, which I cannot renew, so I cannot answer there. Token rotation must be off "
    "in the settings of the app."
)
NO_BOT = f"Slack gave me no token to speak with, so I cannot answer there. {AGAIN}"


class _States(AsyncOAuthStateStore):
    """Who is about to install, in our database."""

    def __init__(self, installations: Installations) -> None:
        self._installations = installations

    async def async_issue(self, *_: object, **__: object) -> str:
        return await self._installations.issue()

    async def async_consume(self, state: str) -> bool:
        return await self._installations.redeem(state)


class _Store(AsyncInstallationStore):
    """Who has installed. Only the flow uses it: events are looked up by `Teams`."""

    def __init__(self, teams: ManyTeams) -> None:
        self._teams = teams

    async def async_save(self, installation: Granted) -> None:
        await self._teams.install(to_installation(installation, datetime.now(UTC)))


def to_installation(granted: Granted, at: datetime) -> Installation:
    """What we keep of what Slack granted. Raises Misuse, in a sentence, for what we cannot work with."""
    if granted.is_enterprise_install or not granted.team_id:
        raise Misuse(WHOLE_ORG)
    if granted.bot_refresh_token or granted.bot_token_expires_at:
        raise Misuse(ROTATING)
    if not (granted.bot_token and granted.bot_user_id and granted.bot_id):
        raise Misuse(NO_BOT)
    return Installation(
        platform=PLATFORM,
        workspace=granted.team_id,
        token=granted.bot_token,
        bot_user=granted.bot_user_id,
        bot=granted.bot_id,
        at=at,
    )


def flow_of(
    settings: SlackSettings, client: AsyncWebClient, teams: ManyTeams, installations: Installations
) -> AsyncOAuthFlow:
    """Slack's OAuth for this app. Its addresses are on the server that the settings name."""
    return AsyncOAuthFlow(
        client=client,
        logger=logging.getLogger("slack_bolt"),
        settings=AsyncOAuthSettings(
            client_id=settings.client_id,
            client_secret=settings.client_secret,
            scopes=SCOPES,
            user_scopes=(),
            install_path=INSTALL,
            install_page_rendering_enabled=False,
            redirect_uri_path=REDIRECT,
            callback_options=AsyncCallbackOptions(_done, _failed),
            authorization_url=urljoin(settings.base_url, "/oauth/v2/authorize"),
            installation_store=_Store(teams),
            state_store=_States(installations),
        ),
    )


def install_routes(flow: AsyncOAuthFlow) -> list[Route]:
    """Where somebody begins to install, and where Slack sends them back to."""
    return [
        Route(INSTALL, _handled(flow.handle_installation), methods=["GET"]),
        Route(REDIRECT, _handled(flow.handle_callback), methods=["GET"]),
    ]


def _handled(
    answer: Callable[[AsyncBoltRequest], Awaitable[BoltResponse]],
) -> Callable[[Request], Awaitable[Response]]:
    async def handle(request: Request) -> Response:
        try:
            with spoken():
                answered = await answer(to_async_bolt_request(request, b""))
        except ComebackError as error:
            answered = _page(str(error), 503 if isinstance(error, Unavailable) else 400)
        response = to_starlette_response(answered)
        response.headers.update(HEADERS)
        return response

    return handle


async def _done(args: AsyncSuccessArgs) -> BoltResponse:
    return _page(DONE.format(args.installation.team_name or "your workspace"), 200)


async def _failed(args: AsyncFailureArgs) -> BoltResponse:
    known = args.reason in SENTENCES
    log.info("not installed", reason=args.reason if known else "")
    return _page(SENTENCES[args.reason] if known else OTHERWISE, max(args.suggested_status_code, 400))


def _page(sentence: str, status: int) -> BoltResponse:
    """One sentence; the browser may begin anew afterwards."""
    ended = OAuthStateUtils().build_set_cookie_for_deletion()
    headers: dict[str, str | Sequence[str]] = {"Content-Type": ["text/html; charset=utf-8"], "Set-Cookie": [ended]}
    return BoltResponse(status=status, body=PAGE.format(escape(sentence)), headers=headers)
