"""The doctor says what works and what does not, a line each."""

import io
import platform
import socket

import pytest

from adapters.cli.doctor import report
from bot import rules
from bot.errors import Unavailable


async def healthy() -> None:
    """A database that works."""


async def locked() -> None:
    raise Unavailable("The database at x is locked.")


def told(check: object, port: int) -> tuple[int, list[str]]:
    out = io.StringIO()
    return report(check, "127.0.0.1", port, out), out.getvalue().splitlines()  # type: ignore[arg-type] - the two above


@pytest.mark.parametrize(
    ("check", "code", "line"),
    [
        (healthy, 0, "ok       The database is there, up to date, and can be written"),
        (locked, 2, "trouble  The database at x is locked."),
    ],
)
def test_doctor_tells_what_works_and_what_does_not(check: object, code: int, line: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

        assert told(check, port) == (
            code,
            [
                f"ok       Python {platform.python_version()}",
                f"ok       {len(rules.catalogue())} rules, in English",
                "ok       No language model is connected: wordings are put together from your own words",
                line,
                f"ok       Something answers at 127.0.0.1:{port}; it may be the workspace itself",
            ],
        )


@pytest.mark.parametrize(("host", "port"), [("300.1.1.1", 8010), ("127.0.0.1", 99999)])
def test_doctor_says_which_address_cannot_be_used(host: str, port: int) -> None:
    out = io.StringIO()

    code = report(healthy, host, port, out)

    sentence = f"{host}:{port} is no address of this machine. Choose another with --host and --port."
    assert (code, out.getvalue().splitlines()[-1]) == (2, f"trouble  {sentence}")
