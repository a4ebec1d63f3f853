"""Logs: one JSON object a line on stderr, about events and never about what people wrote.

What libraries log goes the same way, without the values in it: they may quote a draft, a name or a password.
"""

import logging
import re
import sys
import threading
from collections.abc import MutableMapping
from contextlib import AbstractContextManager
from typing import Any, Protocol

import structlog

_VALUE = re.compile("[^A-Za-z ,.;-]")  # values come in quotes, brackets or numbers, and errors behind a colon

log = structlog.get_logger(__name__)


class Known(Protocol):
    """Something with an id, as every event has one."""

    @property
    def id(self) -> str: ...


def configure_logs(level: int = logging.INFO) -> None:
    """Set the logs up; called once, by the commands that serve. Of libraries, only warnings and worse are kept."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.ExceptionRenderer(structlog.tracebacks.ExceptionDictTransformer(show_locals=False)),
            without_values,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    logging.basicConfig(handlers=[Libraries(logging.WARNING)], level=logging.WARNING, force=True)
    threading.excepthook = _thread_failed


def about(event: Known) -> AbstractContextManager[None]:
    """Let every line that is logged inside carry the id of this event, which is the request id, and its kind."""
    return structlog.contextvars.bound_contextvars(event_id=event.id, kind=type(event).__name__)


def without_values(_logger: Any, _method: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Keep of each exception, and of those in a group, its type and its frames; its words may quote a draft."""
    for exception in entry.get("exception", ()):
        _wipe(exception)
    return entry


def _wipe(exception: dict[str, Any]) -> None:
    exception.update(exc_value="", exc_notes=[], syntax_error=None)
    for trace in exception["exceptions"]:
        for grouped in trace:
            _wipe(grouped)


class Libraries(logging.Handler):
    """Writes what libraries log as lines of ours: the first plain words of the message, and where it comes from."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write the line."""
        where = f"{record.module}:{record.lineno}"
        log.log(record.levelno, plain(record.msg), logger=record.name, where=where, exc_info=record.exc_info)


def plain(message: object) -> str:
    """The words that a message begins with, up to whatever may be a value; of an exception, its type.

    Most libraries write values into the message themselves, so that these are no longer told from its words.
    """
    return _VALUE.split(message, maxsplit=1)[0].strip() if isinstance(message, str) else type(message).__name__


def _thread_failed(failure: threading.ExceptHookArgs) -> None:
    log.error("thread failed", exc_info=failure.exc_value)
