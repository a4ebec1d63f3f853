"""Bolt's app around the intake, and where signed requests arrive.

Everything is taken in a middleware, since Bolt acknowledges an event before its listener runs, and looks only
every ten milliseconds whether a listener has acknowledged anything else.
"""

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.signature import SignatureVerifier
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from adapters.slack.install import install_routes
from adapters.slack.intake import Intake
from adapters.slack.socket import socket_mode
from adapters.slack.workspace import SlackWorkspace
from bot.feature import SlashCommand
from bot.ports import Engine

PATH = "/slack/events"
LIMIT = 1 << 20  # bytes of a request


@asynccontextmanager
async def hearing(
    slack: SlackWorkspace | None, engine: Engine, commands: Sequence[SlashCommand]
) -> AsyncIterator[list[Route]]:
    """Take what people do on Slack until the block ends; gives the routes for Slack, and for those who install us."""
    if slack is None:
        yield []
        return
    app, settings = slack_app(slack, engine, commands), slack.settings
    routes = signed_routes(app, settings.signing_secret) if settings.signing_secret else []
    async with AsyncExitStack() as stack:
        if settings.app_token:
            await stack.enter_async_context(socket_mode(app, slack))
        yield [*routes, *(install_routes(slack.flow) if slack.flow else [])]


def slack_app(slack: SlackWorkspace, engine: Engine, commands: Sequence[SlashCommand]) -> AsyncApp:
    """An app that hands everything to the engine; `commands` are the slash commands that are answered."""

    async def authorize() -> AuthorizeResult:
        """Nobody: the intake knows who we are in each workspace, and what speaks there."""
        return AuthorizeResult(enterprise_id=None, team_id=None)

    logger = logging.getLogger("slack_bolt")
    logger.setLevel(logging.ERROR)  # it warns of variables that are meant for us
    app = AsyncApp(
        name="comeback",
        logger=logger,
        authorize=authorize,
        request_verification_enabled=False,  # `signed_routes` does it, before anything is read
        ignoring_self_events_enabled=False,  # events.py tells who said what
        attaching_function_token_enabled=False,
    )
    app.use(Intake(slack, engine, frozenset(command.name for command in commands)).take)
    return app


def signed_routes(app: AsyncApp, signing_secret: str) -> list[Route]:
    """Where Slack sends requests that it signed with this secret; any other is answered 401, and not read."""
    verifier, handler = SignatureVerifier(signing_secret), AsyncSlackRequestHandler(app)

    async def handle(request: Request) -> Response:
        if not verifier.is_valid_request(await request.body(), dict(request.headers)):
            return Response(status_code=401)
        return await handler.handle(request)

    limit = Middleware(RequestBodyLimitMiddleware, max_body_size=LIMIT)
    return [Route(PATH, handle, methods=["POST"], middleware=[limit])]
