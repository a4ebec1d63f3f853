"""As much of Slack's Web API as a bot needs to answer, in a process of its own; remembers when each thread got words.

    python -m benchmarks.slack_api

Its first line is its address. `/posts` there tells how many messages were posted, `/first` when the first one of each
thread came, by the clock that all processes of this machine share.
"""

import asyncio
import json
import sys
from itertools import count
from time import monotonic

import msgspec
from aiohttp import web

from tests.adapters.slack.fake_slack import BOT, TEAM, US

_stamps = count(1)


class Posted(msgspec.Struct):
    """What is looked at of a message."""

    channel: str = ""
    thread_ts: str = ""
    ts: str = ""


class Web:
    """Answers every call at once; all are well."""

    def __init__(self) -> None:
        self.posts = 0
        self.first: dict[str, float] = {}

    async def answer(self, request: web.BaseRequest) -> web.Response:
        """The answer to one call."""
        body = await request.read()
        match request.path.rpartition("/")[2]:
            case "posts":
                return web.json_response(self.posts)
            case "first":
                return web.json_response(self.first)
            case "chat.postMessage":
                given = msgspec.json.decode(body, type=Posted)
                self.posts += 1
                self.first.setdefault(given.thread_ts, monotonic())
                return _well(channel=given.channel, ts=f"1{next(_stamps):09}.000200", message=_seen(given))
            case "auth.test":
                return _well(user_id=US, bot_id=BOT, team_id=TEAM)
            case _:
                return _well()


def _seen(given: Posted) -> dict[str, str]:
    return {"thread_ts": given.thread_ts, "user": US, "bot_id": BOT}


def _well(**said: object) -> web.Response:
    return web.Response(body=json.dumps({"ok": True, **said}).encode(), content_type="application/json")


async def main() -> None:
    """Answer until the process is ended."""
    runner = web.ServerRunner(web.Server(Web().answer))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    sys.stdout.write(f"http://127.0.0.1:{runner.addresses[0][1]}/api/\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
