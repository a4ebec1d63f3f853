"""The port Screen with a stopwatch: tells when the first reply to an event can be seen."""

from adapters.dbos.current import current
from bot.chat import Event, Reply
from bot.ports import Screen


class TimedScreen:
    """Shows through another screen."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    async def show(self, event: Event, reply: Reply) -> None:
        """Show the reply."""
        await self._screen.show(event, reply)
        current().saw()
