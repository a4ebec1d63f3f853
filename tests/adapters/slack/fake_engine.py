"""An engine that keeps what it was given."""

from datetime import datetime

from bot.chat import Event
from bot.errors import Unavailable
from bot.feature import SlashCommand

COMMANDS = (
    SlashCommand("coach", "Coach the words that you are about to post", "[draft]"),
    SlashCommand("help", "What I can do here"),
)


class FakeEngine:
    """Takes each event once, and none while it is down."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.down = ""  # a sentence: the engine is out of reach
        self.refused: list[Event] = []  # meanwhile

    async def accept(self, event: Event) -> bool:
        if self.down:
            self.refused.append(event)
            raise Unavailable(self.down)
        if event.id in [taken.id for taken in self.events]:
            return False
        self.events.append(event)
        return True

    async def schedule(self, event: Event, due: datetime) -> bool:
        raise AssertionError(f"nothing on Slack does that by itself: {event}, {due}")

    async def cancel(self, event: str) -> bool:
        raise AssertionError(f"nothing on Slack does that by itself: {event}")
