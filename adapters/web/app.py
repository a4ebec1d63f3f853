"""The local web workspace, put together."""

from collections.abc import Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from adapters.web.desk import Desk, Offer
from adapters.web.guard import LIMIT, Guard
from adapters.web.intake import Intake
from adapters.web.page import Pages, refuse
from adapters.web.platform import WebPlatform
from adapters.web.settings import WebSettings
from adapters.web.stream import Streams
from bot.errors import ComebackError
from bot.feature import SlashCommand, Verb
from bot.ports import Engine, Turns

__all__ = ["WebSettings", "workspace"]


def workspace(  # noqa: PLR0913 - the one place where everything that the pages need comes together, by name
    *,
    engine: Engine,
    turns: Turns,
    platform: WebPlatform,
    commands: Sequence[SlashCommand],
    verbs: Sequence[Verb],
    settings: WebSettings,
    probes: Sequence[BaseRoute] = (),
) -> Starlette:
    """The workspace as an ASGI application. What people do goes to `engine`; what is shown comes from `turns`.

    `probes` are routes for whoever operates the process, beside the pages.
    """
    desk = Desk(engine, turns, platform, settings, Offer(commands, verbs))
    pages, intake, streams = Pages(desk), Intake(desk), Streams(desk)
    channel, thread = "/c/{channel}", "/c/{channel}/t/{thread}"
    return Starlette(
        routes=[
            *probes,
            Route("/", pages.home),
            Route("/channels", intake.open_channel, methods=["POST"]),
            Route(channel, pages.channel),
            Route(channel, intake.begin, methods=["POST"]),
            Route(f"{channel}/threads", pages.threads),
            Route(f"{channel}/events", streams.channel),
            Route(thread, pages.thread),
            Route(thread, intake.write, methods=["POST"]),
            Route(f"{thread}/events", streams.thread),
            Route(f"{thread}/press", intake.press, methods=["POST"]),
            Route(f"{thread}/submit", intake.submit, methods=["POST"]),
            Route(f"{thread}/delete", intake.delete, methods=["POST"]),
            Route(f"{thread}/dismiss", intake.dismiss, methods=["POST"]),
            Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
        ],
        middleware=[
            Middleware(Guard),
            Middleware(TrustedHostMiddleware, allowed_hosts=settings.hosts, www_redirect=False),
            Middleware(RequestBodyLimitMiddleware, max_body_size=LIMIT),
        ],
        exception_handlers={HTTPException: refuse, ComebackError: refuse},
    )
