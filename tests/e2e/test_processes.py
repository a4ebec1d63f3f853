"""Several real processes on one database: they share the work, and none of them is missed."""

import json
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic

import pytest

from bot.house import prepare
from tests.contract.stage import eventually
from tests.durable.stage import Program

BAD = "We're sorry if anyone was offended by the marmalade. Mistakes were made."
DONE = "comeback_events_answered_total"
GRACE = 25.0  # seconds in which a process ends that is told to

Start = Callable[..., Program]


@pytest.fixture
def start(url: str, tmp_path: Path) -> Iterator[Start]:
    """Start one more process on the database; all that they logged is looked at in the end."""
    prepare(url)
    started: list[Program] = []

    def start(*command: str, worker: str = "") -> Program:
        started.append(Program(url, tmp_path, *command, worker=worker))
        return started[-1]

    yield start
    for program in started:
        program.close()
        assert {line["level"] for line in program.said()} <= {"info", "warning"}
        assert "marmalade" not in program.log.read_text()


def mention(program: Program, *numbers: int) -> list[str]:
    """Open a thread for each, all at once; returns their addresses."""
    with ThreadPoolExecutor(max_workers=10) as crowd:
        answers = list(crowd.map(lambda number: program.send(f"@Comeback {BAD}", f"e{number}"), numbers))
    assert {answer.status_code for answer in answers} == {303}
    return [answer.headers["location"] for answer in answers]


def answered(program: Program) -> None:
    eventually(lambda: program.count("comeback_events_waiting") == 0 or None)


def test_work_is_shared_and_survives_the_death_of_the_server_and_the_end_of_a_worker(url: str, start: Start) -> None:
    server = start()
    workers = [start("worker") for _ in range(1 if "sqlite" in url else 2)]

    threads = mention(server, 0)  # and the browser has its cookie
    threads += mention(server, *range(1, 20))
    server.end(signal.SIGKILL)
    eventually(lambda: sum(worker.count(DONE) for worker in workers) or None)
    server.start()
    threads += mention(server, *range(20, 40))
    began = monotonic()
    code = workers[0].end()
    took = monotonic() - began
    threads += mention(server, *range(40, 60))
    answered(server)

    ids = [program.said()[0]["worker"] for program in (server, *workers)]
    done = [line["event_id"] for p in (server, *workers) for line in p.said() if line["event"] == "answered"]
    assert (code, took < GRACE) == (0, True)
    assert len(set(ids)) == len(ids)
    assert [server.cards(thread) for thread in threads] == [1] * 60
    assert len(set(done)) >= 50  # who is killed may not have come to say so of those before


def test_page_shows_the_card_that_another_process_made(start: Start) -> None:
    page, other = start(), start()
    thread = page.send("Look at this.", "e0").headers["location"].partition("#")[0]
    with page.browser.stream("GET", f"{thread}/events") as stream:
        sights = (json.loads(line.removeprefix("data: ")) for line in stream.iter_lines() if line.startswith("data: {"))
        next(sights)
        page.process.send_signal(signal.SIGSTOP)  # else it may be the first to look
        other.send(f"@Comeback {BAD}", "e1", to=thread)
        posted = eventually(lambda: [line for line in other.said() if line["event"] == "posted"] or None)
        page.process.send_signal(signal.SIGCONT)
        shown = next(sight for sight in sights if "by-bot" in sight.get("html", ""))

    assert len(posted) == 1
    assert "Mistakes were made" in shown["html"]


def test_worker_id_belongs_to_one_process(start: Start) -> None:
    worker = start("worker", worker="night shift")

    second = worker.once_more()

    assert (second.returncode, second.stdout) == (2, "")
    assert second.stderr == (
        "comeback: Another process answers events as “night shift” already."
        " Give this one a COMEBACK_WORKER_ID of its own.\n"
    )
    assert worker.end() == 0
