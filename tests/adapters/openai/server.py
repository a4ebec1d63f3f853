"""A server on this machine that speaks Chat Completions as well or as badly as it is told to."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, NamedTuple

Body = dict[str, Any]
ANSWER = '{"suggestions": [], "findings": []}'


class Reply(NamedTuple):
    """What is sent back. `after`: seconds later; `cut`: only half of it, and then the connection is closed."""

    body: bytes
    status: int = 200
    headers: tuple[str, ...] = ("Content-Type: application/json",)
    after: float = 0.0
    cut: bool = False


class Taken(NamedTuple):
    """A request."""

    path: str
    headers: dict[str, str]  # with small names
    body: Body

    @property
    def form(self) -> str:
        """How the form of the answer is asked for."""
        return str(self.body.get("response_format", {}).get("type", "text"))


Mode = Callable[[Body], Reply]


class FakeServer:
    """Answers each request in its mode. What it took, and whether it is answering now, is open to look at."""

    def __init__(self, mode: Mode) -> None:
        self.mode = mode
        self.taken: list[Taken] = []
        self.url = ""
        self.asked = asyncio.Event()
        self.idle = asyncio.Event()
        self._open = 0

    @property
    def forms(self) -> list[str]:
        """How each request asked for the form of the answer."""
        return [taken.form for taken in self.taken]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open += 1
        self.idle.clear()
        try:
            await self._answer(reader, writer)
        except ConnectionError:  # who asked went away
            return
        finally:
            writer.close()
            self._open -= 1
            if not self._open:
                self.idle.set()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode().splitlines()
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        body = json.loads(await reader.readexactly(int(headers["content-length"])))
        self.taken.append(Taken(first.split()[1], headers, body))
        self.asked.set()
        reply = self.mode(body)
        gone = asyncio.ensure_future(reader.read())  # ends when the other side closes the connection
        await asyncio.wait([gone], timeout=reply.after)
        gone.cancel()
        head = "\r\n".join((f"HTTP/1.1 {reply.status} So", *reply.headers, f"Content-Length: {len(reply.body)}"))
        sent = reply.body[: len(reply.body) // 2] if reply.cut else reply.body
        writer.write(f"{head}\r\nConnection: close\r\n\r\n".encode() + sent)
        await writer.drain()


@asynccontextmanager
async def listening(mode: Mode) -> AsyncIterator[FakeServer]:
    """A server on a free port, and its address."""
    fake = FakeServer(mode)
    server = await asyncio.start_server(fake._serve, "127.0.0.1", 0)
    fake.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    async with server:
        yield fake


def completion(text: str | None = ANSWER, finish: str = "stop", **other: Any) -> Reply:
    """An answer of a model; `other` belongs to its message."""
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": text, **other}}
    usage = {"prompt_tokens": 900, "completion_tokens": 120, "prompt_tokens_details": {"cached_tokens": 800}}
    return Reply(json.dumps({"model": "tiny-2026-11-01", "choices": [choice], "usage": usage}).encode())


def refused(status: int, message: str, *headers: str, **error: str) -> Reply:
    """An error, in OpenAI's form."""
    body = json.dumps({"error": {"message": message, "type": "invalid_request_error", **error}})
    return Reply(body.encode(), status, ("Content-Type: application/json", *headers))


def ok(_body: Body) -> Reply:
    """A mode: answers as it should."""
    return completion()


def always(reply: Reply) -> Mode:
    """A mode: the same whatever is asked."""
    return lambda _body: reply


def without(*forms: str, status: int = 400, message: str = "'response_format.type' must be another") -> Mode:
    """A mode: refuses these forms and answers the others."""
    return lambda body: refused(status, message) if Taken("", {}, body).form in forms else completion()


def in_turn(*replies: Reply) -> Mode:
    """A mode: each of these once, the last one for good."""
    waiting = list(replies)
    return lambda _body: waiting.pop(0) if len(waiting) > 1 else waiting[0]
