"""Does not ask on when asking is in vain: nobody waits for a server that is away."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import ceil

from adapters.openai.failure import PAUSED, Failure

FAILURES = 3  # in a row
PAUSE = 60.0  # seconds


class Breaker:
    """Lets no call through for a while after failures in a row; then one, on trial."""

    def __init__(self, host: str, clock: Callable[[], float]) -> None:
        self._host = host
        self._clock = clock
        self._failures = 0
        self._until = 0.0
        self._on_trial = False

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Learn from what comes of the call inside. Raises Failure instead of entering as long as it is in vain."""
        trial = self._failures >= FAILURES
        if trial:
            self._admit()
        try:
            yield
        except Failure as failure:
            self._count(down=failure.down)
            raise
        else:
            self._count(down=False)
        finally:
            if trial:  # also one that was given up: it says nothing, and the next may try
                self._on_trial = False

    def _admit(self) -> None:
        left = self._until - self._clock()
        if left > 0 or self._on_trial:
            raise Failure(PAUSED.format(host=self._host, failures=self._failures, seconds=max(1, ceil(left))))
        self._on_trial = True

    def _count(self, *, down: bool) -> None:
        self._failures = self._failures + 1 if down else 0
        self._until = self._clock() + PAUSE  # counts from the last failure on
