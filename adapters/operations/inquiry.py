"""A question to something that may hang: it is asked once at a time, and nobody waits for it for long."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")

DEADLINE = 2.0  # seconds; whoever asks a process how it is gives up soon after


class Inquiry(Generic[Answer]):
    """Lets all who want to know share one question, so that however often they ask, one connection hangs at most."""

    def __init__(self, ask: Callable[[], Awaitable[Answer]], deadline: float = DEADLINE) -> None:
        self._ask = ask
        self._deadline = deadline
        self._asked: asyncio.Task[Answer] | None = None

    async def answer(self) -> Answer:
        """What `ask` returns or raises. Raises TimeoutError after the deadline; the question then stays asked."""
        if self._asked is None or self._asked.done():
            self._asked = asyncio.create_task(self._answer())
        return await asyncio.wait_for(asyncio.shield(self._asked), self._deadline)

    async def _answer(self) -> Answer:
        return await self._ask()
