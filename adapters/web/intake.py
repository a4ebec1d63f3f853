"""What a browser sends: read, stored as a turn where it is one, and handed to the engine."""

from datetime import UTC, datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from adapters.web.desk import Desk, listening
from adapters.web.events import (
    Envelope,
    Fields,
    Written,
    to_channel,
    to_deletion,
    to_press,
    to_submit,
    to_value,
    to_written,
)
from adapters.web.render import address
from adapters.web.session import Session
from bot.chat import Person, Place

FIELDS = 64
STALE = "This page was opened by another session, so it was not accepted. Reload the page and send it again."
NOT_YOURS = "Only the person who wrote a message can delete it."


class Intake:
    """The forms of the pages. Each POST carries the browser's token, and answers with where to go next."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def open_channel(self, request: Request) -> Response:
        """Another channel, by its name."""
        fields, _ = await self._read(request)
        name = to_channel(fields.get("name", ""))
        self._desk.opened.add(name)
        return _go(request, address(self._desk.place(name)))

    async def begin(self, request: Request) -> Response:
        """Words in a channel: they open a thread."""
        place = self._desk.place(request.path_params["channel"])
        return await self._write(request, place, heard=False)

    async def write(self, request: Request) -> Response:
        """Words in a thread."""
        place, turns = await self._desk.thread_of(request)
        return await self._write(request, place, heard=listening(turns))

    async def press(self, request: Request) -> Response:
        """A button."""
        fields, envelope = await self._in_thread(request)
        await self._desk.engine.accept(to_press(fields, envelope))
        return _go(request, address(envelope.place))

    async def submit(self, request: Request) -> Response:
        """A form of a card."""
        fields, envelope = await self._in_thread(request)
        await self._desk.engine.accept(to_submit(fields, envelope))
        return _go(request, address(envelope.place))

    async def delete(self, request: Request) -> Response:
        """A turn that its author takes back: the bot is told first, so that nothing of it is kept."""
        fields, envelope = await self._in_thread(request)
        place, deletion = envelope.place, to_deletion(fields, envelope)
        turn = await self._desk.turns.find(place, deletion.message)
        if turn is not None and (
            turn.card is not None or turn.person not in (envelope.person.id, self._desk.settings.person.id)
        ):
            raise HTTPException(403, NOT_YOURS)
        await self._desk.engine.accept(deletion)
        await self._desk.turns.remove(place, deletion.message)
        self._desk.platform.hide(place, deletion.message)
        left = await self._desk.turns.thread(place)
        return _go(request, address(place if left else self._desk.place(place.channel)))

    async def dismiss(self, request: Request) -> Response:
        """A whisper that has been read."""
        fields, envelope = await self._in_thread(request)
        await self._desk.platform.dismiss(envelope.place, envelope.person.id, to_value(fields, "whisper"))
        return _go(request, address(envelope.place))

    async def _write(self, request: Request, place: Place, *, heard: bool) -> Response:
        fields, person = await self._read(request)
        written = to_written(fields, _envelope(person, place), self._desk.commands, listening=heard)
        await self._keep(written)
        return _go(request, address(written.turn.place))

    async def _keep(self, written: Written) -> None:
        turn, event = written
        if await self._desk.turns.find(turn.place, turn.id) is None:
            await self._desk.turns.put(turn)
            self._desk.platform.show(turn)
        if event is not None:
            await self._desk.engine.accept(event)

    async def _in_thread(self, request: Request) -> tuple[Fields, Envelope]:
        place, _ = await self._desk.thread_of(request)
        fields, person = await self._read(request)
        return fields, _envelope(person, place)

    async def _read(self, request: Request) -> tuple[Fields, Person]:
        """The fields of the form and who sent it; 403 when its token is not the browser's."""
        session = Session.of(request)
        form = await request.form(max_files=0, max_fields=FIELDS)
        fields = {name: value for name, value in form.items() if isinstance(value, str)}
        if not session.knows(fields.get("token", "")):
            raise HTTPException(403, STALE)
        return fields, session.person(self._desk.settings.person)


def _envelope(person: Person, place: Place) -> Envelope:
    return Envelope(person, datetime.now(UTC), place)


def _go(request: Request, location: str) -> Response:
    """Where the browser goes next: a page that is open decides by itself, a plain form is sent there."""
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"location": location})
    return RedirectResponse(location, 303)
