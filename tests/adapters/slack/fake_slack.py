"""Slack as far as we use it: its Web API and its Socket Mode on this machine, with everything open to look at."""

import asyncio
import json
import threading
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any, NamedTuple
from uuid import uuid4

from aiohttp import WSMsgType, web

from tests.adapters.slack.fake_extras import Extras
from tests.adapters.slack.fake_teams import FakeTeams, Json, Member

BOT_TOKEN, APP_TOKEN, SECRET = "xoxb-fake", "xapp-fake", "hush"
TEAM, US, BOT = "T01", "U0BOT", "B0BOT"
CHANNEL, ANA, DIRECT = "C01", "U0ANA", "D0ANA"
PATIENCE = 30.0  # seconds


class Call(NamedTuple):
    """A call that arrived."""

    method: str
    given: Json
    token: str = ""  # that it was made with


class Failure(NamedTuple):
    """How a call is answered instead. `done`: what it asked for was done all the same, and only the answer is bad."""

    status: int = 200
    error: str = ""
    retry_after: int = 0
    done: bool = False


class FakeSlack(Extras):
    """A workspace, and others once they installed us.

    It runs in a thread of its own, so that a test may wait for it or look at it at any time.
    """

    def __init__(self) -> None:
        super().__init__()
        self.messages: dict[str, list[Json]] = {}  # by channel, oldest first
        self.ephemerals: list[Json] = []
        self.calls: list[Call] = []
        self.failures: dict[str, deque[Failure]] = {}  # by method: the next calls go wrong like this
        self.teams = FakeTeams(BOT_TOKEN, Member(TEAM, US, BOT))
        self.closed: set[str] = set()  # channels in which we are not
        self.admins = {ANA}
        self.page = 100  # messages at once, whatever is asked for
        self.acks: list[str] = []
        self.connections = 0  # that were ever made
        self._member = self.teams.who(BOT_TOKEN)  # who calls
        self._clock = 1_763_690_400
        self._sockets: list[web.WebSocketResponse] = []  # the newest one last
        self._loop = asyncio.new_event_loop()

    # what people do

    def say(self, text: str, *, channel: str = CHANNEL, thread: str = "", user: str = ANA) -> str:
        """Somebody writes; returns the message's time stamp."""
        return str(self._add(channel, {"type": "message", "user": user, "text": text}, thread)["ts"])

    def remove(self, ts: str, channel: str = CHANNEL) -> None:
        """Somebody deletes a message."""
        self.messages[channel] = [message for message in self.messages[channel] if message["ts"] != ts]

    def cards(self, thread: str, channel: str = CHANNEL) -> list[Json]:
        """What we posted in that thread, its first message included."""
        mine = [message for message in self.messages.get(channel, []) if message.get("bot_id") in self.teams.bots]
        return [message for message in mine if thread in (message.get("thread_ts"), message["ts"])]

    def called(self, method: str) -> list[Json]:
        """What that method was given, each time."""
        return [call.given for call in self.calls if call.method == method]

    def tokens(self, method: str) -> list[str]:
        """Which tokens that method was called with."""
        return [call.token for call in self.calls if call.method == method]

    def fail(self, method: str, *failures: Failure) -> None:
        """Let the next calls of the method go wrong."""
        self.failures.setdefault(method, deque()).extend(failures)

    def send(self, kind: str, payload: Json) -> str:
        """Send an envelope through the newest connection; returns its id."""
        envelope = str(uuid4())
        sent = json.dumps({"type": kind, "envelope_id": envelope, "payload": payload, "accepts_response_payload": True})
        self._run(self._newest().send_str(sent))
        return envelope

    def disconnect(self) -> None:
        """Slack asks us to connect anew, as it does every few hours."""
        self._run(self._newest().send_str(json.dumps({"type": "disconnect", "reason": "refresh_requested"})))

    def hang_up(self) -> None:
        """Every connection breaks."""
        self._run(self._close())

    @property
    def connected(self) -> int:
        """How many connections there are."""
        return len(self._sockets)

    # what runs in the thread

    def _newest(self) -> web.WebSocketResponse:
        return self._sockets[-1]

    def _run(self, work: Awaitable[None]) -> None:
        async def done() -> None:
            await work

        asyncio.run_coroutine_threadsafe(done(), self._loop).result(PATIENCE)

    async def _close(self) -> None:
        for socket in list(self._sockets):
            await socket.close()

    async def _answer(self, request: web.Request) -> web.Response:
        given = dict(request.query)
        if request.content_type == "application/json":
            given |= await request.json()
        else:
            given |= {name: value for name, value in (await request.post()).items() if isinstance(value, str)}
        given = {name: _read(value) for name, value in given.items()}
        method = request.match_info["method"]
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        self.calls.append(Call(method, given, token))
        waiting = self.failures.get(method)
        failure = waiting.popleft() if waiting else Failure()
        self._member = self.teams.who(token)
        known = self.teams.knows(token) or token == APP_TOKEN or method == "api.test"
        answer = {"ok": False, "error": failure.error or "internal_error"}
        if failure == Failure() or failure.done:
            done = self._METHODS[method](self, given) if known else {"error": "invalid_auth"}
            answer = answer if failure.done else {"ok": "error" not in done, **done}
        headers = {"Retry-After": str(failure.retry_after)} if failure.status == 429 else {}
        return web.json_response(answer, status=failure.status, headers=headers)

    def _add(self, channel: str, message: Json, thread: str = "") -> Json:
        self._clock += 1
        message["ts"] = f"{self._clock}.000100"
        if thread and any(there["ts"] == thread for there in self.messages.get(channel, [])):
            message["thread_ts"] = thread  # one whose parent is gone lands at the root
        self.messages.setdefault(channel, []).append(message)
        return message

    def _find(self, given: Json) -> Json | None:
        return next((m for m in self.messages.get(given["channel"], []) if m["ts"] == given["ts"]), None)

    def _auth_test(self, _given: Json) -> Json:
        team, us, bot = self._member
        return {"user_id": us, "bot_id": bot, "team_id": team, "team": "Bakery", "url": self.url}

    def _api_test(self, _given: Json) -> Json:
        return {}

    def _grant(self, given: Json) -> Json:
        return self.teams.grant(given["code"])

    def _post(self, given: Json) -> Json:
        if refused := self._refusal(given):
            return {"error": refused}
        shown = {name: given[name] for name in ("text", "blocks", "metadata") if name in given}
        posted = {"type": "message", "user": self._member.us, "bot_id": self._member.bot, **shown}
        message = self._add(given["channel"], posted, given.get("thread_ts", ""))
        return {"channel": given["channel"], "ts": message["ts"], "message": message}

    def _update(self, given: Json) -> Json:
        message = self._find(given)
        if message is None:
            return {"error": "message_not_found"}
        if refused := self._refusal(given):
            return {"error": refused}
        message.update({name: given[name] for name in ("text", "blocks", "metadata") if name in given})
        return {"channel": given["channel"], "ts": given["ts"], "text": given["text"], "message": message}

    def _delete(self, given: Json) -> Json:
        if self._find(given) is None:
            return {"error": "message_not_found"}
        self.remove(given["ts"], given["channel"])
        return {"channel": given["channel"], "ts": given["ts"]}

    def _whisper(self, given: Json) -> Json:
        if refused := self._refusal(given):
            return {"error": refused}
        self.ephemerals.append(given)
        return {"message_ts": f"{self._clock}.000200"}

    def _refusal(self, given: Json) -> str:
        """Why Slack would not show it; empty when it would."""
        if given["channel"] in self.closed:
            return "not_in_channel"
        blocks = given.get("blocks", [])
        texts = [block["text"]["text"] for block in blocks if block["type"] == "section" and "text" in block]
        if len(blocks) > 50 or any(not 0 < len(text) <= 3_000 for text in texts):
            return "invalid_blocks"
        return "" if given.get("text") else "no_text"

    def _replies(self, given: Json) -> Json:
        there = self.messages.get(given["channel"], [])
        found = [message for message in there if given["ts"] in (message["ts"], message.get("thread_ts"))]
        return self._paged(found, given) if found else {"error": "thread_not_found"}

    def _history(self, given: Json) -> Json:
        there = [message for message in self.messages.get(given["channel"], []) if "thread_ts" not in message]
        return self._paged(there[::-1], given)

    def _paged(self, found: list[Json], given: Json) -> Json:
        begin = int(given.get("cursor") or 0)
        end = begin + min(self.page, int(given["limit"]))
        hidden = set() if _is_true(given.get("include_all_metadata")) else {"metadata"}
        shown = [{name: m[name] for name in m if name not in hidden} for m in found[begin:end]]
        return {
            "messages": shown,
            "has_more": end < len(found),
            "response_metadata": {"next_cursor": str(end) if end < len(found) else ""},
        }

    def _user(self, given: Json) -> Json:
        return {"user": {"id": given["user"], "team_id": TEAM, "is_admin": given["user"] in self.admins}}

    def _open_connection(self, _given: Json) -> Json:
        return {"url": self.url.replace("http", "ws").replace("/api/", "/link")}

    async def _link(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._sockets.append(socket)
        self.connections += 1
        await socket.send_str(json.dumps({"type": "hello", "num_connections": 1}))
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self.acks.append(json.loads(message.data)["envelope_id"])
        finally:
            self._sockets.remove(socket)
        return socket

    _METHODS: dict[str, Callable[["FakeSlack", Json], Json]] = {  # noqa: RUF012 - never changed
        "api.test": _api_test,
        "auth.test": _auth_test,
        "oauth.v2.access": _grant,
        "chat.postMessage": _post,
        "chat.update": _update,
        "chat.delete": _delete,
        "chat.postEphemeral": _whisper,
        "conversations.replies": _replies,
        "conversations.history": _history,
        "users.info": _user,
        "apps.connections.open": _open_connection,
        **Extras.EXTRAS,
    }

    async def _serve(self, ready: "Future[str]", ended: asyncio.Event) -> None:
        app = web.Application()
        app.add_routes([web.route("*", "/api/{method}", self._answer), web.get("/link", self._link)])
        app.add_routes([web.post("/upload/{number}", self._upload)])
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        ready.set_result(f"http://127.0.0.1:{runner.addresses[0][1]}/api/")
        await ended.wait()
        await self._close()
        await runner.cleanup()


@contextmanager
def running() -> Iterator[FakeSlack]:
    """A workspace that answers."""
    fake, ready, ended = FakeSlack(), Future[str](), asyncio.Event()
    thread = threading.Thread(target=lambda: fake._loop.run_until_complete(fake._serve(ready, ended)))
    thread.start()
    try:
        fake.url = ready.result(PATIENCE)
        yield fake
    finally:
        fake._loop.call_soon_threadsafe(ended.set)
        thread.join(PATIENCE)
        fake._loop.close()


def _read(value: Any) -> Any:
    """What a form carries as JSON."""
    return json.loads(value) if isinstance(value, str) and value[:1] in ("{", "[") else value


def _is_true(value: object) -> bool:
    return value in (True, "1", "true", 1)
