"""Who decides for a workspace: asked in one place, before anything changes that holds for everybody there."""

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from bot.chat import Event, Place
from bot.delivery import platform_of
from bot.errors import Forbidden
from bot.ports import Platform

Port = TypeVar("Port")


class Rights:
    """Asks each platform about its own people."""

    def __init__(self, platforms: Mapping[str, Platform]) -> None:
        self._platforms = platforms

    async def decides(self, place: Place, person: str) -> bool:
        """True when the person decides for the place's workspace. Raises Unavailable when nobody can tell now."""
        return await platform_of(self._platforms, place.platform).decides(place, person)


def governed(port: Port, rights: Rights, refusal: str) -> Port:
    """The port; whatever an event changes through it, only somebody who decides for its workspace may change.

    A change is a method whose first argument is the event that asks for it. Anybody else's raises Forbidden, with
    the sentence `refusal`, before the port is asked.
    """
    return cast("Port", _Governed(port, rights, refusal))


class _Governed:
    def __init__(self, port: object, rights: Rights, refusal: str) -> None:
        self._port = port
        self._rights = rights
        self._refusal = refusal

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._port, name)
        if not callable(found):
            return found

        async def called(asked: Any, *given: Any) -> Any:
            if isinstance(asked, Event) and not await self._rights.decides(asked.place, asked.person.id):
                raise Forbidden(self._refusal)
            return await found(asked, *given)

        return called
