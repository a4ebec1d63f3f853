"""The watch for what other processes do: in the database, which they share, and only as long as a page is open."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from time import monotonic

import structlog

log = structlog.get_logger(__name__)

WATCH = 0.5  # seconds from one look to the next
LOOK_BACK = 2.0  # seconds: a transaction may end this much later than the time that it wrote down
FURTHEST = 600.0  # seconds that a look goes back further after others failed: a page that is older is best reloaded


class Watch:
    """Looks again and again at what changed in the time that it gives, as long as that is wanted.

    A look that fails is made up for by the next one, which goes back further; the log is told once.
    """

    def __init__(self, look: Callable[[timedelta], Awaitable[None]], wanted: Callable[[], bool]) -> None:
        self.failing = False
        self._look = look
        self._wanted = wanted
        self._running: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Watch from now on; nothing happens when it does already."""
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._run())

    async def ended(self) -> None:
        """Wait until nothing is looked at any more."""
        if self._running is not None:
            await self._running

    async def _run(self) -> None:
        looked, self.failing = monotonic(), False
        await asyncio.sleep(WATCH)
        while self._wanted():
            begun = monotonic()
            try:
                await self._look(timedelta(seconds=min(begun - looked, FURTHEST) + LOOK_BACK))
            except Exception as error:  # noqa: BLE001 - whatever it is, pages must hear of the rest once it has passed
                if not self.failing:
                    log.warning("pages miss what other processes do", error=type(error).__name__)
                self.failing = True
            else:
                looked, self.failing = begun, False
            await asyncio.sleep(WATCH)
        self.failing = False
