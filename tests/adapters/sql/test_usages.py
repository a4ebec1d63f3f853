"""What calls of language models came to: counted once an event, for one workspace, without a word."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from adapters.dbos.step import Answer, reply_of
from adapters.sql.conversations import SqlConversations
from adapters.sql.database import Database, open_database
from adapters.sql.retention import expire
from adapters.sql.table import usage as table
from adapters.sql.usages import SqlUsages
from bot.chat import Event, Person, Place
from bot.ports import Usage
from bot.record import KeptUsage, Subject
from tests.adapters.sql.household import HERE, HOME, SUBJECT, UNA, VIC, Records, everything, moves_in, press, rows
from tests.adapters.sql.sample import AT, ELSEWHERE, PLACE

DAY = timedelta(days=1)
WORKSPACES = ELSEWHERE[:2]  # another platform, another workspace
CHANNELS = ELSEWHERE[2:]  # other threads of the same workspace
FIRST = Usage(
    prompt="respond 1",
    model="small",
    tokens_in=900,
    tokens_out=120,
    tokens_cached=512,
    seconds=1.25,
    outcome="form",
)
SECOND = Usage(
    prompt="respond 1",
    model="small",
    tokens_in=1_000,
    tokens_out=80,
    tokens_cached=0,
    seconds=0.5,
    outcome="repaired",
)


@pytest.fixture
def usages(database: Database) -> SqlUsages:
    return SqlUsages(database)


def happened(event: str = "e1", place: Place = PLACE, person: Person = UNA) -> Event:
    return press(event, person, "coach:model:warmer:d1", place)


def kept(usage: Usage, event: str, at: datetime) -> KeptUsage:
    return KeptUsage(event=event, at=at, **{name: getattr(usage, name) for name in Usage.__struct_fields__})


async def test_tokens_in_and_out_of_all_calls_are_added_up(usages: SqlUsages) -> None:
    assert await usages.spent(PLACE, DAY) == 0
    await usages.add(happened("e1"), (FIRST, SECOND))
    await usages.add(happened("e2"), (SECOND,))
    await usages.add(happened("e3"), ())

    assert await usages.spent(PLACE, DAY) == 3_180


async def test_same_event_twice_is_counted_once(usages: SqlUsages) -> None:
    await usages.add(happened(), (FIRST,))
    await usages.add(happened(), (FIRST, SECOND))

    assert await usages.spent(PLACE, DAY) == 1_020


async def test_event_that_made_no_call_may_make_one_later(usages: SqlUsages) -> None:
    await usages.add(happened(), ())
    await usages.add(happened(), (SECOND,))

    assert await usages.spent(PLACE, DAY) == 1_080


async def test_same_event_in_a_race_is_counted_once(url: str, usages: SqlUsages) -> None:
    second = open_database(url)
    both = (usages, SqlUsages(second))
    await asyncio.gather(*(both[number % 2].add(happened(), (FIRST,)) for number in range(8)))
    await second.close()

    assert await usages.spent(PLACE, DAY) == 1_020


@pytest.mark.parametrize("elsewhere", CHANNELS, ids=["channel", "thread"])
async def test_threads_of_a_workspace_spend_together(usages: SqlUsages, elsewhere: Place) -> None:
    await usages.add(happened("e1"), (FIRST,))
    await usages.add(happened("e2", elsewhere), (SECOND,))

    assert [await usages.spent(place, DAY) for place in (PLACE, elsewhere)] == [2_100, 2_100]


@pytest.mark.parametrize("elsewhere", WORKSPACES, ids=["platform", "workspace"])
async def test_other_workspace_sees_and_spends_nothing(usages: SqlUsages, elsewhere: Place) -> None:
    await usages.add(happened(), (FIRST,))

    assert await usages.spent(elsewhere, DAY) == 0
    await usages.add(happened(place=elsewhere), (SECOND,))
    assert [await usages.spent(place, DAY) for place in (PLACE, elsewhere)] == [1_020, 1_080]


async def test_only_the_last_so_long_counts(usages: SqlUsages, database: Database) -> None:
    await usages.add(happened("old"), (FIRST,))
    async with database.writing() as connection:
        await connection.execute(update(table).values(at=datetime.now(UTC) - timedelta(hours=25)))
    await usages.add(happened("new"), (SECOND,))

    assert await usages.spent(PLACE, DAY) == 1_080
    assert await usages.spent(PLACE, timedelta(hours=26)) == 2_100


async def test_answers_survive_as_checkpoints(usages: SqlUsages) -> None:
    assert reply_of(await Answer.of(lambda: usages.add(happened(), (FIRST,))), SqlUsages.add) is None
    assert reply_of(await Answer.of(lambda: usages.spent(PLACE, DAY)), SqlUsages.spent) == 1_020


async def test_record_holds_the_calls_for_the_subjects_events(usages: SqlUsages, database: Database) -> None:
    await moves_in(database)
    await usages.add(happened("una-1", HERE), (FIRST, SECOND))
    await usages.add(happened("vic-1", HERE, VIC), (SECOND,))
    mine = (await Records(database).export(SUBJECT)).usages
    all_of_it = (await Records(database).export(HOME)).usages

    assert mine == (kept(FIRST, "una-1", mine[0].at), kept(SECOND, "una-1", mine[1].at))
    assert abs(mine[0].at - datetime.now(UTC)) < timedelta(minutes=5)
    assert all_of_it == (*mine, kept(SECOND, "vic-1", all_of_it[2].at))
    assert (await Records(database).export(Subject("web", "work"))).usages == ()


async def test_forgotten_person_is_not_told_by_what_was_spent(url: str, usages: SqlUsages, database: Database) -> None:
    await moves_in(database)
    await usages.add(happened("una-1", HERE), (FIRST,))
    await Records(database).forget(SUBJECT)
    await Records(database).forget(Subject("web", "work", UNA.id))

    assert await usages.spent(HERE, DAY) == 1_020  # the budget of the workspace is none of the person's
    assert (await rows(database))["usage"] != []
    assert UNA.id not in await everything(url, database)


async def test_deleted_draft_stays_counted_and_a_silent_thread_does_not(usages: SqlUsages, database: Database) -> None:
    await moves_in(database)
    await usages.add(happened("una-1", HERE), (FIRST,))
    await SqlConversations(database).forget(press("una-8", UNA, "coach:forget::una-1"), "una-1")
    assert await usages.spent(HERE, DAY) == 1_020

    assert await expire(database, datetime.now(UTC) + timedelta(days=200), 90) == 0  # not answered yet
    await Records(database).forget(HOME)
    assert await usages.spent(HERE, DAY) == 0
    assert (await rows(database))["usage"] == []


async def test_calls_go_with_their_thread(usages: SqlUsages, database: Database) -> None:
    await usages.add(happened(), (FIRST,))
    assert await expire(database, AT + timedelta(days=200), 90) == 1

    assert (await rows(database))["usage"] == []
