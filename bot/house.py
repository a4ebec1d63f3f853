"""The house put together: which adapter stands behind which port. Only __main__ imports it, when a command needs it."""

import asyncio
import os
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from socket import socket
from typing import NamedTuple

import structlog
from platformdirs import user_data_path
from starlette.applications import Starlette
from starlette.routing import Mount

from adapters.dbos.engine import Crew, DbosEngine
from adapters.dbos.limit import CallLimit
from adapters.dbos.outbox import Outbox
from adapters.dbos.screen import TimedScreen
from adapters.dbos.seat import take_seat
from adapters.dbos.step import checkpointed, patient
from adapters.fernet.seal import seal_from
from adapters.operations.health import application, routes
from adapters.operations.meter import PrometheusMeter
from adapters.slack.app import hearing
from adapters.slack.settings import slack_settings
from adapters.slack.workspace import Kept, SlackWorkspace, open_slack
from adapters.sql.allowances import SqlAllowances
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
from adapters.sql.turns import SqlTurns
from adapters.sql.usages import SqlUsages
from adapters.sql.whispers import SqlWhispers
from adapters.sql.workers import SqlWorkers
from adapters.web.app import workspace
from adapters.web.platform import WebPlatform
from adapters.web.server import ended, serve
from adapters.web.settings import WebSettings
from bot.allowance import Allowance
from bot.coaching import mute
from bot.coaching.coach import Coach
from bot.coaching.hearing import Hearing
from bot.coaching.shelves import Shelves
from bot.coaching.writer import Writer
from bot.delivery import Delivery
from bot.demo import openings
from bot.errands import checked
from bot.errors import Unavailable
from bot.feature import Feature
from bot.keeping.keeper import Keeper
from bot.limiting import limiter
from bot.ports import Meter, Platform, Screen
from bot.profiling import profiler
from bot.profiling.profiler import Profiler
from bot.rights import Rights, governed
from bot.router import Router
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
        database = await stack.enter_async_context(checked(url, seal))
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
        platforms = _by_name(web, *([slack.platform] if slack else ()))
        if model := open_model(settings):
            stack.push_async_callback(model.close)
        suggester = Suggester(engine.limited(model)) if model else None
        rights = checkpointed(Rights(platforms))
        features = _features(settings, database, _shelves(database, turns, meter, rights), suggester, rights)
        router = Router([*features, Keeper(checkpointed(records))], _screen(engine, turns, platforms))
        await engine.start(router.handle)
        stack.push_async_callback(engine.stop)
        stack.push_async_callback(_ended, asyncio.create_task(_expire_daily(database, settings.retention_days)))
        checks = {"database": database.check, "engine": engine.check, "web": web.check}
        yield House(engine, journal, meter, router, turns, web, slack, checks | _of_slack(slack))


def _of_slack(slack: SlackWorkspace | None) -> dict[str, Callable[[], Awaitable[None]]]:
    return {"slack": slack.teams.check} if slack else {}


def _by_name(*platforms: Platform) -> dict[str, Platform]:
    return {each.name: each for each in platforms}


def _screen(engine: DbosEngine, turns: SqlTurns, platforms: Mapping[str, Platform]) -> Screen:
    """Where replies are seen, each on the platform that its event came from."""
    return TimedScreen(checkpointed(Delivery({name: engine.fenced(one) for name, one in platforms.items()}, turns)))


def _shelves(database: Database, turns: SqlTurns, meter: Meter, rights: Rights) -> Shelves:
    """Where what is known is kept; what holds for a whole workspace only some may change."""
    return Shelves(
        patient(SqlConversations(database, meter), steps=("find", "latest")),  # a draft as it was before the event
        governed(patient(SqlMutes(database)), rights, mute.ADMINS),
        patient(turns),
        governed(patient(SqlProfiles(database)), rights, profiler.ADMINS),
        checkpointed(SqlUsages(database)),
    )


def _features(
    settings: Settings, database: Database, shelves: Shelves, suggester: Suggester | None, rights: Rights
) -> tuple[Feature, ...]:
    """The features that know of drafts and of workspaces, the first of which takes what names none."""
    everywhere = Allowance(days=settings.retention_days, tokens=settings.tokens_a_day)
    allowances = governed(patient(SqlAllowances(database, everywhere)), rights, limiter.ADMINS)
    return (
        Coach(shelves, Hearing(open_ear()), Writer(shelves, suggester, allowances)),
        Profiler(shelves.profiles),
        limiter.Limiter(allowances, shelves.usages, everywhere.tokens, has_model=suggester is not None),
    )


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
