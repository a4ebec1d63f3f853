"""What it means that a server answers with an error, or not at all. Its words are only searched: they may quote us."""

from collections import deque
from collections.abc import Iterator

import httpx2

from adapters.openai.failure import (
    BROKE,
    BUSY,
    DECLINED,
    ELSEWHERE,
    LOST,
    NOT_UNDERSTOOD,
    SLOW,
    TOO_LONG,
    TROUBLED,
    UNKNOWN,
    UNREACHABLE,
    UNTRUSTED,
    WRONG_KEY,
    Failure,
    Part,
)
from adapters.openai.settings import OpenAISettings

LONGEST = 4_000  # characters of an error that are searched

_OF_REQUEST = frozenset({400, 404, 422, 500})  # with which servers say that they do not understand a part of a request
_PARTS: dict[Part, tuple[str, ...]] = {
    "form": (
        "response_format",
        "response format",
        "schema",
        "json_object",
        "json mode",
        "structured output",
        "grammar",
    ),
    "limit": ("max_tokens", "max_completion_tokens"),
}
_TOLD = {  # by words that servers use whatever the status is
    "insufficient_quota": BROKE,
    "insufficient credit": BROKE,
    "insufficient balance": BROKE,
    "content_filter": DECLINED,
    "content_policy": DECLINED,
    "context_length": TOO_LONG,
    "context length": TOO_LONG,
    "context_size": TOO_LONG,
    "model_not_found": UNKNOWN,
    "invalid_api_key": WRONG_KEY,
    "api key not valid": WRONG_KEY,
}
_BY_STATUS = {401: WRONG_KEY, 402: BROKE, 403: WRONG_KEY, 404: UNKNOWN, 413: TOO_LONG, 429: BUSY}
_REDIRECT, _OF_REQUESTS, _OF_SERVERS = 300, 400, 500


def of_connection(cause: BaseException | None, settings: OpenAISettings, seconds: float) -> Failure:
    """The failure that a connection came to, `seconds` after the last byte at most."""
    return Failure(_form_of_connection(cause).format(host=settings.host, seconds=seconds), down=True)


def of_status(status: int, body: object, settings: OpenAISettings) -> Failure:
    """The failure that an error with this status and body (JSON, or a text) is."""
    told = " ".join(_texts(body))[:LONGEST].replace(settings.model, "").lower()
    parts = frozenset(part for part, words in _PARTS.items() if any(word in told for word in words))
    return Failure(
        _form_of_status(status, told).format(host=settings.host, model=settings.model, status=status),
        down=status >= _OF_SERVERS,
        disliked=parts if status in _OF_REQUEST else frozenset(),
    )


def _form_of_connection(cause: BaseException | None) -> str:
    if "certificate" in str(cause).lower():
        return UNTRUSTED
    match cause:
        case httpx2.ConnectTimeout():
            return UNREACHABLE
        case httpx2.TimeoutException():
            return SLOW
        case httpx2.RemoteProtocolError() | httpx2.ReadError() | httpx2.DecodingError():
            return LOST
        case _:
            return UNREACHABLE


def _form_of_status(status: int, told: str) -> str:
    if status >= _OF_SERVERS:
        return TROUBLED
    if _REDIRECT <= status < _OF_REQUESTS:
        return ELSEWHERE
    spoken = (form for words, form in _TOLD.items() if words in told)
    return next(spoken, _BY_STATUS.get(status, NOT_UNDERSTOOD))


def _texts(body: object) -> Iterator[str]:
    """Every text in the body, apart from what it quotes of the request."""
    waiting = deque([body])
    while waiting:
        match waiting.popleft():
            case str(text):
                yield text
            case list(items):
                waiting.extend(items)
            case dict(fields):
                waiting.extend(value for name, value in fields.items() if name != "input")
