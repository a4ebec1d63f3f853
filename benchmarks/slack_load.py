"""Bots in processes of their own, and mentions for them: signed, timed, and found again where they were answered."""

import asyncio
import os
import subprocess
from collections.abc import Awaitable, Callable, Mapping, Sequence
from itertools import chain, count
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

import aiohttp

from adapters.slack.app import PATH
from tests.adapters.slack.payloads import mentioned, signed

DRAFT = "We're sorry if anyone was offended by this morning's post. It was a difficult week for our team."
PATIENCE = 900.0  # seconds for what piled up
REST = 0.3  # seconds in which a bot writes down that it has answered
TICKS = os.sysconf("SC_CLK_TCK")

_threads = count(1)


class Bot:
    """A process that answers mentions; making one waits until it does."""

    def __init__(self, name: str, port: int, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.name = name
        self.address = f"http://127.0.0.1:{port}"
        self._process = subprocess.Popen(
            command, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self._process.stdout
        assert self._process.stdout.readline().startswith(b"Comeback is at"), name

    def cpu(self) -> float:
        """Seconds of a processor that it has used."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self) -> float:
        """Megabytes that it holds."""
        lines = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii").splitlines()
        [line] = [line for line in lines if line.startswith("VmRSS:")]
        return int(line.split()[1]) / 1024

    def end(self) -> None:
        """End it."""
        assert self._process.stdout
        self._process.terminate()
        self._process.wait(60)
        self._process.stdout.close()


class Block(NamedTuple):
    """Mentions that were sent to one bot in a row, and answered. Times are seconds, in no order."""

    acks: tuple[float, ...]
    hints: tuple[float, ...]  # from the sending to the first words in the thread
    cpu: float
    acked: float  # until the last one was acknowledged
    answered: float  # and answered

    def __add__(self, other: object) -> "Block":
        assert isinstance(other, Block)
        return Block(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


NONE = Block((), (), 0.0, 0.0, 0.0)


class _Sent(NamedTuple):
    thread: str
    at: float
    ack: float


class Load:
    """Sends mentions, each in a thread of its own."""

    def __init__(self, session: aiohttp.ClientSession, api: str) -> None:
        self._session = session
        self._api = api
        self._sent = 0

    async def steady(self, bot: Bot, rate: float, mentions: int) -> Block:
        """So many a second, whether the bot keeps up or not."""

        async def send() -> list[_Sent]:
            began, sending = monotonic(), []
            for number in range(mentions):
                await asyncio.sleep(began + number / rate - monotonic())
                sending.append(asyncio.create_task(self._send(bot)))
            return await asyncio.gather(*sending)

        return await self._block(bot, send)

    async def flood(self, bot: Bot, senders: int, mentions: int) -> Block:
        """As fast as so many senders can, each of which waits for its acknowledgement."""
        left = iter(range(mentions))

        async def send() -> list[_Sent]:
            return [await self._send(bot) for _ in left]

        async def send_all() -> list[_Sent]:
            return list(chain.from_iterable(await asyncio.gather(*(send() for _ in range(senders)))))

        return await self._block(bot, send_all)

    async def _block(self, bot: Bot, send: Callable[[], Awaitable[list[_Sent]]]) -> Block:
        began, cpu = monotonic(), bot.cpu()
        sent = await send()
        self._sent += len(sent)
        acked = monotonic() - began
        while await self._ask("posts") < self._sent:
            assert monotonic() < began + PATIENCE, f"{bot.name} does not answer"
            await asyncio.sleep(0.1)
        seconds = monotonic() - began
        await asyncio.sleep(REST)
        first = await self._ask("first")
        return Block(
            acks=tuple(one.ack for one in sent),
            hints=tuple(first[one.thread] - one.at for one in sent),
            cpu=bot.cpu() - cpu,
            acked=acked,
            answered=seconds,
        )

    async def _ask(self, what: str) -> Any:
        async with self._session.get(self._api + what) as answer:
            return await answer.json()

    async def _send(self, bot: Bot) -> _Sent:
        thread = f"{next(_threads):010}.000100"
        content, headers = signed(mentioned(DRAFT, thread))
        at = monotonic()
        async with self._session.post(bot.address + PATH, data=content, headers=headers) as answer:
            await answer.read()
            assert answer.status == 200, (bot.name, answer.status)
        return _Sent(thread, at, monotonic() - at)
