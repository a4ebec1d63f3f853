"""Logs tell what happened and where, and never what people wrote."""

import ast
import asyncio
import gc
import json
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from datetime import UTC, datetime
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import Mention, Person, Place
from bot.log import about, configure_logs, plain

SECRET = "the words of a draft"
EVENT = Mention(
    id="e1", place=Place("web", "home", "support", "t1"), person=Person("u1", "Ada"), at=datetime.now(UTC), text=SECRET
)
Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Iterator[Lines]:
    """The logs as `configure_logs` makes them, read back; the secret must be nowhere on stderr."""
    root, thread_hook = logging.getLogger(), threading.excepthook
    before = root.handlers[:], root.level
    root.handlers = []  # those of pytest must not be closed
    written = StringIO()
    with redirect_stderr(written):  # pytest has another stderr once the test begins
        configure_logs()

    def read() -> list[dict[str, Any]]:
        everything = written.getvalue() + capsys.readouterr().err
        assert SECRET not in everything
        return [json.loads(line) for line in everything.splitlines()]

    yield read
    root.handlers[:], root.level = before
    threading.excepthook = thread_hook
    structlog.reset_defaults()


def fail() -> None:
    raise KeyError(SECRET)


def types_and_places(entry: dict[str, Any]) -> list[tuple[str, str]]:
    return [(exception["exc_type"], exception["frames"][-1]["name"]) for exception in entry["exception"]]


def test_log_of_a_fault_has_its_type_and_place_but_not_its_words(lines: Lines) -> None:
    try:
        fail()
    except KeyError:
        structlog.get_logger("test").exception("event failed", event_id="e1")

    [entry] = lines()
    assert (entry["event"], entry["event_id"], entry["level"]) == ("event failed", "e1", "error")
    assert types_and_places(entry) == [("KeyError", "fail")]
    assert entry["exception"][0]["frames"][-1]["filename"] == __file__


def test_log_of_a_group_of_faults_has_the_words_of_none(lines: Lines) -> None:
    async def two() -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(asyncio.to_thread(fail))

    try:
        asyncio.run(two())
    except ExceptionGroup as error:
        error.add_note(SECRET)
        structlog.get_logger("test").exception("event failed")

    [entry] = lines()
    [[grouped]] = entry["exception"][0]["exceptions"]
    assert (grouped["exc_type"], grouped["exc_value"]) == ("KeyError", "")


def test_log_of_a_fault_keeps_the_types_of_its_causes(lines: Lines) -> None:
    try:
        try:
            fail()
        except KeyError as error:
            raise SyntaxError(SECRET, ("file", 1, 1, SECRET)) from error
    except SyntaxError:
        structlog.get_logger("test").exception("event failed")

    [entry] = lines()
    assert [exception["exc_type"] for exception in entry["exception"]] == ["SyntaxError", "KeyError"]


def test_every_line_about_an_event_carries_its_id(lines: Lines) -> None:
    log = structlog.get_logger("test")

    async def post() -> None:
        await asyncio.sleep(0)
        log.info("posted")
        logging.getLogger("sqlalchemy.pool").warning("slow")

    async def answer() -> None:
        log.info("before")
        with about(EVENT):
            log.info("accepted")
            await asyncio.create_task(post())
            await asyncio.to_thread(log.info, "in a thread")
        log.info("after")

    asyncio.run(answer())

    told = [(entry["event"], entry.get("event_id"), entry.get("kind")) for entry in lines()]
    assert told == [
        ("before", None, None),
        ("accepted", "e1", "Mention"),
        ("posted", "e1", "Mention"),
        ("slow", "e1", "Mention"),
        ("in a thread", "e1", "Mention"),
        ("after", None, None),
    ]


def test_line_of_a_library_has_its_words_and_place_but_no_values(lines: Lines) -> None:
    try:
        fail()
    except KeyError as error:
        written_in = f"Error executing workflow 12: {error}"
        logging.getLogger("dbos").exception(written_in)
        logging.getLogger("psycopg").warning("error ignored in %s: %s", SECRET, error)
        logging.getLogger("sqlalchemy.pool").warning(error)

    told = [(entry["logger"], entry["level"], entry["event"], "exception" in entry) for entry in lines()]
    assert told == [
        ("dbos", "error", "Error executing workflow", True),
        ("psycopg", "warning", "error ignored in", False),
        ("sqlalchemy.pool", "warning", "KeyError", False),
    ]


