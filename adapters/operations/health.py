"""Where a process tells how it is: /healthz, /readyz and /metrics, without a word of anybody's."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

import msgspec
import structlog
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from adapters.operations.inquiry import DEADLINE, Inquiry
from adapters.operations.meter import CONTENT_TYPE, PrometheusMeter
from bot.errors import ComebackError

log = structlog.get_logger(__name__)

Check = Callable[[], Awaitable[None]]

FINE = "ok"
SILENT = f"It did not answer within {DEADLINE:.0f} seconds."
BROKEN = "It does not work, and the log says where it failed."
_FRESH = {"Cache-Control": "no-store"}


def application(checks: Mapping[str, Check], meter: PrometheusMeter) -> Starlette:
    """The routes alone as an ASGI application, for a process without pages."""
    return Starlette(routes=routes(checks, meter))


def routes(checks: Mapping[str, Check], meter: PrometheusMeter) -> list[Route]:
    """/healthz, /readyz and /metrics. A check returns when its part works, and raises ComebackError when it does not.

    A part that raises, or does not answer in time, makes /readyz answer 503.
    """
    readiness = Readiness(checks)

    async def metrics(_: Request) -> Response:
        return Response(await meter.read(), media_type=CONTENT_TYPE, headers=_FRESH)

    return [Route("/healthz", _alive), Route("/readyz", readiness.respond), Route("/metrics", metrics)]


async def _alive(_: Request) -> Response:
    return PlainTextResponse(FINE, headers=_FRESH)


class Readiness:
    """Whether every part that the process needs works, and what to do when one does not."""

    def __init__(self, checks: Mapping[str, Check]) -> None:
        self._parts = {name: Inquiry(_standing(name, check)) for name, check in checks.items()}

    async def respond(self, _: Request) -> Response:
        """200 when all is well and 503 when not; JSON with a line for each part: “ok”, or what is wrong with it."""
        told = await asyncio.gather(*(_in_time(part) for part in self._parts.values()))
        standing = dict(zip(self._parts, told, strict=True))
        return Response(
            msgspec.json.format(msgspec.json.encode(standing)) + b"\n",
            200 if set(told) <= {FINE} else 503,
            headers=_FRESH,
            media_type="application/json",
        )


def _standing(name: str, check: Check) -> Callable[[], Awaitable[str]]:
    async def ask() -> str:
        try:
            await check()
        except ComebackError as error:
            return str(error)
        except Exception:
            log.exception("check failed", part=name)
            return BROKEN
        return FINE

    return ask


async def _in_time(part: Inquiry[str]) -> str:
    try:
        return await part.answer()
    except TimeoutError:
        return SILENT
