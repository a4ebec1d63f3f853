"""The port Engine for a replay: one event after the other, and the clock is what the events say."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.chat import Event

Handle = Callable[[Event], Awaitable[object]]


class ReplayEngine:
    """Answers each event before it takes the next. A reminder is answered once an event is later than it is due."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._due: dict[str, tuple[datetime, Event]] = {}
        self._handle: Handle | None = None

    def start(self, handle: Handle) -> None:
        """Have the events answered by `handle`."""
        self._handle = handle

    async def accept(self, event: Event) -> bool:
        """Answer what is due by now, then the event; False when its id was taken before."""
        assert self._handle is not None
        if not self._take(event):
            return False
        for due, reminder in sorted(self._due.values(), key=lambda entry: entry[0]):
            if due <= event.at and reminder.id in self._due:
                del self._due[reminder.id]
                await self._handle(reminder)
        await self._handle(event)
        return True

    async def schedule(self, event: Event, due: datetime) -> bool:
        """Keep the event until it is due; False when its id was taken before."""
        taken = self._take(event)
        if taken:
            self._due[event.id] = (due, event)
        return taken

    async def cancel(self, event: str) -> bool:
        """Let a scheduled event never happen; False when there is none with that id, or it has happened."""
        return self._due.pop(event, None) is not None

    def _take(self, event: Event) -> bool:
        new = event.id not in self._taken
        self._taken.add(event.id)
        return new
