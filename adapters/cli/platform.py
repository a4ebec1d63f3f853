"""The command line as a platform: every reply is one line of JSON on a stream."""

from typing import Literal, TextIO

import msgspec
from msgspec import Raw, Struct

from bot.chat import Card, Place, Reply, Whisper, encode


class _Shown(Struct, frozen=True):
    do: Literal["post", "edit", "whisper"]
    place: Place
    message: str | None  # nobody edits a whisper, so it has no message
    reply: Raw


class CliPlatform:
    """Prints what would be shown: {"do": "post", "edit" or "whisper", "place", "message", "reply"}.

    A message's id is made of thread and card key, so that it is the same in every run.
    """

    def __init__(self, out: TextIO, name: str = "cli") -> None:
        self.name = name
        self._out = out
        self._posted: dict[tuple[Place, str], Card] = {}

    async def post(self, place: Place, card: Card) -> str:
        """Print a new card, once; a card that was posted before is an edit if it changed, else nothing."""
        message = f"{place.thread}/{card.key}"
        known = self._posted.get((place, card.key))
        if known != card:
            self._print("edit" if known else "post", place, message, card)
        return message

    async def posted(self, place: Place, key: str) -> str | None:
        """The message that shows the card with this key, if one was printed."""
        return f"{place.thread}/{key}" if (place, key) in self._posted else None

    async def edit(self, place: Place, message: str, card: Card) -> None:
        """Print the card that stands in that message from now on."""
        self._print("edit", place, message, card)

    async def whisper(self, place: Place, whisper: Whisper) -> None:
        """Print what one person sees."""
        self._print("whisper", place, None, whisper)

    async def decides(self, place: Place, person: str) -> bool:  # noqa: ARG002 - whoever it is
        """True: whoever runs a replay decides what is in it."""
        return True

    def _print(self, do: Literal["post", "edit", "whisper"], place: Place, message: str | None, reply: Reply) -> None:
        if isinstance(reply, Card):
            self._posted[place, reply.key] = reply
        self._out.write(msgspec.json.encode(_Shown(do, place, message, Raw(encode(reply)))).decode() + "\n")
        self._out.flush()
