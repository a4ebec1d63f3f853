"""Comeback on Slack beside the least that answers there, in one run: acknowledgements, first hints, processor, memory.

    python -m benchmarks.slack [--seconds 60] [--mentions 2000] [--total 20000] [--rounds 6]

A bare Bolt app that echoes mentions and `comeback`, without the ear, run side by side, each in a process of its own,
behind the same server, before one Web API that answers at once. Signed mentions go to both in turns, in blocks, so that
a busy moment of the machine hits both; ours are on disk (SQLite) before they are acknowledged. The echo is not told to
remember anything. Exits 1 when a promise is missed.
"""

import argparse
import asyncio
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import aiohttp
import numpy as np

from benchmarks.score import Goal
from benchmarks.slack_load import NONE, Block, Bot, Load
from bot.house import prepare
from tests.adapters.slack.fake_slack import BOT_TOKEN, SECRET
from tests.contract.web_stage import free_port
from tests.durable.storm import RULES_ONLY

BARE, OURS = "bare Bolt echo", "comeback"
BUSY, CALM, SENDERS = 50.0, 20.0, 32  # mentions a second, and those who wait for each acknowledgement
GROWTH = 5.0  # megabytes over the second half: 10,000 mentions that leak 500 bytes each


class Size(NamedTuple):
    """How much is sent to each of the two."""

    seconds: float  # at each of the steady rates
    mentions: int  # as fast as they are taken
    total: int  # with all of the above, for the memory
    rounds: int


class Figures(NamedTuple):
    """What one bot did, all blocks of a kind together."""

    busy: Block
    calm: Block
    flood: Block
    memory: tuple[float, float, float]  # megabytes when it has just begun, half-way, and at the end


@contextmanager
def slack() -> Iterator[str]:
    """The address of a Web API that answers until the block ends."""
    process = subprocess.Popen([sys.executable, "-m", "benchmarks.slack_api"], stdout=subprocess.PIPE)
    assert process.stdout
    try:
        yield process.stdout.readline().decode().strip()
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@contextmanager
def bots(api: str, folder: Path) -> Iterator[tuple[Bot, Bot]]:
    """The echo and ours, until the block ends."""
    url = f"sqlite:///{folder / 'bench.sqlite3'}"
    prepare(url)
    known = {
        "COMEBACK_DATABASE_URL": url,
        "XDG_DATA_HOME": str(folder),
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_BASE_URL": api,
    }
    opened: list[Bot] = []
    try:
        opened.append(_bot(BARE, {}, "-m", "benchmarks.slack_echo", "{port}", api))
        opened.append(_bot(OURS, known, "-c", RULES_ONLY, "--port", "{port}"))
        bare, ours = opened
        yield bare, ours
    finally:
        for bot in opened:
            bot.end()


def _bot(name: str, environment: Mapping[str, str], *arguments: str) -> Bot:
    port = free_port()
    return Bot(name, port, [sys.executable, *(each.format(port=port) for each in arguments)], environment)


