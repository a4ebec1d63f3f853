"""Heartbeats, and taking over the work of processes whose heart stopped."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from time import monotonic
from typing import NamedTuple

import structlog
from dbos import DBOS, WorkflowStatus

from adapters.dbos.outbox import EVENTS, VERSION
from bot.errors import Unavailable
from bot.ports import Workers

log = structlog.get_logger(__name__)

Requeue = Callable[[str, str, str], Awaitable[bool]]  # work, worker, queue

BEAT = 2.0  # seconds between two heartbeats
SILENT = timedelta(seconds=8)  # without a heartbeat: dead; its work goes on elsewhere within 15 s
GAP = 6.0  # seconds between two heartbeats of our own after which the others' may have been missed as well
STARVED = 10.0  # seconds without a heartbeat of our own: not ready
FORGOTTEN = 15.0  # seconds that work of ours may lie without running here
LEASE = 5.0  # seconds after a heartbeat in which nobody can have taken our work, whatever clock or pause
PULSE = 0.1  # seconds between two looks whether our heart beats again


class Shift(NamedTuple):
    """Who works: all there are, the one of this process, and the ids of what runs here."""

    workers: Workers
    worker: str
    running: Callable[[], frozenset[str]]


class Takeover:
    """Tells the other processes that this one lives, and resumes what dead ones left."""

    def __init__(
        self, shift: Shift, resumed: Callable[[], None], overtaken: Callable[[], Awaitable[None]], requeue: Requeue
    ) -> None:
        self._workers, self._worker, self._running = shift
        self._resumed = resumed
        self._overtaken = overtaken
        self._requeue = requeue
        self._idle: dict[str, float] = {}  # since when work that is ours was seen not to run
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
        await self._take_up([work for work in pending if work.executor_id == self._worker])
        owners = {work.executor_id for work in pending if work.executor_id}
        if dead := sorted(owners - await self._workers.alive() - {self._worker}) if owners else []:
            await self._give_back(dead)
            log.warning("took over", workers=dead)

    async def _take_up(self, ours: Sequence[WorkflowStatus]) -> None:
        """Begin anew what is ours by the books and does not run: its end could not be written down.

        As when the database went away in that very moment. Its thread would stand still until this process ends.
        """
        now, running = monotonic(), self._running()
        idle = {work.workflow_id: work for work in ours if work.workflow_id not in running}
        self._idle = {work: self._idle.get(work, now) for work in idle}
        for work in [work for work, since in self._idle.items() if now - since > FORGOTTEN]:
            del self._idle[work]
            if await self._requeue(work, self._worker, idle[work].queue_name or EVENTS):
                log.warning("taking up what was left lying", work=work)
                self._resumed()

    async def _give_back(self, workers: list[str]) -> None:
        await asyncio.to_thread(DBOS._recover_pending_workflows, workers)  # noqa: SLF001 - guarded as no public way is
        self._resumed()
