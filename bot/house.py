"""The house put together: which adapter stands behind which port. Only __main__ imports it, when a command needs it."""

import asyncio
import json
import os
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from socket import socket
from typing import NamedTuple

import structlog
from platformdirs import user_data_path
from starlette.applications import Starlette
from starlette.routing import Mount

from adapters.cli.doctor import NO_MODEL, NO_SLACK, Patient
from adapters.dbos.engine import Crew, DbosEngine
from adapters.dbos.limit import CallLimit
from adapters.dbos.outbox import Outbox
from adapters.dbos.screen import TimedScreen
from adapters.dbos.seat import take_seat
from adapters.dbos.step import checkpointed
from adapters.fernet.seal import seal_from
from adapters.operations.health import application, routes
from adapters.operations.meter import PrometheusMeter
from adapters.slack.app import hearing
from adapters.slack.events import PLATFORM as SLACK
from adapters.slack.manifest import manifest_of
from adapters.slack.settings import slack_settings
from adapters.slack.workspace import Kept, SlackWorkspace, ask_slack, open_slack
from adapters.sql.conversations import SqlConversations
from adapters.sql.database import Database, open_database
from adapters.sql.durable import durable_engine
from adapters.sql.installations import SqlInstallations
from adapters.sql.journal import SqlJournal
from adapters.sql.migration import migrate
from adapters.sql.mutes import SqlMutes
from adapters.sql.profiles import SqlProfiles
from adapters.sql.records import SqlRecords
from adapters.sql.retention import claim_job, expire
from adapters.sql.rotation import reseal
from adapters.sql.turns import SqlTurns
from adapters.sql.usages import SqlUsages
from adapters.sql.whispers import SqlWhispers
from adapters.sql.workers import SqlWorkers
from adapters.web.app import workspace
from adapters.web.platform import WebPlatform
from adapters.web.server import ended, serve
from adapters.web.settings import WebSettings
from bot.coaching.coach import Coach
from bot.coaching.hearing import Hearing
from bot.coaching.shelves import Shelves
from bot.coaching.writer import Writer
from bot.delivery import Delivery
from bot.demo import openings
from bot.errors import Misuse, Unavailable
from bot.feature import Feature
from bot.keeping.keeper import Keeper
from bot.ports import Platform, Screen, Seal
from bot.profiling.profiler import Profiler
from bot.router import HELP, Router
from bot.settings import Settings
from bot.suggesting.suggester import Suggester
from bot.workshop import open_ear, open_model

log = structlog.get_logger(__name__)

DAY, HOUR = timedelta(days=1), 3600.0
LATEST = 19.5  # seconds that the house has to close; the pages had 5 before, and 25 are promised


class House(NamedTuple):
    """What a process that answers events is made of."""

    engine: DbosEngine
    journal: SqlJournal
    meter: PrometheusMeter
    router: Router
    turns: SqlTurns
    web: WebPlatform
    slack: SlackWorkspace | None
    checks: Mapping[str, Callable[[], Awaitable[None]]]


def prepare(url: str) -> None:
    """Make the database, or bring all its tables up to date. Raises Unavailable when that cannot be."""
    migrate(url)
    engine = durable_engine(url)
    try:
        Outbox(engine, seal_from("")).migrate()
    finally:
        engine.dispose()


@asynccontextmanager
async def open_house(settings: Settings, url: str) -> AsyncIterator[House]:
    """A house that answers events until the block ends; what runs then is finished first."""
    seal = seal_from(settings.secret_key)
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(_checked(url, seal))
        seat = take_seat(user_data_path("comeback") / "seats", url, settings.worker_id)
        stack.callback(seat.leave)
        outbox = Outbox(durable := durable_engine(url), seal)
        stack.callback(durable.dispose)
        journal = SqlJournal(database, outbox.enqueue)
        meter = PrometheusMeter(journal.waiting)
        heart = open_database(url)  # of its own: a heartbeat that waits for a connection looks like death
        stack.push_async_callback(heart.close)
        crew = Crew(outbox, journal, SqlWorkers(heart), meter, database.wipe_log)
        engine = DbosEngine(crew, seat.worker, CallLimit())
        turns, records = SqlTurns(database), SqlRecords(database, settings.retention_days, outbox.erase)
        web = WebPlatform(turns, SqlWhispers(database))
        stack.push_async_callback(web.close)
        slack = await stack.enter_async_context(
            open_slack(slack_settings(settings), Kept(turns, SqlInstallations(database), records.forget))
        )
        screen = _screen(engine, turns, [web, slack.platform] if slack else [web])
        if model := open_model(settings):
            stack.push_async_callback(model.close)
        suggester = Suggester(engine.limited(model)) if model else None
        coaching = _coaching(database, turns, suggester, settings.tokens_a_day)
        router = Router([*coaching, Keeper(checkpointed(records))], screen)
        await engine.start(router.handle)
        stack.push_async_callback(engine.stop)
        stack.push_async_callback(_ended, asyncio.create_task(_expire_daily(database, settings.retention_days)))
        there = {"slack": slack.teams.check} if slack else {}
        checks = {"database": database.check, "engine": engine.check, "web": web.check, **there}
        yield House(engine, journal, meter, router, turns, web, slack, checks)


