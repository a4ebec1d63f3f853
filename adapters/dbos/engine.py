"""The port Engine: takes events, and answers them as workflows that outlive the process."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from time import monotonic
from typing import NamedTuple, TypeVar
from weakref import WeakValueDictionary

import structlog
from dbos import DBOS, DBOSConfig

from adapters.dbos.current import Diverged, answering, current
from adapters.dbos.fence import fenced
from adapters.dbos.limit import CALLS, WRITTEN, CallLimit, LimitedCalls
from adapters.dbos.outbox import ANSWER, APPLICATION, EVENTS, VERSION, Outbox, workflow_id
from adapters.dbos.pollers import Pollers
from adapters.dbos.running import Running
from adapters.dbos.step import patiently
from adapters.dbos.sweeper import Sweeper
from adapters.dbos.takeover import Shift, Takeover
from bot.chat import Event, Place
from bot.log import about
from bot.ports import Entry, Journal, Meter, Workers

log = structlog.get_logger(__name__)

Port = TypeVar("Port")
Handle = Callable[[Event], Awaitable[bool]]

AT_ONCE = 64  # events that one process answers side by side
TRIES = 20  # of one event; one that kills its process each time must not do so for ever
THREADS = 32  # of the library; while the database is away each waiting write holds one
LOOK = 2.0  # seconds between two looks for what other processes accepted
GRACE = 18.0  # seconds that running answers have when the process ends; the pages of the web have 5 more


class Crew(NamedTuple):
    """What the engine works with."""

    outbox: Outbox
    journal: Journal
    workers: Workers
    meter: Meter
    settled: Callable[[], Awaitable[None]]  # called when nothing runs any more and the traces of it are deleted


class DbosEngine:
    """One process's part of the engine; `worker` is its id, no other process's and the same after a restart."""

    def __init__(self, crew: Crew, worker: str, limit: CallLimit) -> None:
        self._journal = crew.journal
        self._meter = crew.meter
        self._outbox = crew.outbox
        self._worker = worker
        self._running = Running()
        self._doors: WeakValueDictionary[Place, asyncio.Lock] = WeakValueDictionary()
        self._pollers = Pollers()
        self._sweeper = Sweeper(crew.journal, lambda: len(self._running) > 0, crew.settled, crew.outbox.hush)
        self._calls = LimitedCalls(limit, partial(self._pollers.ring, CALLS))
        crewed = Shift(crew.workers, worker, lambda: self._running.works | self._calls.running.works)
        self._takeover = Takeover(crewed, self._resumed, self._break_off, crew.outbox.requeue)
        self._handle: Handle | None = None

    async def accept(self, event: Event) -> bool:
        """Take the event durably; False when this id was taken before. Raises Unavailable when it cannot be kept."""
        return await self._take(event, None)

    async def schedule(self, event: Event, due: datetime) -> bool:
        """Take the event durably, to be answered when it is due, or up to three seconds later."""
        return await self._take(event, due)

    async def cancel(self, event: str) -> bool:
        """Let a scheduled event never happen; False when there is none with that id, or it has happened."""
        number = await self._journal.withdraw(event)
        if number is not None:
            await self._outbox.cancel(number)  # tidies up: what is withdrawn from the journal is never answered
        return number is not None

    async def start(self, handle: Handle) -> None:
        """Begin to answer, what an earlier run of this worker left first. `handle` returns False for a failure."""
        self._handle = handle
        logging.getLogger("dbos").addHandler(logging.NullHandler())  # else it prints errors, with their words, itself
        library = DBOS(config=self._config())
        DBOS.workflow(name=ANSWER, max_recovery_attempts=TRIES)(self._workflow())
        self._calls.declare()
        DBOS.listen_queues([])  # the pollers are ours
        await self._takeover.join()
        DBOS.launch()  # inside the running loop, so that the workflows run here
        await DBOS.register_queue_async(
            EVENTS,
            partition_concurrency=1,
            worker_concurrency=AT_ONCE,
            polling_interval_sec=LOOK,
            on_conflict="always_update",
        )
        await self._calls.register()
        for queue in (EVENTS, CALLS):
            await self._pollers.start(library, queue)
        self._takeover.start()
        self._sweeper.start()
        log.info("answering", worker=self._worker)

    def limited(self, port: Port) -> Port:
        """The port, with its calls limited for each workspace; to be asked for before `start`."""
        return self._calls.limited(port)

    def fenced(self, port: Port) -> Port:
        """The port, asked only while no other process can have taken over the work that asks."""
        return fenced(port, self._takeover.held)

    async def check(self) -> None:
        """Raise Unavailable when this process does not answer events."""
        self._takeover.check()

    async def stop(self, grace: float = GRACE) -> None:
        """Begin nothing new, let what runs finish, and leave the rest to whoever is there next."""
        until = monotonic() + grace
        asyncio.get_running_loop().call_later(grace + 1, self._outbox.reconnect.give_up)  # what runs is broken off then
        await self._pollers.stop(EVENTS)
        left = await self._running.finish(until)  # what it calls is still called
        await self._pollers.stop(CALLS)
        left += await self._calls.running.finish(until)
        if left:
            log.warning("left unfinished", works=left)
        await self._sweeper.stop()
        await self._takeover.stop(done=not left)
        await asyncio.to_thread(DBOS.destroy, destroy_registry=True)

    async def _take(self, event: Event, due: datetime | None) -> bool:
        door = self._doors.setdefault(event.place, asyncio.Lock())
        with about(event):
            async with door:  # first come, first in the journal
                taken = await self._journal.take(event, due)
            if taken:
                self._meter.accepted()
                self._pollers.ring(EVENTS)
            log.info("accepted" if taken else "accepted before")
        return taken

    def _resumed(self) -> None:
        for queue in (EVENTS, CALLS):
            self._pollers.ring(queue)

    async def _break_off(self) -> None:
        for running in (self._running, self._calls.running):
            await running.finish(monotonic())

    def _workflow(self) -> Callable[[int], Awaitable[None]]:
        async def answer(number: int) -> None:
            try:
                with self._running.here(workflow_id(number)):
                    await self._answer(number)
            finally:
                self._sweeper.nudge()
                asyncio.get_running_loop().call_later(WRITTEN, self._pollers.ring, EVENTS)

        return answer

    async def _answer(self, number: int) -> None:
        entry: Entry | None = await patiently(partial(self._journal.read, number), "Journal.read")
        if entry is None:  # answered by a process that died before it could say so, cancelled, or forgotten
            return
        with about(entry.event), answering(entry.event, partial(self._hinted, entry.since)):
            well = await self._try(entry.event)
            await patiently(partial(self._journal.done, number), "Journal.done")
            log.info("answered", well=well, seconds=round(_seconds_since(entry.since), 3))
        (self._meter.answered if well else self._meter.failed)()

    async def _try(self, event: Event) -> bool:
        assert self._handle is not None
        try:
            try:
                return await self._handle(event)
            except Diverged:
                # an update changed the steps: what is stored under the event's id still happens once
                log.warning("answering from the start: the steps are not those of before")
                current().stepless = True
                return await self._handle(event)
        except Exception:
            log.exception("event failed")
            return False

    def _hinted(self, since: datetime) -> None:
        self._meter.hinted(_seconds_since(since))

    def _config(self) -> DBOSConfig:
        return DBOSConfig(
            name=APPLICATION,
            application_version=VERSION,
            executor_id=self._worker,
            system_database_engine=self._outbox.engine,
            serializer=self._outbox.serializer,
            max_executor_threads=THREADS,
            use_listen_notify=False,  # nobody waits for messages: the pollers do all the looking
            notification_listener_polling_interval_sec=0.5,  # how long its idle thread keeps the end of the process
            log_level="WARNING",
        )


def _seconds_since(moment: datetime) -> float:
    return (datetime.now(UTC) - moment).total_seconds()
