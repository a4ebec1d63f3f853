"""Heartbeats, and taking over the work of processes whose heart stopped."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from time import monotonic

import structlog
from dbos import DBOS

from adapters.dbos.outbox import VERSION
from bot.errors import Unavailable
from bot.ports import Workers

log = structlog.get_logger(__name__)

BEAT = 2.0  # seconds between two heartbeats
SILENT = timedelta(seconds=8)  # without a heartbeat: dead; its work goes on elsewhere within 15 s
GAP = 6.0  # seconds between two heartbeats of our own after which the others' may have been missed as well
STARVED = 10.0  # seconds without a heartbeat of our own: not ready
LEASE = 5.0  # seconds after a heartbeat in which nobody can have taken our work, whatever clock or pause
PULSE = 0.1  # seconds between two looks whether our heart beats again


class Takeover:
    """Tells the other processes that this one lives, and resumes what dead ones left."""

    def __init__(
        self, workers: Workers, worker: str, resumed: Callable[[], None], overtaken: Callable[[], Awaitable[None]]
    ) -> None:
        self._workers = workers
        self._worker = worker
        self._resumed = resumed
        self._overtaken = overtaken
        self._task: asyncio.Task[None] | None = None
        self._last_beat = self._steady_since = 0.0

    async def join(self) -> None:
        """Be known before the first event is taken on: work of an unknown worker would be nobody's.

        Known once and no more: others took this process for dead, and may be doing its work by now.
        """
        known = await self._workers.seen(self._worker)
        if not known and self._last_beat:
            log.warning("taken for dead: leaving what is under way to whoever took it over")
            await self._overtaken()
            await self._give_back([self._worker])  # what nobody took over
        now = monotonic()
        if now - self._last_beat > GAP:
            self._steady_since = now
        self._last_beat = now

    async def held(self) -> None:
        """Wait until the heart beats: only then is what runs here still ours. Work that is not is broken off."""
        while monotonic() - self._last_beat > LEASE:  # noqa: ASYNC110 - time ends a lease, no event does
            await asyncio.sleep(PULSE)

    def start(self) -> None:
        """Begin to beat."""
        self._task = asyncio.create_task(self._beat(), name="heartbeat")

    def check(self) -> None:
        """Raise Unavailable when the heart does not beat."""
        if self._task is None or self._task.done() or monotonic() - self._last_beat > STARVED:
            raise Unavailable("This process does not answer events at the moment. It goes on as soon as it can.")

    async def stop(self, *, done: bool) -> None:
        """Stop beating. Not done: what was left is taken over as if the process had died."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        if done:
            with suppress(Unavailable):
                await self._workers.leave(self._worker)

    async def _beat(self) -> None:
        while True:
            try:
                await self.join()
                await self._bury()
                await self._take_over()
            except Unavailable:
                log.warning("no heartbeat: the database is out of reach")
            except Exception:
                log.exception("heartbeat failed")
            await asyncio.sleep(BEAT)

    async def _bury(self) -> None:
        """Take off who is silent, unless nobody could be heard: a database that was away silences the living as well.

        They have as long as a dead one to be heard of again, before anybody takes their work from under them.
        """
        if self._last_beat - self._steady_since < SILENT.total_seconds():
            return
        if dead := await self._workers.bury(SILENT):
            log.warning("no heartbeat of these any more", workers=dead)

    async def _take_over(self) -> None:
        """Give the work of those who are not alive back to its queue, each piece with its place in its thread.

        Not only of those who were buried just now: who buried them may have died before coming to this. The library
        gives a piece back only while it is the dead one's, so it does not matter how many do this at a time.
        """
        pending = await DBOS.list_workflows_async(
            status="PENDING", app_version=VERSION, load_input=False, load_output=False
        )
        owners = {work.executor_id for work in pending if work.executor_id}
        if dead := sorted(owners - await self._workers.alive() - {self._worker}) if owners else []:
            await self._give_back(dead)
            log.warning("took over", workers=dead)

    async def _give_back(self, workers: list[str]) -> None:
        await asyncio.to_thread(DBOS._recover_pending_workflows, workers)  # noqa: SLF001 - guarded as no public way is
        self._resumed()
