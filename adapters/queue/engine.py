"""The port Engine in one process: each event once, a thread's events in order, threads side by side."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

import structlog

from bot.chat import Event, Place
from bot.ports import Journal

log = structlog.get_logger(__name__)


class QueueEngine:
    """Writes each event into the journal before it takes it on, and answers it in a task of its thread."""

    def __init__(self, journal: Journal, handle: Callable[[Event], Awaitable[None]]) -> None:
        self._journal = journal
        self._handle = handle
        self._waiting: dict[Place, deque[Event]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def accept(self, event: Event) -> bool:
        """Take the event; False when its id was taken before. Raises Unavailable when the journal is out of reach."""
        taken = await self._journal.take(event)
        if taken:
            self._enqueue(event)
        return taken

    async def resume(self) -> int:
        """Take up what an earlier process left unanswered; returns how many events that were."""
        left = await self._journal.unfinished()
        for event in left:
            self._enqueue(event)
        return len(left)

    async def drain(self) -> None:
        """Wait until everything that was taken is answered."""
        while self._tasks:
            await asyncio.gather(*self._tasks)

    def _enqueue(self, event: Event) -> None:
        if event.place in self._waiting:
            self._waiting[event.place].append(event)
            return
        self._waiting[event.place] = deque([event])
        task = asyncio.create_task(self._answer_thread(event.place), name=f"thread {event.place.thread}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _answer_thread(self, place: Place) -> None:
        waiting = self._waiting[place]
        try:
            while waiting:
                await self._answer(waiting.popleft())
        finally:
            del self._waiting[place]

    async def _answer(self, event: Event) -> None:
        try:
            await self._handle(event)
            await self._journal.done(event)
        except Exception:
            # the event stays unfinished in the journal, and is answered after the next start
            log.exception("event left unfinished", event_id=event.id)
