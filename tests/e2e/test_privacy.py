"""Export and forget on the running program: what two people wrote, and every place where it is stored."""

import asyncio
import json
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from time import monotonic, sleep
from uuid import uuid4

import pytest

from adapters.dbos.outbox import Outbox
from adapters.fernet.seal import fresh_key, seal_from
from adapters.sql.database import open_database
from adapters.sql.durable import durable_engine
from adapters.sql.journal import SqlJournal
from bot.chat import Mention, Person, Place
from tests.contract.stage import eventually
from tests.e2e.program import Program, Rows, Visitor, change, held_up, stored, tables, traces, words

MINE, THEIRS = "xylophone", "marimba"  # in everything that Una writes, and in everything that Vic does
APOLOGY = "@Comeback {}We're sorry if anyone was offended by this {} post. Mistakes were made."
AT_MOST = 3.0  # seconds until nothing is left of what was forgotten
PLAIN = pytest.mark.parametrize("key", [""], ids=["plain"])
SEALED = pytest.mark.parametrize("key", [fresh_key()], ids=["sealed"])


@pytest.fixture(params=["plain", "sealed"])
def key(request: pytest.FixtureRequest) -> str:
    return fresh_key() if request.param == "sealed" else ""


@pytest.fixture
def program(url: str, tmp_path: Path, key: str) -> Iterator[Program]:
    program = Program(url, tmp_path, key)
    program.start()
    yield program
    program.stop()
    logged = program.log.read_text()
    assert [said for said in (MINE, THEIRS, "you-", key) if said and said in logged.casefold()] == []


@pytest.fixture
def una(program: Program) -> Iterator[Visitor]:
    with Visitor(program) as una:
        yield una


@pytest.fixture
def vic(program: Program) -> Iterator[Visitor]:
    with Visitor(program) as vic:
        yield vic


@pytest.fixture
def shared(una: Visitor, vic: Visitor) -> str:
    """A thread that both talk in, after all that can be done with a draft; each has a draft in another one, too."""
    thread = una.write(APOLOGY.format("", MINE))
    una.write(f"We posted a {MINE} joke about a funeral", thread)
    una.press("Shorter", thread)
    una.submit(thread, draft=f"Sorry you feel that way about the {MINE}, folks. Mistakes were made.")
    una.press("why?", thread)
    una.press("Not this", thread)
    una.press("Use this", thread)
    vic.write(APOLOGY.format("new draft: ", THEIRS), thread)
    una.press("Use this", thread)
    una.write(f"@Comeback I am sorry if my {MINE} was too loud for anyone.")
    vic.write(f"@Comeback I am sorry if my {THEIRS} was too loud for anyone.")
    una.submit(una.write("/profile"), tone="plain", signature="the shop", job="we bake bread")
    return thread


def wait_until_gone(program: Program, *forgotten: str) -> None:
    """Soon no byte that is stored tells of what was forgotten."""
    until = monotonic() + AT_MOST
    while left := [trace for trace in forgotten if trace in stored(program.url).casefold()]:
        assert monotonic() < until, left
        sleep(0.1)


def subject_hash(person: str | None) -> str:
    return sha256(json.dumps(["web", "local", person], separators=(",", ":")).encode()).hexdigest()


def trail(program: Program) -> list[tuple[str, str]]:
    return [(row["action"], row["subject"]) for row in tables(program.url)["trail"]]


def own(rows: Rows) -> Rows:
    """Without what the workflow library keeps until it is swept."""
    return {name: kept for name, kept in rows.items() if name not in ("operation_outputs", "workflow_output")}


def remind(program: Program, visitor: Visitor, seconds: float) -> None:
    """Schedule a reminder that is due in so many seconds."""
    with ThreadPoolExecutor() as pool:  # the browser of another test may keep a loop running in this thread
        pool.submit(asyncio.run, _remind(program, visitor, seconds)).result()


async def _remind(program: Program, visitor: Visitor, seconds: float) -> None:
    """Schedule what a feature may schedule: words of this person, to be answered in a thread of their own."""
    seal, due = seal_from(""), datetime.now(UTC) + timedelta(seconds=seconds)
    database, engine = open_database(program.url, seal), durable_engine(program.url)
    person, event = Person(visitor.known_as(), "You"), f"web:{uuid4()}"
    place = Place("web", "local", "drafts", event)
    words = f"I am sorry if the {MINE} or the {THEIRS} was too loud for anyone."
    journal = SqlJournal(database, Outbox(engine, seal).enqueue)
    await journal.take(Mention(id=event, place=place, person=person, at=due, text=words), due)
    engine.dispose()
    await database.close()


def test_person_takes_everything_away_and_has_it_deleted_in_the_chat(
    program: Program, una: Visitor, vic: Visitor, shared: str, key: str
) -> None:
    una_id = una.known_as()
    before = own(tables(program.url, key))
    told = traces(program.url, key, MINE)
    readable = [word for word in (MINE, THEIRS) if word in stored(program.url).casefold()]

    by_command = json.loads(program.run("export", "--person", una_id))
    in_chat = json.loads(una.saved(una.write("/mydata export")))
    asking = una.write("/mydata forget")
    una.press("Yes, delete it all", asking)
    wait_until_gone(program, *told)

    assert len(told) > 20 if key else told == [MINE]
    assert readable == ([] if key else [MINE, THEIRS])
    assert words(before, MINE) != set()
    for record in (by_command, in_chat):
        assert words(record, MINE) == words(before, MINE)
        assert words(record, THEIRS) == set()
    asked = {row["id"] for row in before["event"] if row["person"] == una_id}
    assert {event["id"] for event in by_command["events"]} == asked
    after = own(tables(program.url, key))
    assert words(tables(program.url, key), MINE) == set()
    assert words(after, THEIRS) == words(before, THEIRS)
    assert {row["id"] for row in after["event"]} >= {row["id"] for row in before["event"]}
    assert trail(program) == [(f"{verb}-person", subject_hash(una_id)) for verb in ("export", "export", "forget")]
    assert una.whispers(asking).startswith("C Comeback only you see this Dismiss Deleted: 2 drafts, ")

    assert set(una.send_again()) <= {303, 404}
    assert words(tables(program.url, key), MINE) == set()
    assert vic.page(shared).count('class="turn by-bot"') == 1


