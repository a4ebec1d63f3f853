"""The port Meter: counts for Prometheus, in a registry of their own, with nobody's words or names in them."""

import math
from collections.abc import Awaitable, Callable

import structlog
from prometheus_client import CollectorRegistry, Counter, Gauge, GCCollector, Histogram, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest

from adapters.operations.inquiry import Inquiry
from bot.errors import ComebackError

log = structlog.get_logger(__name__)

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class PrometheusMeter:
    """Counts what this process does. How many events wait is asked, of the journal, when the counts are read."""

    def __init__(self, waiting: Callable[[], Awaitable[int]]) -> None:
        self._registry = registry = CollectorRegistry()
        self._accepted = Counter("comeback_events_accepted", "Events taken.", registry=registry)
        self._answered = Counter("comeback_events_answered", "Events answered.", registry=registry)
        self._failed = Counter("comeback_events_failed", "Events that could not be answered.", registry=registry)
        self._first_hint = Histogram(
            "comeback_first_hint_seconds",
            "From taking an event to its first reply on screen.",
            buckets=_SECONDS,
            registry=registry,
        )
        self._calls = Counter("comeback_model_calls", "Calls of a language model.", ["model"], registry=registry)
        self._tokens = Counter("comeback_model_tokens", "Tokens that models counted.", ["model"], registry=registry)
        self._feedback = Counter("comeback_feedback", "Cards that people rated.", ["helpful"], registry=registry)
        self._waiting = Gauge("comeback_events_waiting", "Events due and not answered.", registry=registry)
        self._backlog = Inquiry(lambda: _known(waiting))
        ProcessCollector(registry=registry)
        GCCollector(registry=registry)

    def accepted(self) -> None:
        """An event was taken."""
        self._accepted.inc()

    def hinted(self, seconds: float) -> None:
        """The first reply to an event is on screen, so long after the event was taken."""
        self._first_hint.observe(max(0, seconds))  # taken on another machine, whose clock may be ahead

    def answered(self) -> None:
        """An event was answered."""
        self._answered.inc()

    def failed(self) -> None:
        """An event could not be answered."""
        self._failed.inc()

    def called(self, model: str, tokens: int) -> None:
        """A language model was called, and counted so many tokens."""
        self._calls.labels(model).inc()
        self._tokens.labels(model).inc(tokens)

    def rated(self, *, helpful: bool) -> None:
        """Somebody said whether a card helped."""
        self._feedback.labels("yes" if helpful else "no").inc()

    async def read(self) -> bytes:
        """All counts in the text format of Prometheus; the backlog is NaN while the journal cannot be asked."""
        try:
            waiting = await self._backlog.answer()
        except TimeoutError:
            waiting = math.nan
        self._waiting.set(waiting)
        return generate_latest(self._registry)


async def _known(waiting: Callable[[], Awaitable[int]]) -> float:
    try:
        return await waiting()
    except ComebackError:
        return math.nan  # readiness says what is wrong
    except Exception:
        log.exception("backlog unknown")
        return math.nan
