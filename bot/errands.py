"""What single commands do with the database and the settings, beside a house that may be running.

Like the house it knows the adapters; only __main__ and the house import it.
"""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from adapters.cli.doctor import NO_MODEL, NO_SLACK, Patient
from adapters.dbos.outbox import Outbox
from adapters.fernet.seal import seal_from
from adapters.slack.events import PLATFORM as SLACK
from adapters.slack.manifest import manifest_of
from adapters.slack.settings import slack_settings
from adapters.slack.workspace import ask_slack
from adapters.sql.database import Database, open_database
from adapters.sql.durable import durable_engine
from adapters.sql.installations import SqlInstallations
from adapters.sql.records import SqlRecords
from adapters.sql.rotation import reseal
from bot.coaching.coach import Coach
from bot.errors import Misuse
from bot.keeping.keeper import Keeper
from bot.limiting.limiter import Limiter
from bot.ports import Seal
from bot.profiling.profiler import Profiler
from bot.router import HELP
from bot.settings import Settings
from bot.workshop import open_model


@asynccontextmanager
async def checked(url: str, seal: Seal) -> AsyncIterator[Database]:
    """A database that is there, of this version, and opened by this key. Raises Unavailable when it is not."""
    database = open_database(url, seal)
    try:
        await database.check()
        await database.check_seal()
        yield database
    finally:
        await database.close()


@asynccontextmanager
async def open_records(settings: Settings, url: str) -> AsyncIterator[SqlRecords]:
    """What is kept of people, for the commands that show and delete it beside a house that may be running."""
    seal, durable = seal_from(settings.secret_key), durable_engine(url)
    try:
        async with checked(url, seal) as database:
            yield SqlRecords(database, settings.retention_days, Outbox(durable, seal).erase)
    finally:
        durable.dispose()


def slack_manifest() -> str:
    """What makes the Slack app that offers what the features declare, as JSON."""
    commands = (*Coach.commands, *Profiler.commands, *Limiter.commands, *Keeper.commands, HELP)
    return json.dumps(manifest_of(commands, Coach.prompts), indent=2, ensure_ascii=False) + "\n"


async def sealed_anew(settings: Settings, url: str) -> int:
    """Seal everything that is kept with the first key, and return how many texts that were."""
    if not settings.secret_key:
        raise Misuse("There is no key to seal with. Set COMEBACK_SECRET_KEY to one that “comeback key” made.")
    async with checked(url, seal_from(settings.secret_key)) as database:
        return await reseal(database)


def patient(settings: Settings, url: str, check_ear: Callable[[], None]) -> Patient:
    """What “comeback doctor” looks at. Raises Misuse for a key or an address that cannot be used."""
    seal, model = seal_from(settings.secret_key), open_model(settings)

    async def check() -> None:
        async with checked(url, seal):
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
        async with checked(url, seal) as database:
            return await ask_slack(slack, await SqlInstallations(database).count(SLACK))

    return Patient(check, check_ear, ask, call, sealed=bool(settings.secret_key.strip(", ")))
