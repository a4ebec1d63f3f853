"""The threads that look into the queues."""

import asyncio
import threading

from dbos import DBOS
from dbos._queue import queue_worker_thread  # its stop event is the one place where a queue can be woken

from adapters.dbos.bell import Bell

JOIN = 2.0  # seconds


class Pollers:
    """A thread and a bell for each queue of this process."""

    def __init__(self) -> None:
        self._bells: dict[str, Bell] = {}
        self._threads: dict[str, threading.Thread] = {}

    async def start(self, library: DBOS, queue: str) -> None:
        """Begin to take work out of a queue that is registered."""
        registered = await DBOS.retrieve_queue_async(queue)
        bell = Bell()
        thread = threading.Thread(
            target=queue_worker_thread, args=(bell, library, registered), name=f"poller of {queue}", daemon=True
        )
        thread.start()
        self._bells[queue] = bell
        self._threads[queue] = thread

    def ring(self, queue: str) -> None:
        """Look into that queue now; a process that only takes events has nobody who looks."""
        if bell := self._bells.get(queue):
            bell.ring()

    async def stop(self, queue: str) -> None:
        """Take nothing more out of that queue."""
        if bell := self._bells.get(queue):
            bell.stop()
            await asyncio.to_thread(self._threads[queue].join, JOIN)
