"""When to look into a queue: at once when something was put there, and else now and then."""

import threading
from time import monotonic

LIVELY = 0.02  # seconds between two looks while things happen
AFTERGLOW = 0.5  # seconds for which things count as happening


class Bell:
    """What the workflow library's queue thread takes for its stop event, and waits on between two looks.

    Its own loop looks every so many seconds: often, and an idle process costs 15 % of a core; seldom, and a person
    waits. So whoever puts something into the queue rings, and the pause of the loop is for other processes' events.
    """

    def __init__(self) -> None:
        self._rung = threading.Event()
        self._stopped = False
        self._lively_until = 0.0

    def ring(self) -> None:
        """Let the thread look now, and keep looking for a moment: the next of a thread starts when one is done."""
        self._lively_until = monotonic() + AFTERGLOW
        self._rung.set()

    def stop(self) -> None:
        """Let the thread end."""
        self._stopped = True
        self._rung.set()

    def is_set(self) -> bool:
        """True once the thread is to end."""
        return self._stopped

    def wait(self, timeout: float) -> bool:
        """Wait for a ring, at most `timeout` seconds; True once the thread is to end."""
        self._rung.wait(LIVELY if monotonic() < self._lively_until else timeout)
        self._rung.clear()
        return self._stopped
