"""What a browser gets to see: the channel, the thread, and the sentence when there is neither."""

from typing import Any
from uuid import uuid4

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from adapters.web.desk import Desk, listening
from adapters.web.guard import TOO_MUCH
from adapters.web.render import Viewer, address, templates
from adapters.web.session import Session
from bot.errors import ComebackError, Misuse

NO_PAGE = "There is nothing at this address."
SENTENCES = {
    404: NO_PAGE,
    405: "This address does not take that. Open the page it belongs to and try again.",
    413: TOO_MUCH,
}


class Pages:
    """The pages; each works on reload and without JavaScript."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def home(self, _request: Request) -> Response:
        """To the first channel."""
        return RedirectResponse(f"/c/{self._desk.settings.channels[0]}", 303)

    async def channel(self, request: Request) -> Response:
        """A channel: its threads, and a place to begin one."""
        place = await self._desk.channel_of(request)
        shown = {"place": place, "openings": await self._desk.openings(place), "home": address(place)}
        return await self._page(request, "channel.html", shown)

    async def threads(self, request: Request) -> Response:
        """The list of a channel's threads alone, for a page that is open already."""
        place = await self._desk.channel_of(request)
        openings = await self._desk.openings(place)
        current = request.query_params.get("current", "")
        return HTMLResponse(templates().get_template("threads.html").render(openings=openings, current=current))

    async def thread(self, request: Request) -> Response:
        """A thread beside the list of its channel's threads."""
        place, turns = await self._desk.thread_of(request)
        person = Session.of(request).person(self._desk.settings.person).id
        shown = {
            "place": place,
            "turns": turns,
            "whispers": await self._desk.platform.whispers(place, person),
            "openings": await self._desk.openings(place),
            "listening": listening(turns),
            "home": address(place),
        }
        return await self._page(request, "thread.html", shown)

    async def _page(self, request: Request, template: str, shown: dict[str, Any]) -> Response:
        session = Session.of(request)
        shown |= {
            "viewer": viewer(session, self._desk, shown["home"]),
            "channels": await self._desk.channels(),
            "commands": self._desk.commands,
            "verbs": self._desk.verbs,
        }
        response = HTMLResponse(templates().get_template(template).render(shown))
        session.keep(response)
        return response


def viewer(session: Session, desk: Desk, home: str) -> Viewer:
    """Who looks at a page; every rendering has a fresh number for the next event."""
    visitor = desk.settings.person
    return Viewer((session.person(visitor).id, visitor.id), session.token, str(uuid4()), home)


async def refuse(request: Request, error: Exception) -> Response:
    """One sentence instead of the page; what was typed stays on screen."""
    if isinstance(error, HTTPException):
        spoken = error.detail if error.detail.endswith(".") else SENTENCES.get(error.status_code, error.detail)
        status, sentence = error.status_code, spoken
    else:
        assert isinstance(error, ComebackError)
        status, sentence = (400 if isinstance(error, Misuse) else 503), str(error)
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"error": sentence}, status)
    words = await _words(request) if status in (400, 403, 503) else ""
    html = templates().get_template("refusal.html").render(sentence=sentence, words=words, status=status)
    return HTMLResponse(html, status)


async def _words(request: Request) -> str:
    if request.method != "POST":
        return ""
    try:
        fields = await request.form(max_files=0, max_fields=64)
    except HTTPException:
        return ""
    return next((value for name in ("text", "name") if isinstance(value := fields.get(name), str)), "")