def _screen(engine: DbosEngine, turns: SqlTurns, platforms: Sequence[Platform]) -> Screen:
    """Where replies are seen, each on the platform that its event came from."""
    return TimedScreen(checkpointed(Delivery({each.name: engine.fenced(each) for each in platforms}, turns)))


@asynccontextmanager
async def _checked(url: str, seal: Seal) -> AsyncIterator[Database]:
    """A database that is there, of this version, and opened by this key. Raises Unavailable when it is not."""
    database = open_database(url, seal)
    try:
        await database.check()
        await database.check_seal()
        yield database
    finally:
        await database.close()


def _coaching(database: Database, turns: SqlTurns, suggester: Suggester | None, budget: int) -> tuple[Feature, ...]:
    """The features that know of drafts, the first of which takes what names none."""
    shelves = Shelves(
        checkpointed(SqlConversations(database)),
        checkpointed(SqlMutes(database)),
        checkpointed(turns),
        checkpointed(SqlProfiles(database)),
        checkpointed(SqlUsages(database)),
    )
    return Coach(shelves, Hearing(open_ear()), Writer(shelves, suggester, budget)), Profiler(shelves.profiles)


@asynccontextmanager
async def open_records(settings: Settings, url: str) -> AsyncIterator[SqlRecords]:
    """What is kept of people, for the commands that show and delete it beside a house that may be running."""
    seal, durable = seal_from(settings.secret_key), durable_engine(url)
    try:
        async with _checked(url, seal) as database:
            yield SqlRecords(database, settings.retention_days, Outbox(durable, seal).erase)
    finally:
        durable.dispose()


def slack_manifest() -> str:
    """What makes the Slack app that offers what the features declare, as JSON."""
    commands = (*Coach.commands, *Profiler.commands, *Keeper.commands, HELP)
    return json.dumps(manifest_of(commands), indent=2, ensure_ascii=False) + "\n"


async def sealed_anew(settings: Settings, url: str) -> int:
    """Seal everything that is kept with the first key, and return how many texts that were."""
    if not settings.secret_key:
        raise Misuse("There is no key to seal with. Set COMEBACK_SECRET_KEY to one that “comeback key” made.")
    async with _checked(url, seal_from(settings.secret_key)) as database:
        return await reseal(database)


def patient(settings: Settings, url: str, check_ear: Callable[[], None]) -> Patient:
    """What “comeback doctor” looks at. Raises Misuse for a key or an address that cannot be used."""
    seal, model = seal_from(settings.secret_key), open_model(settings)

    async def check() -> None:
        async with _checked(url, seal):
            pass

    slack = slack_settings(settings)

    async def ask() -> str:
        if model is None:
            return NO_MODEL
        try:
            return await model.check()
        finally:
            await model.close()

    async def call() -> str:
        if slack is None or not slack.many:
            return await ask_slack(slack) if slack else NO_SLACK
        async with _checked(url, seal) as database:
            return await ask_slack(slack, await SqlInstallations(database).count(SLACK))

    return Patient(check, check_ear, ask, call, sealed=bool(settings.secret_key.strip(", ")))


async def serve_pages(settings: Settings, url: str, listener: socket, *, demo: bool) -> None:
    """Answer events and serve the local workspace until the process is told to stop."""
    web = WebSettings(host=settings.host, port=settings.port)
    async with open_house(settings, url) as house:
        if demo:
            await _seed(house, web.workspace)
        pages = workspace(
            engine=house.engine,
            turns=house.turns,
            platform=house.web,
            commands=house.router.commands,
            verbs=house.router.verbs,
            settings=web,
            probes=routes(house.checks, house.meter),
        )
        async with hearing(house.slack, house.engine, house.router.commands) as signed:
            # beside the pages: their guard answers only those who call this machine by its own name
            await serve(Starlette(routes=[*signed, Mount("/", pages)]) if signed else pages, listener)
        end_in_time()


async def work(settings: Settings, url: str, listener: socket | None) -> None:
    """Answer events until the process is told to stop; with a listener, tell there how it is."""
    async with open_house(settings, url) as house:
        if listener is None:
            sys.stdout.write("Comeback answers events here  (Ctrl-C stops it)\n")
            sys.stdout.flush()
            await ended()
        else:
            await serve(application(house.checks, house.meter), listener)
        end_in_time()


def end_in_time() -> None:
    """See to it that the process ends, also when a thread of a library waits for a database that is away.

    What such a thread could not write is not lost: it is done again by whoever takes over.
    """
    ending = threading.Timer(LATEST, os._exit, [0])
    ending.daemon = True
    ending.start()


async def _seed(house: House, name: str) -> None:
    """Have the drafts of the demo coached before the page is opened; they are there already the second time."""
    for turn, event in openings(datetime.now(UTC), house.web.name, name):
        if await house.turns.find(turn.place, turn.id) is None:
            await house.turns.put(turn)
            await house.engine.accept(event)
    while await house.journal.waiting():  # noqa: ASYNC110 - the journal is a table, and tables do not call
        await asyncio.sleep(0.02)


async def _expire_daily(database: Database, days: int) -> None:
    """Once a day, in one of the processes on this database."""
    while True:
        now = datetime.now(UTC)
        try:
            if await claim_job(database, "retention", now, DAY):
                log.info("retention", threads=await expire(database, now, days))
        except Unavailable:
            log.warning("retention waits for the database")
        except Exception:
            log.exception("retention failed")
        await asyncio.sleep(HOUR)


async def _ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
