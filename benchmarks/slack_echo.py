"""The least that answers on Slack: a Bolt app that echoes mentions into their thread, behind the same server as ours.

python -m benchmarks.slack_echo PORT API
"""

import asyncio
import logging
import sys
from socket import socket
from typing import Any

import aiohttp
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from adapters.slack.app import PATH
from adapters.web.server import listen, serve
from tests.adapters.slack.fake_slack import BOT_TOKEN, SECRET


async def echo(event: dict[str, Any], client: AsyncWebClient) -> None:
    """Say it again."""
    thread = event.get("thread_ts") or event["ts"]
    await client.chat_postMessage(channel=event["channel"], thread_ts=thread, text=event["text"])


async def main(listener: socket, api: str) -> None:
    """Echo until the process is told to stop. The connections to Slack are shared, as ours are."""
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(token=BOT_TOKEN, base_url=api, session=session)
        app = AsyncApp(client=client, signing_secret=SECRET, logger=logging.getLogger("echo"))
        app.event("app_mention")(echo)
        handler = AsyncSlackRequestHandler(app)

        async def handle(request: Request) -> Response:
            return await handler.handle(request)

        await serve(Starlette(routes=[Route(PATH, handle, methods=["POST"])]), listener)


if __name__ == "__main__":
    logging.disable(logging.WARNING)  # each would be a line more than ours
    asyncio.run(main(listen("127.0.0.1", int(sys.argv[1])), sys.argv[2]))
