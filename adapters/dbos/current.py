"""Which event is being answered here, for those who cannot be told: a step, a limit, a stopwatch."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from bot.chat import Event, Place


@dataclass
class Current:
    """An event that is being answered in this task."""

    place: Place
    shown: Callable[[], None]  # to be called when its first reply is on screen
    stepless: bool = False  # True: its steps are those of another version; nothing recorded is used
    seen: bool = False

    def saw(self) -> None:
        """A reply is on screen."""
        if not self.seen:
            self.seen = True
            self.shown()


class Diverged(BaseException):
    """The recorded steps are not the ones that this version takes. No Exception: no feature may answer it."""


_current: ContextVar[Current | None] = ContextVar("answering", default=None)


def current() -> Current:
    """The event that is being answered in this task. Raises LookupError outside of an answer."""
    found = _current.get()
    if found is None:
        raise LookupError("no event is being answered here")
    return found


@contextmanager
def answering(event: Event, shown: Callable[[], None]) -> Iterator[Current]:
    """What happens inside belongs to the answer to `event`."""
    token = _current.set(Current(event.place, shown))
    try:
        yield current()
    finally:
        _current.reset(token)
