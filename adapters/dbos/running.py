"""What this process is busy with, and the wait for it when the process ends."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any


class Running:
    """The tasks that answer, or that call; one event may be in two of them, when its answer was taken over and back."""

    def __init__(self) -> None:
        self._tasks: dict[asyncio.Task[Any], str] = {}

    def __len__(self) -> int:
        return len(self._tasks)

    @property
    def works(self) -> frozenset[str]:
        """The ids of the workflows that run here."""
        return frozenset(self._tasks.values())

    @contextmanager
    def here(self, work: str) -> Iterator[None]:
        """What happens inside is waited for; `work` is the id of the workflow."""
        task = asyncio.current_task()
        assert task is not None
        self._tasks[task] = work
        try:
            yield
        finally:
            self._tasks.pop(task, None)

    async def finish(self, until: float) -> int:
        """Wait until that moment of the monotonic clock; returns how many had to be broken off."""
        if not self._tasks:
            return 0
        _, left = await asyncio.wait(self._tasks, timeout=max(0.0, until - monotonic()))
        for task in left:
            task.cancel()  # the library does not take that for an outcome: whoever takes over resumes it
        if left:
            await asyncio.wait(left)
        return len(left)
