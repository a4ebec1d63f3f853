"""What every handler of the workspace needs: the ports, what is offered, and where in the workspace a request is."""

from collections.abc import Sequence
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request

from adapters.web.events import VALUE_LIMIT, calls, to_channel
from adapters.web.platform import WebPlatform
from adapters.web.settings import WebSettings
from bot.chat import Place
from bot.conversation import Turn
from bot.errors import Misuse
from bot.feature import SlashCommand, Verb
from bot.ports import Engine, Opening, Turns

THREADS = 100  # of a channel are listed
NO_CHANNEL = (
    "There is no channel of that name yet. The workspace lists the ones that exist, and opens another by its name."
)
NO_THREAD = "There is no such thread. It may have been deleted; the channel shows the ones that exist."


class Desk:
    """The ports, what is offered, and the channels that people opened."""

    def __init__(
        self, engine: Engine, turns: Turns, platform: WebPlatform, settings: WebSettings, offer: "Offer"
    ) -> None:
        self.engine = engine
        self.turns = turns
        self.platform = platform
        self.settings = settings
        self.commands, self.verbs = offer
        self.opened: set[str] = set()  # without a word in them yet; the words make a channel last

    def place(self, channel: str, thread: str = "") -> Place:
        """Where a channel or a thread is. Raises Misuse when no channel can be called so."""
        return Place(self.platform.name, self.settings.workspace, to_channel(channel), thread)

    async def channels(self) -> list[str]:
        """Every channel there is: the fixed ones first."""
        spoken = await self.turns.channels(self.platform.name, self.settings.workspace)
        return list(dict.fromkeys([*self.settings.channels, *sorted({*spoken, *self.opened})]))

    async def channel_of(self, request: Request) -> Place:
        """The channel that the address names; 404 when there is none."""
        name = request.path_params["channel"]
        if name not in await self.channels():
            raise HTTPException(404, NO_CHANNEL)
        return Place(self.platform.name, self.settings.workspace, name, "")

    async def thread_of(self, request: Request) -> tuple[Place, tuple[Turn, ...]]:
        """The thread that the address names, with its turns; 404 when there is none."""
        channel, thread = request.path_params["channel"], request.path_params["thread"]
        try:
            place = self.place(channel, thread)
        except Misuse as error:
            raise HTTPException(404, NO_CHANNEL) from error
        known = len(thread) <= VALUE_LIMIT and "\0" not in thread and place.channel == channel
        turns = await self.turns.thread(place) if known else ()
        if not turns:
            raise HTTPException(404, NO_THREAD)
        return place, turns

    async def openings(self, channel: Place) -> tuple[Opening, ...]:
        """The channel's newest threads, newest first."""
        return await self.turns.openings(channel.platform, channel.workspace, channel.channel, THREADS)


class Offer(NamedTuple):
    """What people may ask for by name."""

    commands: Sequence[SlashCommand]
    verbs: Sequence[Verb]


def listening(turns: Sequence[Turn]) -> bool:
    """True when the bot is in the thread, or was called and is on its way."""
    return any(turn.card is not None or calls(turn.text) for turn in turns)
