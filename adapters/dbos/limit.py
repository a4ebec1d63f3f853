"""Calls that cost money, so many at once and a minute for each workspace, over all processes."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from contextvars import Context
from functools import cache
from typing import Any, NamedTuple, TypeVar, cast, get_type_hints

import msgspec
from dbos import DBOS, SetEnqueueOptions
from dbos import error as dbos_error

from adapters.dbos.current import Diverged, current
from adapters.dbos.running import Running
from adapters.dbos.step import Answer, reply_of
from bot.chat import Place

Port = TypeVar("Port")

CALLS, CALL = "calls", "call"
IDLE = 5.0  # seconds between two looks for calls: who enqueues one, or ends one, rings
LOOK = 0.25  # seconds between two looks for the result of a call that another process makes
WRITTEN = 0.03  # seconds after which the result of a call made here can be read


class CallLimit(NamedTuple):
    """How much one workspace may ask of a model."""

    at_once: int = 4
    a_minute: int = 60


class LimitedCalls:
    """Runs calls of ports as workflows of their own, in a queue that has a part for each workspace.

    So a limit holds over all processes and over restarts, and a call whose process dies is done by another one.
    """

    def __init__(self, limit: CallLimit, ring: Callable[[], None]) -> None:
        self._limit = limit
        self._ring = ring
        self.running = Running()
        self._ports: dict[str, object] = {}
        self._workflow: Any = None
        self._made: dict[str, asyncio.Event] = {}  # calls that were made in this process, and are waited for here

    def limited(self, port: Port) -> Port:
        """The port, with every asynchronous method called within the limit of the workspace that asks.

        Arguments and result must be JSON to msgspec, by their annotations. A ComebackError is an answer as well.
        """
        self._ports[type(port).__name__] = port
        return cast("Port", _Limited(port, self._call))

    def declare(self) -> None:
        """Make the workflow known to the library; to be done before it is launched."""
        self._workflow = DBOS.workflow(name=CALL)(self._within())

    async def register(self) -> None:
        """Make the queue, with the limits of this configuration."""
        await DBOS.register_queue_async(
            CALLS,
            partition_concurrency=self._limit.at_once,
            partition_limiter={"limit": self._limit.a_minute, "period": 60.0},
            polling_interval_sec=IDLE,
            on_conflict="always_update",
        )

    async def _call(self, port: object, name: str, given: tuple[Any, ...]) -> Any:
        asked = msgspec.json.encode(given).decode()
        asking = self._ask(current().place, type(port).__name__, name, asked)
        try:
            if current().stepless:  # outside of the workflow, whose recorded steps are not these
                kept = await asyncio.create_task(asking, context=Context())
            else:
                kept = await asking
        except dbos_error.DBOSUnexpectedStepError as error:
            raise Diverged from error
        return reply_of(kept, getattr(type(port), name))

    async def _ask(self, place: Place, *call: str) -> str:
        """Have the call made by whichever process, and wait for its answer."""
        with SetEnqueueOptions(queue_partition_key=f"{place.platform}/{place.workspace}"):
            handle = await DBOS.enqueue_workflow_async(CALLS, self._workflow, *call)
        made = self._made.setdefault(handle.workflow_id, asyncio.Event())
        self._ring()
        try:
            with suppress(TimeoutError):
                await asyncio.wait_for(made.wait(), LOOK)
            return str(await handle.get_result(polling_interval_sec=LOOK))
        finally:
            self._made.pop(handle.workflow_id, None)  # two answers wait when one was taken over and back

    def _within(self) -> Callable[[str, str, str], Any]:
        async def call(port: str, name: str, given: str) -> str:
            method = getattr(self._ports[port], name)

            async def answer() -> str:
                return await Answer.of(
                    lambda: method(*_arguments(getattr(type(self._ports[port]), name)).decode(given))
                )

            try:
                with self.running.here(str(DBOS.workflow_id)):
                    return await DBOS.run_step_async({"name": f"{port}.{name}"}, answer)
            finally:
                asyncio.get_running_loop().call_later(WRITTEN, self._tell, str(DBOS.workflow_id))

        return call

    def _tell(self, call: str) -> None:
        """The call is over: who asked for it can read the result, and the next of its workspace can begin."""
        self._ring()
        if call in self._made:
            self._made[call].set()


class _Limited:
    def __init__(self, port: object, call: Callable[[object, str, tuple[Any, ...]], Any]) -> None:
        self._port = port
        self._call = call

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._port, name)
        if not asyncio.iscoroutinefunction(found):
            return found

        async def called(*given: Any) -> Any:
            return await self._call(self._port, name, given)

        return called


@cache
def _arguments(method: Callable[..., Any]) -> msgspec.json.Decoder[tuple[Any, ...]]:
    kinds = [kind for name, kind in get_type_hints(method).items() if name != "return"]
    return msgspec.json.Decoder(tuple.__class_getitem__(tuple(kinds)))
