"""When to look into a queue: at once when something was put there, and else now and then."""

import threading

LIVELY = 0.03  # seconds until the first look after a ring
CALMER = 4  # times as long until the next one, and so on


class Bell:
    """What the workflow library's queue thread takes for its stop event, and waits on between two looks.

    Its own loop looks every so many seconds: often, and an idle process costs 15 % of a core; seldom, and a person
    waits. So whoever puts something into the queue rings, and the pause of the loop is for other processes' events.
    """

    def __init__(self) -> None:
        self._rung = threading.Event()
        self._stopped = False
        self._pause = float("inf")

    def ring(self) -> None:
        """Let the thread look now, and some more times soon: the next of a thread starts once one is written down."""
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
        self._rung.wait(min(self._pause, timeout))
        if self._rung.is_set():  # also when that was only just after the wait
            self._rung.clear()
            self._pause = LIVELY
        else:
            self._pause *= CALMER
        return self._stopped
