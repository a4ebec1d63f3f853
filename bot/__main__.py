"""The command line's entry, and the only place where real things are plugged together.

Each command imports what it needs when it runs: `comeback review` must answer in an instant.
"""

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from io import TextIOWrapper
from typing import TYPE_CHECKING

from adapters.cli.arguments import parser
from bot.errors import ComebackError, Misuse

if TYPE_CHECKING:
    from socket import socket

    from adapters.sql.database import Database
    from bot.chat import Event
    from bot.ports import Platform, Turns
    from bot.router import Router
    from bot.settings import Settings

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


def _run(options: Namespace) -> int:
    match options.command:
        case "review":
            return _review(options)
        case "replay":
            return _replay(options.events)
        case "migrate":
            return _migrate(_settings(options))
        case "doctor":
            return _doctor(_settings(options))
        case command:
            return _serve(_settings(options), demo=command == "demo")


def _review(options: Namespace) -> int:
    from adapters.cli.review import ReviewOptions, review, review_lines

    if options.json or options.jsonl:
        _speak_utf8()
    chosen = ReviewOptions(options.intent, options.parent, options.platform, options.json, options.suggest)
    if options.jsonl:
        return review_lines(sys.stdin.buffer, chosen, sys.stdout, sys.stderr)
    text = _standard_input() if options.text == "-" else options.text
    return review(text, chosen, sys.stdout, sys.stderr)


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


def _migrate(settings: "Settings") -> int:
    from adapters.sql.migration import migrate
    from bot.settings import default_database

    migrate(settings.database_url or default_database())
    sys.stdout.write("The database is up to date.\n")
    return FINE


def _doctor(settings: "Settings") -> int:
    from adapters.cli.doctor import report
    from adapters.sql.database import open_database
    from bot.settings import default_database

    url = settings.database_url or default_database()
    return report(open_database(url).check, settings.host, settings.port, sys.stdout)


def _serve(settings: "Settings", *, demo: bool) -> int:
    """Serve the local workspace. A missing default database is made; one that was named must be there."""
    import asyncio

    from adapters.sql.migration import migrate, pending
    from adapters.web.server import listen
    from bot.log import configure_logs
    from bot.settings import default_database

    configure_logs()
    url = settings.database_url or default_database("demo" if demo else "comeback")
    listener = listen(settings.host, settings.port)
    if demo or (not settings.database_url and pending(url)):
        migrate(url)
    asyncio.run(_workspace(settings, url, listener, demo=demo))
    return FINE


async def _workspace(settings: "Settings", url: str, listener: "socket", *, demo: bool) -> None:
    from datetime import UTC, datetime

    from adapters.queue.engine import QueueEngine
    from adapters.sql.database import open_database
    from adapters.sql.journal import SqlJournal
    from adapters.sql.turns import SqlTurns
    from adapters.web.app import workspace
    from adapters.web.platform import WebPlatform
    from adapters.web.server import serve
    from adapters.web.settings import WebSettings
    from bot.demo import openings

    database = open_database(url)
    await database.check()
    turns, platform = SqlTurns(database), WebPlatform()
    router = _router(database, [platform], turns)
    engine = QueueEngine(SqlJournal(database), router.handle)
    web = WebSettings(host=settings.host, port=settings.port)
    try:
        await engine.resume()
        if demo:
            for turn, event in openings(datetime.now(UTC), platform.name, web.workspace):
                if await turns.find(turn.place, turn.id) is None:
                    await turns.put(turn)
                    await engine.accept(event)
            await engine.drain()
        app = workspace(
            engine=engine, turns=turns, platform=platform, commands=router.commands, verbs=router.verbs, settings=web
        )
        await serve(app, listener)
        await engine.drain()
    finally:
        await database.close()


def _router(database: "Database", platforms: "Sequence[Platform]", turns: "Turns") -> "Router":
    from adapters.sql.conversations import SqlConversations
    from bot.coaching.coach import Coach
    from bot.delivery import Delivery
    from bot.router import Router

    return Router(
        [Coach(SqlConversations(database))], Delivery({platform.name: platform for platform in platforms}, turns)
    )


def _replay(file: str) -> int:
    """Feed events to the bot on a database of its own, which is gone afterwards."""
    import asyncio
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from adapters.cli.replay import events_of
    from adapters.sql.migration import migrate

    _speak_utf8()
    events = tuple(events_of(file))
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'replay.sqlite3'}"
        migrate(url)
        asyncio.run(_answer(events, url))
    return FINE


async def _answer(events: "Sequence[Event]", url: str) -> None:
    from adapters.cli.platform import CliPlatform
    from adapters.queue.engine import QueueEngine
    from adapters.sql.database import open_database
    from adapters.sql.journal import SqlJournal
    from adapters.sql.turns import SqlTurns

    database = open_database(url)
    platforms = [CliPlatform(sys.stdout, name=name) for name in {event.place.platform for event in events}]
    engine = QueueEngine(SqlJournal(database), _router(database, platforms, SqlTurns(database)).handle)
    try:
        for event in events:
            await engine.accept(event)
            await engine.drain()
    finally:
        await database.close()


if __name__ == "__main__":
    sys.exit(main())
