"""Answers that are remembered for a while, so that fifty events ask once."""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Generic, NamedTuple, TypeVar

Found = TypeVar("Found")

MOST = 1_000  # answers that are remembered


class _Kept(NamedTuple, Generic[Found]):
    until: float
    task: asyncio.Task[Found]


class Lookups(Generic[Found]):
    """Asks once at a time for each name, and remembers what it found, but neither errors nor that there is nothing."""

    def __init__(self, look: Callable[[str], Awaitable[Found]], seconds: float, most: int = MOST) -> None:
        self._look = look
        self._seconds = seconds
        self._most = most
        self._kept: dict[str, _Kept[Found]] = {}

    async def find(self, name: str = "") -> Found:
        """What `look` found for the name, at most so many seconds ago; raises what it raises."""
        kept = self._kept.get(name)
        if kept is None or kept.until <= monotonic():
            kept = self._ask(name)
        return await asyncio.shield(kept.task)

    def forget(self, name: str = "") -> None:
        """Ask again when somebody wants to know next."""
        self._kept.pop(name, None)

    def _ask(self, name: str) -> _Kept[Found]:
        async def look() -> Found:
            return await self._look(name)

        asked = _Kept(monotonic() + self._seconds, asyncio.create_task(look()))
        self._kept.pop(name, None)
        self._kept[name] = asked  # the newest stands last
        asked.task.add_done_callback(lambda task: self._weigh(name, task))
        while len(self._kept) > self._most:
            del self._kept[next(iter(self._kept))]
        return asked

    def _weigh(self, name: str, task: asyncio.Task[Found]) -> None:
        found = not task.cancelled() and task.exception() is None and task.result() is not None
        kept = self._kept.get(name)
        if not found and kept is not None and kept.task is task:
            del self._kept[name]
