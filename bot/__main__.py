"""The command line's entry, and the only place where real things are plugged together.

Each command imports what it needs when it runs: `comeback review` must answer in an instant.
"""

import logging
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from functools import cache
from io import TextIOWrapper
from typing import TYPE_CHECKING

from adapters.cli.arguments import parser
from bot.errors import ComebackError, Misuse

if TYPE_CHECKING:
    from bot.chat import Event
    from bot.ear.ear import Ear
    from bot.settings import Settings
    from bot.suggesting.suggester import Suggester

FINE, WRONG = 0, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 fine, 1 findings, 2 wrong use or unreadable input."""
    options = parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that lacks a letter of the draft gets “?” for it
            stream.reconfigure(errors="replace")
    try:
        return _run(options)
    except ComebackError as error:
        sys.stderr.write(f"comeback: {error}\n")
        return WRONG
    except KeyboardInterrupt:
        return FINE
    except BrokenPipeError:
        # whoever read our output went away; Python must not complain about it while it shuts down
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE


def _run(options: Namespace) -> int:  # noqa: C901, PLR0911 - one line a command
    match options.command:
        case "review":
            return _review(options)
        case "replay":
            return _replay(options.events)
        case "key":
            return _key()
        case "slack":
            return _slack()
        case "migrate":
            return _migrate(_settings(options))
        case "rotate":
            return _rotate(_settings(options))
        case "doctor":
            return _doctor(_settings(options))
        case "export" | "forget" | "retention":
            return _keep(options, _settings(options))
        case "prompts":
            return _prompts(options)
        case "train":
            return _train(weigh=options.weigh)
        case "worker":
            return _work(options, _settings(options))
        case command:
            return _serve(_settings(options), demo=command == "demo")


def _review(options: Namespace) -> int:
    from adapters.cli.review import ReviewOptions, review, review_lines

    if options.json or options.jsonl:
        _speak_utf8()
    ear = None if options.rules_only else _ear
    asked = options.intent, options.parent, options.platform, options.json, options.suggest
    chosen = ReviewOptions(*asked, ear, _suggester)
    if options.jsonl:
        return review_lines(sys.stdin.buffer, chosen, sys.stdout, sys.stderr)
    text = _standard_input() if options.text == "-" else options.text
    return review(text, chosen, sys.stdout, sys.stderr)


@cache
def _ear() -> "Ear":
    """Made when it is needed: the first hints do not wait for what it imports."""
    from bot.workshop import open_ear

    return open_ear()


@cache
def _suggester() -> "Suggester | None":
    """With the model that the environment names; None when it names none."""
    from bot.log import configure_logs
    from bot.settings import settings_from
    from bot.suggesting.suggester import Suggester
    from bot.workshop import open_model

    configure_logs(logging.WARNING)
    model = open_model(settings_from(os.environ))
    return Suggester(model) if model else None


def _speak_utf8() -> None:
    """JSON is UTF-8 whatever the terminal speaks."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


def _standard_input() -> str:
    if sys.stdin.isatty():
        sys.stderr.write("Type or paste your draft, then press Ctrl-D on an empty line.\n")
    try:
        return sys.stdin.buffer.read().decode()
    except UnicodeDecodeError as error:
        raise Misuse("The draft is not UTF-8 text. Save it as UTF-8 and try again.") from error


def _settings(options: Namespace) -> "Settings":
    import msgspec

    from bot.settings import settings_from

    settings = settings_from(os.environ)
    given = {name: getattr(options, name, None) for name in ("host", "port")}
    return msgspec.structs.replace(settings, **{name: value for name, value in given.items() if value is not None})


def _url(settings: "Settings", name: str = "comeback") -> str:
    from bot.settings import default_database

    return settings.database_url or default_database(name)


def _say(text: str) -> int:
    sys.stdout.write(text)
    return FINE


def _key() -> int:
    from adapters.fernet.seal import fresh_key

    return _say(f"{fresh_key()}\n")


def _slack() -> int:
    from bot.errands import slack_manifest

    _speak_utf8()
    return _say(slack_manifest())


def _migrate(settings: "Settings") -> int:
    from bot.house import prepare

    prepare(_url(settings))
    return _say("The database is up to date.\n")