def test_only_warnings_and_worse_are_kept_of_a_library_that_would_tell_more(lines: Lines) -> None:
    library = logging.getLogger("talkative")
    library.setLevel(logging.DEBUG)  # as DBOS and uvicorn do with their own
    for level in (logging.DEBUG, logging.INFO, logging.WARNING, logging.CRITICAL):
        library.log(level, "so it is")

    assert [entry["level"] for entry in lines()] == ["warning", "critical"]


def test_line_of_a_library_says_where_it_comes_from(lines: Lines) -> None:
    logging.getLogger("dbos").warning("Contention detected")

    [entry] = lines()
    module, _, number = entry["where"].partition(":")
    assert module == "test_log"
    assert "Contention detected" in Path(__file__).read_text().splitlines()[int(number) - 1]


def test_task_that_fails_unseen_is_logged_without_its_words(lines: Lines) -> None:
    async def unseen() -> None:
        await asyncio.wait([asyncio.create_task(asyncio.to_thread(fail))])

    asyncio.run(unseen())
    gc.collect()

    [entry] = lines()
    assert (entry["logger"], entry["event"]) == ("asyncio", "Task exception was never retrieved")
    assert types_and_places(entry) == [("KeyError", "fail")]


def test_thread_that_fails_is_logged_without_its_words(lines: Lines) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()

    [entry] = lines()
    assert (entry["event"], entry["level"]) == ("thread failed", "error")
    assert types_and_places(entry) == [("KeyError", "fail")]


def test_logs_that_are_set_up_twice_tell_everything_once(lines: Lines) -> None:
    configure_logs()
    logging.getLogger("alembic").warning("once")
    structlog.get_logger("test").warning("once too")

    assert [entry["event"] for entry in lines()] == ["once", "once too"]


def test_log_of_an_error_object_is_its_type() -> None:
    assert plain(ValueError(SECRET)) == "ValueError"


@given(st.from_regex(r"[A-Za-z ,.;-]*", fullmatch=True), st.sampled_from("'\"(<[{:=\n%/0é"), st.text())
def test_message_ends_where_a_value_may_begin(words: str, opening: str, value: str) -> None:
    assert plain(f"{words}{opening}{value}") == words.strip()


@given(st.text())
def test_words_of_a_message_are_its_beginning(message: str) -> None:
    assert message.strip(" ").startswith(plain(message))


class Messages(ast.NodeVisitor):
    """Each message that a module logs as a warning or worse, as it looks when every error in it tells the secret."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._errors: list[str] = ["failure", "func"]  # names of values that may show an error or an argument

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        self._errors.append(node.name or "")
        self.generic_visit(node)
        self._errors.pop()

    def visit_Call(self, node: ast.Call) -> None:
        match node:
            case ast.Call(func=ast.Attribute(value=logger, attr="warning" | "error" | "exception"), args=[told, *_]):
                if ast.unparse(logger).endswith("logger"):
                    self.found.append("".join(self._told(told)))
        self.generic_visit(node)

    def _told(self, node: ast.expr) -> Iterator[str]:
        match node:
            case ast.Constant(value=str(words)):
                yield words
            case ast.JoinedStr(values=parts):
                for part in parts:
                    yield from self._told(part)
            case ast.FormattedValue(value=value):
                names = {name.id for name in ast.walk(value) if isinstance(name, ast.Name)}
                yield f"({SECRET})" if "func" in names else SECRET if names & set(self._errors) else "7"


def test_no_message_of_the_engine_tells_the_words_of_an_error(lines: Lines) -> None:
    spec = find_spec("dbos")
    assert spec
    messages = Messages()
    for folder in spec.submodule_search_locations or ():
        for file in Path(folder).rglob("*.py"):
            messages.visit(ast.parse(file.read_text()))
    revealing = [message for message in messages.found if SECRET in message]

    for message in revealing:
        logging.getLogger("dbos").warning(message)

    told = [entry["event"] for entry in lines()]
    assert len(told) == len(revealing) > 20
    assert "Error executing workflow" in told
