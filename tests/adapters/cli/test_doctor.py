"""The doctor says what works and what does not, a line each."""

import io
import platform
import socket
from collections.abc import Awaitable, Callable

import pytest

from adapters.cli.doctor import NO_MODEL, NO_SLACK, Patient, report
from bot import rules
from bot.errors import Misuse, Unavailable


async def healthy() -> None:
    """A database that works."""


def hears() -> None:
    """An ear that hears."""


async def nobody() -> str:
    return NO_MODEL


async def silent() -> str:
    return NO_SLACK


async def locked() -> None:
    raise Unavailable("The database at x is locked.")


async def sealed_otherwise() -> None:
    raise Unavailable("What is kept here was sealed with a key that is not at hand.")


def told(check: Callable[[], Awaitable[None]], port: int, *, sealed: bool) -> tuple[int, list[str]]:
    out = io.StringIO()
    return report(Patient(check, hears, nobody, silent, sealed), "127.0.0.1", port, out), out.getvalue().splitlines()


WELL = "ok       The database is there, up to date, and can be written"
LOCKED = "trouble  The database at x is locked."
OTHER_KEY = "trouble  What is kept here was sealed with a key that is not at hand."
PLAIN = "ok       Drafts are kept as they are; set COMEBACK_SECRET_KEY to have them sealed"
SEALED = "ok       Drafts are kept sealed"
OPENED = "ok       Drafts are kept sealed, and your key opens those that are there"


@pytest.mark.parametrize(
    ("check", "sealed", "code", "lines"),
    [
        (healthy, False, 0, [WELL, PLAIN]),
        (healthy, True, 0, [WELL, OPENED]),
        (locked, False, 2, [LOCKED, PLAIN]),
        (locked, True, 2, [LOCKED, SEALED]),
        (sealed_otherwise, True, 2, [OTHER_KEY, SEALED]),
    ],
)
def test_doctor_tells_what_works_and_what_does_not(
    *, check: Callable[[], Awaitable[None]], sealed: bool, code: int, lines: list[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

        assert told(check, port, sealed=sealed) == (
            code,
            [
                f"ok       Python {platform.python_version()}",
                f"ok       {len(rules.catalogue())} rules, in English",
                "ok       The ear hears what the rules cannot, in any language, and best in English",
                "ok       No language model is connected: wordings are put together from your own words",
                f"ok       {NO_SLACK}",
                *lines,
                f"ok       Something answers at 127.0.0.1:{port}; it may be the workspace itself",
            ],
        )


@pytest.mark.parametrize(("host", "port"), [("300.1.1.1", 8010), ("127.0.0.1", 99999)])
def test_doctor_says_which_address_cannot_be_used(host: str, port: int) -> None:
    out = io.StringIO()

    code = report(Patient(healthy, hears, nobody, silent, sealed=False), host, port, out)

    sentence = f"{host}:{port} is no address of this machine. Choose another with --host and --port."
    assert (code, out.getvalue().splitlines()[-1]) == (2, f"trouble  {sentence}")


def test_ear_that_cannot_hear_is_told_and_is_no_trouble() -> None:
    def deaf() -> None:
        raise Unavailable("The ear has no encoder on this machine.")

    out = io.StringIO()
    code = report(Patient(healthy, deaf, nobody, silent, sealed=False), "127.0.0.1", 0, out)

    assert code == 0
    assert "ok       The ear has no encoder on this machine. The rules work without it\n" in out.getvalue()


async def answers() -> str:
    return "models.example.com answers with tiny, in the form that is asked for"


async def refuses() -> str:
    raise Unavailable("The key for the language model is wrong.")


@pytest.mark.parametrize(
    ("ask", "code", "line"),
    [
        (answers, 0, "ok       models.example.com answers with tiny, in the form that is asked for"),
        (
            refuses,
            2,
            (
                "trouble  The key for the language model is wrong. "
                "Until then wordings are put together from your own words"
            ),
        ),
    ],
    ids=["answers", "refuses"],
)
def test_doctor_asks_the_language_model(ask: Callable[[], Awaitable[str]], code: int, line: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        out = io.StringIO()

        assert (
            report(Patient(healthy, hears, ask, silent, sealed=False), "127.0.0.1", listener.getsockname()[1], out)
            == code
        )
        assert out.getvalue().splitlines()[3] == line


async def known() -> str:
    return "slack.com knows us as U1 of T1; what people do comes by Socket Mode"


async def unknown() -> str:
    raise Misuse("Slack does not accept SLACK_BOT_TOKEN (invalid_auth).")


@pytest.mark.parametrize(
    ("ask", "code", "line"),
    [
        (known, 0, "ok       slack.com knows us as U1 of T1; what people do comes by Socket Mode"),
        (unknown, 2, "trouble  Slack does not accept SLACK_BOT_TOKEN (invalid_auth)."),
    ],
    ids=["known", "unknown"],
)
def test_doctor_asks_slack(ask: Callable[[], Awaitable[str]], code: int, line: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        out = io.StringIO()
        patient = Patient(healthy, hears, nobody, ask, sealed=False)

        assert report(patient, "127.0.0.1", listener.getsockname()[1], out) == code
        assert out.getvalue().splitlines()[4] == line