@PLAIN
def test_commands_forget_people_while_the_server_runs_and_while_none_does(
    program: Program, una: Visitor, vic: Visitor, shared: str
) -> None:
    una_id, vic_id = una.known_as(), vic.known_as()
    before = own(tables(program.url))
    remind(program, vic, 2)
    program.run("forget", "--person", vic_id, "--yes")
    wait_until_gone(program, THEIRS, vic_id)
    between = own(tables(program.url))
    remind(program, una, 2)
    program.stop()
    program.run("forget", "--person", una_id, "--yes")
    wait_until_gone(program, MINE, una_id)
    due = datetime.now(UTC) + timedelta(seconds=2)
    program.start()
    missing = una.status(shared)
    told = una.write("/help")
    sleep(max(0.0, (due - datetime.now(UTC)).total_seconds()) + 1)

    assert missing == 404
    assert words(between, MINE) == words(before, MINE)
    after = tables(program.url)
    assert [row["id"] for row in after["turn"] if row["card"]] == [f"help:{told.rpartition('/')[2]}"]
    assert {row["id"] for row in after["event"]} > {row["id"] for row in before["event"]}
    assert trail(program) == [("forget-person", subject_hash(person)) for person in (vic_id, una_id)]


@PLAIN
def test_command_forgets_a_workspace_while_the_server_runs(program: Program, una: Visitor, vic: Visitor) -> None:
    una.write(APOLOGY.format("", MINE))
    vic.write(APOLOGY.format("", THEIRS))
    una_id = una.known_as()
    before = own(tables(program.url))
    record = json.loads(program.run("export", "--workspace", "local"))
    program.run("forget", "--workspace", "local", "--yes")
    wait_until_gone(program, MINE, THEIRS, una_id)

    for said in (MINE, THEIRS):
        assert words(record, said) == words(before, said) != set()
    assert [row["id"] for row in tables(program.url)["event"]] == [row["id"] for row in before["event"]]
    assert trail(program) == [(f"{verb}-workspace", subject_hash(None)) for verb in ("export", "forget")]
    assert una.page("/c/drafts").count('class="opening"') == 0


@SEALED
def test_steps_that_a_killed_server_leaves_are_sealed_and_forgotten(program: Program, una: Visitor, key: str) -> None:
    una.write(APOLOGY.format("", MINE))
    una_id, asking = una.known_as(), una.write("/mydata")
    eventually(lambda: not tables(program.url)["operation_outputs"] or None)
    with held_up(program.url):
        una.press("Take it away as a file", asking, wait=False)
        eventually(lambda: tables(program.url)["operation_outputs"] or None)
        program.stop(signal.SIGKILL)
    left = tables(program.url, key)["operation_outputs"]
    readable = MINE in stored(program.url).casefold()

    program.run("forget", "--person", una_id, "--yes")
    forgotten = words(tables(program.url, key), MINE)
    program.start()
    answered = eventually(lambda: not tables(program.url, key)["workflow_status"] or None)

    assert [MINE in str(row["output"]) for row in left] == [True]
    assert (readable, forgotten, answered) == (False, set(), True)
    assert words(tables(program.url, key), MINE) == set()


@SEALED
def test_everything_is_readable_with_the_second_key_alone_after_a_rotation(
    program: Program, una: Visitor, key: str
) -> None:
    thread = una.write(APOLOGY.format("", MINE))
    before = own(tables(program.url, key))
    program.stop()
    second = fresh_key()
    program.use_key(f"{second},{key}")
    told = program.run("rotate")
    program.use_key(second)
    program.start()

    assert told.endswith(" texts are sealed with the first key of COMEBACK_SECRET_KEY now.\n")
    after = own(tables(program.url, second))
    assert words(after, MINE) == words(before, MINE) != set()
    assert len(after["draft"]) == len(before["draft"]) == 1
    assert MINE in una.page(thread)
    assert second not in program.log.read_text()


@PLAIN
def test_silent_thread_is_deleted_at_the_start_and_a_fresh_one_stays(
    program: Program, una: Visitor, vic: Visitor
) -> None:
    old, fresh = una.write(APOLOGY.format("", MINE)), vic.write(APOLOGY.format("", THEIRS))
    before = own(tables(program.url))
    program.stop()
    (number,) = [row["number"] for row in before["thread"] if row["thread"] == old.rpartition("/")[2]]
    long_ago = "2026-01-01 00:00:00"
    change(
        program.url,
        f"UPDATE event SET taken_at = '{long_ago}', done_at = '{long_ago}' WHERE thread = {number}",
        f"UPDATE turn SET at = '{long_ago}', changed_at = '{long_ago}' WHERE thread = {number}",
        f"UPDATE job SET done_at = '{long_ago}'",
    )
    program.start()
    wait_until_gone(program, MINE)

    after = own(tables(program.url))
    assert words(after, THEIRS) == words(before, THEIRS) != set()
    assert number not in [row["number"] for row in after["thread"]]
    assert [action for action, _ in trail(program)] == ["retention"]
    assert 'class="turn by-bot"' in vic.page(fresh)
