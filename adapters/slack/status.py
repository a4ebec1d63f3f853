"""The line below a thread that tells what is under way; Slack takes it away when we post, and after two minutes."""

import asyncio

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.client import spoken
from bot.chat import Place
from bot.errors import ComebackError

log = structlog.get_logger(__name__)

PATIENCE = 2.0  # seconds for one call; when Slack wants it later, the card does not wait that long


class Status:
    """Remembers where it stands, because nothing takes it away when a card is edited."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._standing: set[tuple[Place, str]] = set()

    async def show(self, client: AsyncWebClient, place: Place, thread: str, working: str) -> None:
        """Say “Comeback …” below that thread; with no words, say nothing any more. It never fails: it is an extra."""
        where = (place, thread)
        if not working and where not in self._standing:
            return
        (self._standing.add if working else self._standing.discard)(where)
        try:
            with spoken():
                async with asyncio.timeout(self._patience):
                    await client.assistant_threads_setStatus(channel_id=place.channel, thread_ts=thread, status=working)
        except ComebackError as error:
            log.info("no status", error=type(error).__name__)
