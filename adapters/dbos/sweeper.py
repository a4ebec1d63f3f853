"""Deleting what the queue keeps of events that are answered: their steps quote what people wrote."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import structlog
from dbos import DBOS

from adapters.dbos.limit import CALL
from adapters.dbos.outbox import ANSWER, BATCH
from bot.errors import Unavailable
from bot.ports import Journal

Settled = Callable[[], Awaitable[None]]
Hush = Callable[[Sequence[str]], Awaitable[None]]

log = structlog.get_logger(__name__)

PAUSE = 1.0  # seconds after an event is answered; those that follow closely are swept together
AGAIN = 5.0  # seconds after a sweep: what was answered may have been written down after it
LAST = 2.0  # seconds for the sweep before the process ends
COUNTED = timedelta(minutes=1)  # how long a call counts for the limit of its workspace
_GIVEN_UP = {
    "ERROR": "given up: this event could not be answered",
    "MAX_RECOVERY_ATTEMPTS_EXCEEDED": "given up: this event ended its process each time",
}
_OVER = ["SUCCESS", "CANCELLED", *_GIVEN_UP]


class Sweeper:
    """Sweeps a moment after something was answered. The journal remembers the event's id, so it is not taken again."""

    def __init__(self, journal: Journal, busy: Callable[[], bool], settled: Settled, hush: Hush) -> None:
        """`hush` deletes the words of workflows that are over, and leaves the fact that there were such."""
        self._journal = journal
        self._hush = hush
        self._hushed: set[str] = set()
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
        """Sweep a last time, unless the database is away: the library waits for that without an end."""
        if self._task is None:
            return
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task
        with suppress(TimeoutError):
            await asyncio.wait_for(self._sweep_well(), LAST)

    async def _sweep_for_ever(self) -> None:
        patience = AGAIN
        while True:
            nudged = True
            try:
                await asyncio.wait_for(self._nudged.wait(), patience)
            except TimeoutError:
                nudged = False
            patience = AGAIN if nudged else COUNTED.total_seconds()
            await asyncio.sleep(PAUSE)
            self._nudged.clear()
            await self._sweep_well()

    async def _sweep_well(self) -> None:
        try:
            while await self._sweep() == BATCH:
                pass
            await self._sweep_calls()
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
            if work.status in _GIVEN_UP:
                log.error(_GIVEN_UP[work.status], number=int(work.workflow_id))
                await self._journal.done(int(work.workflow_id))
        await DBOS.delete_workflows_async([work.workflow_id for work in over])
        return len(over)

    async def _sweep_calls(self) -> None:
        """Delete the words of calls whose events are swept, and the calls themselves once no limit counts them."""
        before = datetime.now(UTC) - COUNTED
        over = await DBOS.list_workflows_async(
            status=_OVER, name=CALL, limit=BATCH, load_input=False, load_output=False
        )
        callers = {call.parent_workflow_id for call in over if call.parent_workflow_id}
        if callers:
            open_still = await DBOS.list_workflows_async(
                workflow_ids=sorted(callers), load_input=False, load_output=False
            )
            callers = {work.workflow_id for work in open_still}
        swept = [call for call in over if call.parent_workflow_id not in callers]
        ids = {call.workflow_id for call in swept}
        if loud := sorted(ids - self._hushed):
            await self._hush(loud)
        self._hushed = ids
        if spent := [call.workflow_id for call in swept if (call.completed_at or 0) < 1_000 * before.timestamp()]:
            await DBOS.delete_workflows_async(spent)