async def race(size: Size) -> dict[str, Figures]:
    """What each of the two did with the same mentions, in turns."""
    with tempfile.TemporaryDirectory() as folder, slack() as api, bots(api, Path(folder)) as both:
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
            load = Load(session, api)
            for bot in both:
                await load.flood(bot, 1, 20)  # nobody times what happens for the first time
            begun = [bot.memory() for bot in both]
            steady = size.seconds / size.rounds
            busy = await _turns(both, size.rounds, lambda bot: load.steady(bot, BUSY, round(BUSY * steady)))
            calm = await _turns(both, size.rounds, lambda bot: load.steady(bot, CALM, round(CALM * steady)))
            flood = await _turns(both, 2, lambda bot: load.flood(bot, SENDERS, size.mentions // 2))
            sent = len(busy[0].acks + calm[0].acks + flood[0].acks)
            half = max(0, size.total // 2 - sent)
            await _turns(both, 1, lambda bot: load.flood(bot, SENDERS, half))
            middle = [bot.memory() for bot in both]
            await _turns(both, 1, lambda bot: load.flood(bot, SENDERS, max(0, size.total - sent - half)))
            memory = zip(begun, middle, [bot.memory() for bot in both], strict=True)
            found = zip(busy, calm, flood, memory, strict=True)
            return {bot.name: Figures(*figures) for bot, figures in zip(both, found, strict=True)}


async def _turns(both: tuple[Bot, Bot], rounds: int, send: Callable[[Bot], Awaitable[Block]]) -> list[Block]:
    """One block each a round, the first one last the next time; all blocks of a bot as one."""
    blocks = dict.fromkeys(both, NONE)
    for turn in range(rounds):
        for bot in both if turn % 2 == 0 else both[::-1]:
            blocks[bot] += await send(bot)
    return [blocks[bot] for bot in both]


def ms(seconds: tuple[float, ...], share: float) -> float:
    """Milliseconds within which that share of them lies."""
    return float(np.quantile(seconds, share)) * 1e3


def spent(block: Block) -> float:
    """Milliseconds of a processor for one mention, everything that it causes included."""
    return block.cpu / len(block.acks) * 1e3


def table(found: Mapping[str, Figures]) -> Iterator[str]:
    """All figures, for people."""
    yield f"{'':16}{'ack p50':>9}{'p99':>9}{'first words p50':>17}{'p95':>9}{'CPU ms':>8}{'answered/s':>12}"
    for name in Figures._fields[:3]:
        for who, figures in found.items():
            block: Block = getattr(figures, name)
            rate = len(block.acks) / block.answered
            yield (
                f"{who:16}{ms(block.acks, 0.5):9.1f}{ms(block.acks, 0.99):9.1f}{ms(block.hints, 0.5):17.1f}"
                f"{ms(block.hints, 0.95):9.1f}{spent(block):8.2f}{rate:12.1f}   {TOLD[name]}"
            )
    for who, figures in found.items():
        yield f"{who:16}memory {' -> '.join(f'{each:.1f}' for each in figures.memory)} MB"


TOLD = {"busy": f"{BUSY:g}/s", "calm": f"{CALM:g}/s", "flood": f"{SENDERS} senders"}


def goals(bare: Figures, ours: Figures) -> Iterator[Goal]:
    """What was promised, and what was measured."""
    ratio = ms(ours.busy.acks, 0.99) / ms(bare.busy.acks, 0.99)
    hint, cpu = ms(ours.calm.hints, 0.95), spent(ours.calm)
    grown = ours.memory[2] - ours.memory[1]
    yield Goal(f"ack p99 at {BUSY:g}/s beside the echo", f"{ratio:.2f} x", "<= 1.5 x", ratio <= 1.5)
    yield Goal(f"first hint p95 at {CALM:g}/s", f"{hint:.0f} ms", "<= 300 ms", hint <= 300)
    yield Goal("CPU of a mention, without the ear", f"{cpu:.1f} ms", "<= 5 ms", cpu <= 5)
    yield Goal("memory, growth over the second half", f"{grown:.1f} MB", f"<= {GROWTH:g} MB", grown <= GROWTH)


def main() -> int:
    """Measure, print, and return 1 when a promise is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60.0, help="at 50 mentions a second, and as long at 20")
    parser.add_argument("--mentions", type=int, default=2_000, help="from 32 senders at once")
    parser.add_argument("--total", type=int, default=20_000, help="mentions in all, for the memory")
    parser.add_argument("--rounds", type=int, default=6, help="blocks into which the steady mentions are cut")
    options = parser.parse_args()
    found = asyncio.run(race(Size(options.seconds, options.mentions, options.total, options.rounds)))
    checked = list(goals(found[BARE], found[OURS]))
    print(*table(found), "", *checked, sep="\n")
    return 0 if all(goal.met for goal in checked) else 1


if __name__ == "__main__":
    sys.exit(main())
