"""`comeback doctor`: what works here and what does not, a line each."""

import asyncio
import errno
import platform
import socket
from collections.abc import Awaitable, Callable
from typing import NamedTuple, TextIO

from bot import rules
from bot.errors import ComebackError

FINE, TROUBLE = 0, 2
NO_SLACK = "No Slack tokens are set: people meet me in the workspace and on the command line"
NO_MODEL = "No language model is connected: wordings are put together from your own words"


class Patient(NamedTuple):
    """What is looked at. The checks raise what is wrong; `sealed`: there is a key that seals the drafts."""

    check_database: Callable[[], Awaitable[None]]
    check_ear: Callable[[], None]
    ask_model: Callable[[], Awaitable[str]]  # says which server and model answered, and how; or that there is none
    ask_slack: Callable[[], Awaitable[str]]  # says as whom Slack knows us; or that there are no tokens for it
    sealed: bool


def report(patient: Patient, host: str, port: int, out: TextIO) -> int:
    """Print one line a check; returns 0 when all is well, 2 when something is not."""
    database = _database(patient.check_database)
    lines = [
        (True, f"Python {platform.python_version()}"),
        (True, f"{len(rules.catalogue())} rules, in English"),
        (True, _hearing(patient.check_ear)),
        _asked(patient.ask_model, otherwise=" Until then wordings are put together from your own words"),
        _asked(patient.ask_slack),
        database,
        (True, _sealing(sealed=patient.sealed, readable=database[0])),
        _port(host, port),
    ]
    out.writelines(f"{'ok     ' if well else 'trouble'}  {line}\n" for well, line in lines)
    return FINE if all(well for well, _ in lines) else TROUBLE


def _database(check: Callable[[], Awaitable[None]]) -> tuple[bool, str]:
    async def checked() -> None:
        await check()

    try:
        asyncio.run(checked())
    except ComebackError as error:
        return False, str(error)
    return True, "The database is there, up to date, and can be written"


def _hearing(check: Callable[[], None]) -> str:
    try:
        check()
    except ComebackError as error:
        return f"{error} The rules work without it"
    return "The ear hears what the rules cannot, in any language, and best in English"


def _asked(ask: Callable[[], Awaitable[str]], otherwise: str = "") -> tuple[bool, str]:
    async def asked() -> str:
        return await ask()

    try:
        return True, asyncio.run(asked())
    except ComebackError as error:
        return False, f"{error}{otherwise}"


def _sealing(*, sealed: bool, readable: bool) -> str:
    if not sealed:
        return "Drafts are kept as they are; set COMEBACK_SECRET_KEY to have them sealed"
    return "Drafts are kept sealed, and your key opens those that are there" if readable else "Drafts are kept sealed"


def _port(host: str, port: int) -> tuple[bool, str]:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except (OSError, OverflowError) as error:
        if getattr(error, "errno", None) == errno.EADDRINUSE:
            return True, f"Something answers at {host}:{port}; it may be the workspace itself"
        return False, f"{host}:{port} is no address of this machine. Choose another with --host and --port."
    return True, f"{host}:{port} is free for the workspace"
