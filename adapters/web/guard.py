"""What every request passes: no other site may send it, and no answer may load or run anything foreign."""

import sys
from urllib.parse import urlsplit

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = structlog.get_logger(__name__)

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FOREIGN = "This was sent from another site, so it was not accepted. Open the workspace itself and try again."
LIMIT = 1 << 20  # bytes of a request
TOO_MUCH = "That is more than this page can take at once (1 MB). Send only the words that you are about to post."
BROKEN = "Something went wrong on this side, and it is written down. Nothing sent before is lost; please try again."


class Guard:
    """Sets the security headers, refuses what another site sends, and turns a fault into one sentence."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _seal(message)
            await send(message)

        try:
            await (_refusal(scope) or self._app)(scope, receive, guarded)
        except Exception as error:  # noqa: BLE001 - the last place that can answer; the server would print what people wrote
            _report(error)
            if not started:
                await PlainTextResponse(BROKEN, 500)(scope, receive, guarded)


def _refusal(scope: Scope) -> PlainTextResponse | None:
    headers = Headers(scope=scope)
    if scope["method"] not in ("GET", "HEAD") and not is_own(headers):
        return PlainTextResponse(FOREIGN, 403)
    length = headers.get("content-length", "0")
    if not length.isascii() or not length.isdigit() or int(length) > LIMIT:
        return PlainTextResponse(TOO_MUCH, 413)
    return None


def is_own(headers: Headers) -> bool:
    """True when the browser says that our own page sent the request, or when no browser says anything.

    Under `Referrer-Policy: no-referrer` a form's Origin is "null", so Sec-Fetch-Site decides about that one.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if origin in (None, "null"):
        return site == "same-origin" if origin or site else True
    return site in (None, "same-origin") and urlsplit(origin).netloc == headers.get("host")


def _seal(message: Message) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in HEADERS.items():
        headers[name] = value
    headers.setdefault("Cache-Control", "no-store")


def _report(error: Exception) -> None:
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    where = f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame else sys.argv[0]
    log.error("request failed", error=type(error).__name__, where=where)
