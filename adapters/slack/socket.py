"""Socket Mode: events over a connection that we open, watched by somebody else than its own client."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import aiohttp
import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient

from adapters.slack.workspace import SlackWorkspace

log = structlog.get_logger(__name__)

LOOK = 5.0  # seconds between two looks at the connection
DEAD = 4  # looks in a row that find none: the client does not come back by itself
GRACE = 5.0  # seconds that a connection has to close


@asynccontextmanager
async def socket_mode(app: AsyncApp, slack: SlackWorkspace, look: float = LOOK) -> AsyncIterator[None]:
    """Events come as long as the block runs; a connection that is dead, or lives and hears nothing, is made anew."""
    task = asyncio.create_task(_keep_open(app, slack, look))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _keep_open(app: AsyncApp, slack: SlackWorkspace, look: float) -> None:
    while True:
        handler = AsyncSocketModeHandler(app, slack.settings.app_token, web_client=slack.client)
        connecting = asyncio.create_task(_connect(handler))
        try:
            await dead(handler.client, look)
            log.warning("socket mode is dead and is made anew")
        finally:
            connecting.cancel()
            await _close(handler.client)


async def dead(client: SocketModeClient, look: float) -> None:
    """Return once the connection was found dead several times in a row."""
    missing = 0
    while missing < DEAD:
        await asyncio.sleep(look)
        missing = 0 if await _hears(client) else missing + 1


async def _hears(client: SocketModeClient) -> bool:
    receiver = client.message_receiver
    return await client.is_connected() and receiver is not None and not receiver.done()


async def _connect(handler: AsyncSocketModeHandler) -> None:
    """Try for as long as it takes; the client says in the log what is wrong."""
    await handler.connect_async()  # type: ignore[no-untyped-call]


async def _close(client: SocketModeClient) -> None:
    """Let go of the connection and of everything that works for it, whether it is well or not."""
    client.closed = True
    with suppress(TimeoutError, aiohttp.ClientError, OSError):
        async with asyncio.timeout(GRACE):
            await client.disconnect()  # type: ignore[no-untyped-call]
    working = [client.message_processor, client.current_session_monitor, client.message_receiver]
    for task in working:
        if task is not None:
            task.cancel()
    await asyncio.gather(*(task for task in working if task is not None), return_exceptions=True)
    await client.aiohttp_client_session.close()
