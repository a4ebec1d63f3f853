"""Deleting what the queue keeps of events that are answered: their steps quote what people wrote."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import structlog
from dbos import DBOS

from adapters.dbos.outbox import ANSWER, BATCH, Outbox
from bot.errors import Unavailable
from bot.ports import Journal

Settled = Callable[[], Awaitable[None]]

log = structlog.get_logger(__name__)

PAUSE = 1.0  # seconds after an event is answered; those that follow closely are swept together
_OVER = ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]


class Sweeper:
    """Sweeps a moment after something was answered. The journal remembers the event's id, so it is not taken again."""

    def __init__(self, outbox: Outbox, journal: Journal, busy: Callable[[], bool], settled: Settled) -> None:
        self._erase = outbox.erase
        self._journal = journal
        self._busy = busy
        self._settled = settled
        self._nudged = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin, with what an earlier run left."""
        self._nudged.set()
        self._task = asyncio.create_task(self._sweep_for_ever(), name="sweeper")

    def nudge(self) -> None:
        """Something was answered."""
        self._nudged.set()

    async def stop(self) -> None:
        """Sweep a last time, unless the database is away."""
        if self._task is None:
            return
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task
        await self._sweep_well()

    async def _sweep_for_ever(self) -> None:
        while await self._nudged.wait():
            await asyncio.sleep(PAUSE)
            self._nudged.clear()
            await self._sweep_well()

    async def _sweep_well(self) -> None:
        try:
            while await self._sweep() == BATCH:
                pass
            if not self._busy():
                await self._settled()
        except Unavailable:
            self._nudged.set()  # the database is away, and this can wait
        except Exception:
            log.exception("sweeping failed")

    async def _sweep(self) -> int:
        """Delete one batch; returns how many that were."""
        over = await DBOS.list_workflows_async(
            status=_OVER, name=ANSWER, limit=BATCH, load_input=False, load_output=False
        )
        for work in over:
            if work.status == "MAX_RECOVERY_ATTEMPTS_EXCEEDED":
                log.error("given up: this event ended its process each time", number=int(work.workflow_id))
                await self._journal.done(int(work.workflow_id))
        await self._erase([int(work.workflow_id) for work in over])
        return len(over)
