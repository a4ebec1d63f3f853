"""A port behind a fence: a process that was paused must not do what another one has taken over meanwhile."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar, cast

Port = TypeVar("Port")


def fenced(port: Port, held: Callable[[], Awaitable[None]]) -> Port:
    """The port, with every asynchronous method called once `held` returns.

    The source of the idea: a lease that is checked next to the effect, as in Gray and Cheriton, "Leases" (1989).
    """
    return cast("Port", _Fenced(port, held))


class _Fenced:
    def __init__(self, port: object, held: Callable[[], Awaitable[None]]) -> None:
        self._port = port
        self._held = held

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._port, name)
        if not asyncio.iscoroutinefunction(found):
            return found

        async def called(*given: Any) -> Any:
            await self._held()
            return await found(*given)

        return called
