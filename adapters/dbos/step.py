"""Ports whose calls are steps: done once, and their answer given again when a workflow is taken up anew."""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from functools import cache, partial
from time import monotonic
from typing import Any, TypeVar, cast, get_type_hints

import msgspec
import structlog
from dbos import DBOS
from dbos import error as dbos_error

from adapters.dbos.current import Diverged, current
from bot.errors import ComebackError, Forbidden, Misuse, Unavailable

log = structlog.get_logger(__name__)

Port = TypeVar("Port")

FIRST_PAUSE, LONGEST_PAUSE = 0.25, 5.0  # seconds between two tries
PATIENCE = 24 * 3600.0  # seconds; what is out of reach for longer does not come back by itself


def checkpointed(port: Port, *, patient: bool = True) -> Port:
    """The port, with every asynchronous method a step of the workflow that calls it.

    What a method returns must be JSON to msgspec, by its annotation. A ComebackError is an answer as well, and given
    again. A patient port waits for what is out of reach (Unavailable) instead of giving up: a database that is
    away must not turn an event into an apology.
    """
    return cast("Port", _Checkpointed(port, patient=patient))


def patient(port: Port, steps: Collection[str] = ()) -> Port:
    """The port, with every asynchronous method waiting for what is out of reach; what it returns is not kept.

    For what a database answers by itself when an event is taken up anew: looks at it, and changes whose outcome it
    keeps under the event's id. A step would cost two transactions more than the look. The methods named in `steps`
    are steps all the same: looks at what the event itself changes, which would be given another answer afterwards.
    """
    return cast("Port", _Patient(port, steps))


async def patiently(call: Callable[[], Awaitable[Any]], name: str) -> Any:
    """What `call` returns, tried again for as long as what it needs is out of reach."""
    pause, until = FIRST_PAUSE, monotonic() + PATIENCE
    while True:
        try:
            return await call()
        except Unavailable:
            if monotonic() > until:
                raise
            log.warning("waiting for something that is out of reach", step=name, seconds=pause)
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)


_KINDS = (Forbidden, Misuse, Unavailable, ComebackError)  # the narrower one first
_REFUSALS: dict[str, type[ComebackError]] = {kind.__name__: kind for kind in _KINDS}


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is kept of a call: what it returned, or the sentence with which it refused."""

    value: msgspec.Raw = msgspec.Raw(b"null")
    refused: str = ""
    sentence: str = ""

    @classmethod
    async def of(cls, call: Callable[[], Awaitable[Any]]) -> str:
        """The answer of the call, as JSON. Raises what is no ComebackError."""
        try:
            kept = cls(value=msgspec.Raw(msgspec.json.encode(await call())))
        except ComebackError as error:
            refused = next(name for name, kind in _REFUSALS.items() if isinstance(error, kind))
            kept = cls(refused=refused, sentence=str(error))
        return msgspec.json.encode(kept).decode()


def reply_of(kept: str, method: Callable[..., Any]) -> Any:
    """What the method returned, read by its annotation. Raises the ComebackError with which it refused."""
    answer = msgspec.json.decode(kept, type=Answer)
    if answer.refused:
        raise _REFUSALS[answer.refused](answer.sentence)
    return _reader(method).decode(answer.value)


@cache
def _reader(method: Callable[..., Any]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(get_type_hints(method)["return"])


class _Checkpointed:
    def __init__(self, port: object, *, patient: bool) -> None:
        self._port = port
        self._patient = patient

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._port, name)
        return partial(self._call, name) if asyncio.iscoroutinefunction(found) else found

    async def _call(self, name: str, *given: Any, **named: Any) -> Any:
        call = partial(getattr(self._port, name), *given, **named)
        step = f"{type(self._port).__name__}.{name}"
        wanted = partial(patiently, call, step) if self._patient else call

        async def answer() -> str:
            return await Answer.of(wanted)

        if current().stepless:
            return await wanted()
        try:
            kept = await DBOS.run_step_async({"name": step}, answer)
        except dbos_error.DBOSUnexpectedStepError as error:
            raise Diverged from error
        return reply_of(kept, getattr(type(self._port), name))


class _Patient:
    def __init__(self, port: object, steps: Collection[str]) -> None:
        self._port = port
        self._steps = steps
        self._checkpointed = _Checkpointed(port, patient=True)

    def __getattr__(self, name: str) -> Any:
        if name in self._steps:
            return getattr(self._checkpointed, name)
        found = getattr(self._port, name)
        return partial(self._call, found) if asyncio.iscoroutinefunction(found) else found

    async def _call(self, method: Callable[..., Any], *given: Any, **named: Any) -> Any:
        return await patiently(partial(method, *given, **named), f"{type(self._port).__name__}.{method.__name__}")
