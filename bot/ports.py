"""The outside things that the bot needs, each a Protocol named after the thing; its adapter has the same stem."""

from typing import Protocol

from bot.chat import Card, Event, Place, Whisper
from bot.conversation import Coached, Turn


class Platform(Protocol):
    """A place where people talk: it shows replies. adapters/web, adapters/cli."""

    name: str

    async def post(self, place: Place, card: Card) -> str:
        """Show a new card in the thread; return the platform's id of the message.

        Posting the same card key twice in one thread must show it once.
        """

    async def edit(self, place: Place, message: str, card: Card) -> None:
        """Replace the card of that message."""

    async def whisper(self, place: Place, whisper: Whisper) -> None:
        """Show something to one person only."""


class Engine(Protocol):
    """Takes events and has them answered: each id once, one thread in order, threads side by side. adapters/queue."""

    async def accept(self, event: Event) -> bool:
        """Take the event durably; False when this id was taken before."""


class Journal(Protocol):
    """Which events were taken and which are done; what an engine needs to forget nothing. adapters/sql."""

    async def take(self, event: Event) -> bool:
        """Write the event down; False when its id is there already."""

    async def done(self, event: Event) -> None:
        """Mark it answered."""

    async def unfinished(self) -> tuple[Event, ...]:
        """Events taken and not answered, in the order in which they were taken."""


class Conversations(Protocol):
    """Drafts and what became of them. Every look-up is bound to a place: no thread sees another's. adapters/sql."""

    async def find(self, place: Place, draft: str) -> Coached | None:
        """The draft with that id, if it belongs to that thread."""

    async def latest(self, place: Place) -> Coached | None:
        """The newest draft of the thread that was not deleted."""

    async def save(self, event: Event, coached: Coached) -> Coached:
        """Store the draft as it is now, once an event: a second call returns what the first one stored.

        Raises Misuse for a draft that was forgotten.
        """

    async def forget(self, event: Event, draft: str) -> bool:
        """Delete the draft with its findings, suggestions and answers, and empty the turns that carried its words.

        False when the thread has no such draft; a second call for the same event returns the first result.
        """


class Turns(Protocol):
    """The turns of threads: what was said by people, and the cards that the bot shows. adapters/sql."""

    async def put(self, turn: Turn) -> None:
        """Store the turn; one with the same place and id is replaced, and keeps its position."""

    async def find(self, place: Place, turn: str) -> Turn | None:
        """The turn with that id in that thread."""

    async def remove(self, place: Place, turn: str) -> None:
        """Delete the turn."""

    async def thread(self, place: Place) -> tuple[Turn, ...]:
        """The turns of the thread, oldest first."""

    async def openings(self, platform: str, workspace: str, channel: str) -> tuple[Turn, ...]:
        """The first turn of every thread of the channel, oldest thread first."""

    async def channels(self, platform: str, workspace: str) -> tuple[str, ...]:
        """The channels in which something was said, in alphabetical order."""
