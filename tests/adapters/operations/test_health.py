"""A process tells whether it can work, in time, whatever hangs, and tells no secret."""

import asyncio
import time
from pathlib import Path

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from adapters.operations.health import BROKEN, SILENT, application
from adapters.operations.meter import PrometheusMeter
from adapters.sql.database import Database, open_database
from adapters.sql.failure import MISSING
from adapters.sql.journal import SqlJournal
from adapters.sql.migration import migrate
from bot.errors import ComebackError, Misuse, Unavailable
from tests.adapters.operations.asking import ask, is_nan, value
from tests.adapters.sql.sample import mention, press

AWAY = "No worker answers events. Start one with “comeback worker”."


class FakePart:
    """Something that the process needs: it may be broken, and it answers once its gate is open."""

    def __init__(self, trouble: Exception | None = None, *, hangs: bool = False) -> None:
        self.trouble = trouble
        self.asked = 0
        self.gate = asyncio.Event()
        if not hangs:
            self.gate.set()

    async def check(self) -> None:
        self.asked += 1
        await self.gate.wait()
        if self.trouble:
            raise self.trouble


async def none_waiting() -> int:
    return 0


def app_of(**parts: FakePart) -> object:
    return application({name: part.check for name, part in parts.items()}, PrometheusMeter(none_waiting))


async def test_process_that_runs_is_alive_whatever_its_parts_do() -> None:
    app = app_of(database=FakePart(Unavailable("gone")), engine=FakePart(hangs=True))

    answer = await ask(app, "/healthz")

    assert (answer.status_code, answer.text, answer.headers["cache-control"]) == (200, "ok", "no-store")


async def test_process_whose_parts_all_work_is_ready() -> None:
    answer = await ask(app_of(database=FakePart(), engine=FakePart(), platforms=FakePart()), "/readyz")

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.text == '{\n  "database": "ok",\n  "engine": "ok",\n  "platforms": "ok"\n}\n'


async def test_part_that_does_not_work_says_in_one_sentence_what_to_do() -> None:
    answer = await ask(app_of(database=FakePart(), engine=FakePart(Unavailable(AWAY))), "/readyz")

    assert answer.status_code == 503
    assert answer.text == f'{{\n  "database": "ok",\n  "engine": "{AWAY}"\n}}\n'


@given(
    st.dictionaries(
        st.sampled_from(["database", "engine", "platforms"]),
        st.none() | st.text().map(Unavailable) | st.text().map(Misuse) | st.text().map(KeyError),
    )
)
def test_process_is_ready_exactly_when_no_part_is_in_trouble(troubles: dict[str, Exception | None]) -> None:
    async def readiness() -> tuple[int, dict[str, str]]:
        answer = await ask(app_of(**{name: FakePart(trouble) for name, trouble in troubles.items()}), "/readyz")
        return answer.status_code, answer.json()

    with structlog.testing.capture_logs():
        told = asyncio.run(readiness())

    sentences = {
        name: "ok" if trouble is None else str(trouble) if isinstance(trouble, ComebackError) else BROKEN
        for name, trouble in troubles.items()
    }
    assert told == (503 if any(trouble is not None for trouble in troubles.values()) else 200, sentences)


async def test_fault_of_a_part_is_logged_and_not_shown() -> None:
    with structlog.testing.capture_logs() as logged:
        answer = await ask(app_of(database=FakePart(KeyError("password=hunter2"))), "/readyz")

    assert (answer.status_code, answer.json()) == (503, {"database": BROKEN})
    assert [(entry["event"], entry["part"]) for entry in logged] == [("check failed", "database")]


async def test_part_that_hangs_is_told_in_time_and_asked_once_until_it_is_back() -> None:
    database = FakePart(hangs=True)
    app = app_of(database=database, engine=FakePart())
    began = time.monotonic()

    answers = await asyncio.gather(*(ask(app, "/readyz") for _ in range(10)))
    lasted = time.monotonic() - began

    assert [(answer.status_code, answer.json()) for answer in answers] == [
        (503, {"database": SILENT, "engine": "ok"})
    ] * 10
    assert 1.9 < lasted < 4
    assert database.asked == 1

    database.gate.set()
    back = await ask(app, "/readyz")
    assert (back.status_code, back.json()) == (200, {"database": "ok", "engine": "ok"})


async def test_metrics_come_in_the_text_format_of_prometheus() -> None:
    answer = await ask(app_of(), "/metrics")

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert value(answer.text, "comeback_events_accepted_total") == 0


async def test_nothing_else_is_served() -> None:
    async def status(path: str) -> int:
        return (await ask(app_of(), path)).status_code

    assert [await status(path) for path in ("/", "/docs", "/readyz/database")] == [404] * 3


async def test_real_database_is_ready_and_its_backlog_is_counted(database: Database) -> None:
    journal = SqlJournal(database)
    await journal.take(mention("e1"))
    await journal.take(press("e2"))
    app = application({"database": database.check}, PrometheusMeter(journal.waiting))

    ready, metrics = await ask(app, "/readyz"), await ask(app, "/metrics")

    assert (ready.status_code, ready.json()) == (200, {"database": "ok"})
    assert value(metrics.text, "comeback_events_waiting") == 2
    assert [word for word in ("e1", "Ada", "upset", "support") if word in metrics.text] == []


async def test_database_that_went_away_is_told_and_its_backlog_is_no_number(tmp_path: Path) -> None:
    file = tmp_path / "comeback.db"
    migrate(f"sqlite:///{file}")
    database = open_database(f"sqlite:///{file}")
    app = application({"database": database.check}, PrometheusMeter(SqlJournal(database).waiting))
    file.unlink()

    ready, metrics = await ask(app, "/readyz"), await ask(app, "/metrics")
    await database.close()

    assert (ready.status_code, ready.json()) == (503, {"database": MISSING.format(file)})
    assert (metrics.status_code, is_nan(value(metrics.text, "comeback_events_waiting"))) == (200, True)


@pytest.mark.parametrize("path", ["/readyz", "/metrics"])
async def test_address_of_the_database_tells_no_user_and_no_password(path: str) -> None:
    database = open_database("postgresql://operator:hunter2@127.0.0.1:1/comeback")
    app = application({"database": database.check}, PrometheusMeter(SqlJournal(database).waiting))

    answer = await ask(app, path)
    await database.close()

    assert answer.status_code == (503 if path == "/readyz" else 200)
    assert [word for word in ("operator", "hunter2") if word in answer.text] == []
