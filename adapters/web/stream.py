"""What happens while a page is open, as server-sent events.

A stream begins with all there is, so a page that was cut off has nothing to catch up by itself. Each element
carries its version: what the page shows already it leaves alone.
"""

from collections.abc import AsyncIterator

import msgspec
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.requests import Request
from starlette.responses import Response

from adapters.web.desk import Desk, listening
from adapters.web.listener import Gone, Listener, Shown, Sight
from adapters.web.page import viewer
from adapters.web.render import Viewer, address, element_id, render_turn, render_whisper
from adapters.web.session import Session
from bot.chat import Place, Whisper
from bot.conversation import Turn

RETRY = 1_000  # milliseconds after which a browser comes back
PING = 20  # seconds


class Streams:
    """One stream a page: the channel's, or the thread's."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def channel(self, request: Request) -> Response:
        """Tell when the list of threads changes."""
        return self._stream(request, await self._desk.channel_of(request))

    async def thread(self, request: Request) -> Response:
        """Tell the turns of the thread, and when the list of threads changes."""
        place, _ = await self._desk.thread_of(request)
        return self._stream(request, place)

    def _stream(self, request: Request, place: Place) -> Response:
        seen_by = viewer(Session.of(request), self._desk, address(place))
        return EventSourceResponse(self._events(place, seen_by), ping=PING, send_timeout=30)

    async def _events(self, place: Place, seen_by: Viewer) -> AsyncIterator[ServerSentEvent]:
        with self._desk.platform.listen(place, seen_by.persons[0]) as listener:
            yield ServerSentEvent("", event="threads", retry=RETRY)
            if place.thread:
                async for event in self._all(place, seen_by, listener):
                    yield event
            async for shown in listener:
                if shown.place == place:
                    yield frame(shown, seen_by)
                if not shown.person:
                    yield ServerSentEvent("", event="threads")

    async def _all(self, place: Place, seen_by: Viewer, listener: Listener) -> AsyncIterator[ServerSentEvent]:
        turns = await self._desk.turns.thread(place)
        whispers = await self._desk.platform.whispers(place, seen_by.persons[0])
        sights: tuple[Sight, ...] = (*turns, *whispers)
        seen = [Shown(place, sight) for sight in sights]
        for shown in seen:
            listener.know(shown)
        present = {"ids": [element_id(shown.id) for shown in seen], "listening": listening(turns)}
        yield ServerSentEvent(msgspec.json.encode(present).decode(), event="present")
        for shown in seen:
            yield frame(shown, seen_by)


def frame(shown: Shown, seen_by: Viewer) -> ServerSentEvent:
    """What changes on the page: an element by its id, new or replaced, or without HTML when it is gone."""
    html, said = "", ""
    match shown.sight:
        case Turn(card=card, person=person, name=name) as turn:
            html = str(render_turn(turn, seen_by))
            written = turn.text and person not in seen_by.persons  # no text: nothing to read, or not any more
            said = f"Comeback: {card.summary}" if card else f"{name} wrote" if written else ""
        case Whisper(blocks=blocks) as whisper:
            html = str(render_whisper(whisper, seen_by))
            said = f"Comeback, only to you: {getattr(blocks[0], 'text', '')}" if blocks else ""
        case Gone():
            pass
    data = {"id": element_id(shown.id), "html": html, "said": said}
    return ServerSentEvent(msgspec.json.encode(data).decode(), event="sight")
