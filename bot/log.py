"""Logs: one JSON object a line on stderr, about events and never about what people wrote."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog


def configure_logs(level: int = logging.INFO) -> None:
    """Set the logs up; called once, by the commands that serve."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.ExceptionRenderer(structlog.tracebacks.ExceptionDictTransformer(show_locals=False)),
            without_values,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def without_values(_logger: Any, _method: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Keep of each exception its type and its frames; its words may quote a draft."""
    for exception in entry.get("exception", ()):
        exception["exc_value"] = ""
        exception["exc_notes"] = []
    return entry