def _rotate(settings: "Settings") -> int:
    import asyncio

    from bot.errands import sealed_anew

    count = asyncio.run(sealed_anew(settings, _url(settings)))
    return _say(f"{count} texts are sealed with the first key of COMEBACK_SECRET_KEY now.\n")


def _keep(options: Namespace, settings: "Settings") -> int:
    """What is kept of a person or of a workspace: shown, deleted, or kept for another time."""
    import asyncio

    from adapters.cli.records import Keeping
    from bot.errands import open_records

    async def done() -> None:
        async with open_records(settings, _url(settings)) as records:
            await Keeping(records, sys.stdout).run(options)

    if options.command == "export":
        _speak_utf8()
    asyncio.run(done())
    return FINE


def _doctor(settings: "Settings") -> int:
    from adapters.cli.doctor import report
    from bot.errands import patient

    return report(patient(settings, _url(settings), _ear().check), settings.host, settings.port, sys.stdout)


def _prompts(options: Namespace) -> int:
    from adapters.cli.prompts import render_for, show_all

    _speak_utf8()
    if options.prompts == "list":
        show_all(sys.stdout)
    else:
        render_for(_standard_input() if options.draft == "-" else options.draft, options, sys.stdout)
    return FINE


def _train(*, weigh: bool) -> int:
    from bot.log import configure_logs
    from bot.workshop import train, weigh_anew

    configure_logs()
    return _say(f"The ear is made from {weigh_anew() if weigh else train():,} labelled drafts.\n")


def _serve(settings: "Settings", *, demo: bool) -> int:
    """Serve the local workspace. A missing default database is made; one that was named must be there."""
    import asyncio

    from adapters.sql.migration import pending
    from adapters.web.server import listen
    from bot.house import prepare, serve_pages
    from bot.log import configure_logs

    configure_logs()
    url = _url(settings, "demo" if demo else "comeback")
    listener = listen(settings.host, settings.port)
    if demo or (not settings.database_url and pending(url)):
        prepare(url)
    asyncio.run(serve_pages(settings, url, listener, demo=demo))
    return FINE


def _work(options: Namespace, settings: "Settings") -> int:
    """Answer events beside other processes on the same database, without pages; with a port, tell how it is there."""
    import asyncio

    from adapters.web.server import listen
    from bot.house import work
    from bot.log import configure_logs

    configure_logs()
    told = options.port is not None or "COMEBACK_PORT" in os.environ
    asyncio.run(work(settings, _url(settings), listen(settings.host, settings.port) if told else None))
    return FINE


def _replay(file: str) -> int:
    """Feed events to the bot on a database of its own, which is gone afterwards."""
    import asyncio
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from adapters.cli.replay import events_of
    from adapters.sql.migration import migrate
    from bot.log import configure_logs

    configure_logs(logging.WARNING)
    _speak_utf8()
    events = tuple(events_of(file))
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'replay.sqlite3'}"
        migrate(url)
        asyncio.run(_answer(events, url))
    return FINE


async def _answer(events: "Sequence[Event]", url: str) -> None:
    from adapters.cli.engine import ReplayEngine
    from adapters.cli.platform import CliPlatform
    from adapters.sql.conversations import SqlConversations
    from adapters.sql.database import open_database
    from adapters.sql.mutes import SqlMutes
    from adapters.sql.profiles import SqlProfiles
    from adapters.sql.turns import SqlTurns
    from adapters.sql.usages import SqlUsages
    from bot.coaching.coach import Coach
    from bot.coaching.hearing import Hearing
    from bot.coaching.shelves import Shelves
    from bot.delivery import Delivery
    from bot.router import Router

    database = open_database(url)
    platforms = {name: CliPlatform(sys.stdout, name=name) for name in {event.place.platform for event in events}}
    turns = SqlTurns(database)
    screen = Delivery(platforms, turns)
    engine = ReplayEngine()
    stores = SqlConversations(database), SqlMutes(database), turns, SqlProfiles(database), SqlUsages(database)
    coach = Coach(Shelves(*stores), Hearing(_ear()))
    engine.start(Router([coach], screen).handle)
    try:
        for event in events:
            await engine.accept(event)
    finally:
        await database.close()


if __name__ == "__main__":
    sys.exit(main())
