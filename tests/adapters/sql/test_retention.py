"""Silent threads go when their time has come, those that are talked in stay whole, and one process does it."""

import asyncio
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from adapters.sql.conversations import SqlConversations
from adapters.sql.database import Database, open_database
from adapters.sql.journal import SqlJournal
from adapters.sql.retention import claim_job, expire
from adapters.sql.table import draft, event, thread, trail, turn
from adapters.sql.trail import subject_hash
from adapters.sql.turns import SqlTurns
from adapters.sql.whispers import SqlWhispers
from adapters.sql.workspace import LONGEST, set_retention
from bot.chat import Place
from bot.errors import Misuse
from bot.record import Subject
from tests.adapters.sql.household import (
    HERE,
    HOME,
    MINE,
    UNA,
    copy_for,
    drafted,
    everything,
    happens,
    mention,
    moves_in,
    rows,
)
from tests.adapters.sql.sample import AT

DAY = timedelta(days=1)
NOW = AT + 200 * DAY
OLD, RECENT = NOW - 91 * DAY, NOW - 89 * DAY


async def answered(database: Database, at: datetime) -> None:
    """Let everything that is stored have happened at that time, and be answered."""
    async with database.writing() as connection:
        await connection.execute(event.update().values(taken_at=at, done_at=at))
        await connection.execute(turn.update().values(at=at, changed_at=at))


async def places(database: Database) -> list[Place]:
    async with database.reading() as connection:
        found = await connection.execute(select(thread).order_by(thread.c.number))
        return [Place(row.platform, row.workspace, row.channel, row.thread) for row in found]


async def deeds(database: Database) -> list[tuple[str, str, int]]:
    async with database.reading() as connection:
        found = await connection.execute(select(trail).order_by(trail.c.number))
        return [(row.action, row.subject, row.rows) for row in found]


async def test_silent_threads_are_gone_to_the_last_byte(url: str, database: Database) -> None:
    await moves_in(database)
    await answered(database, OLD)

    assert await expire(database, NOW, 90) == 3
    assert MINE not in await everything(url, database)
    assert {name for name, left in (await rows(database)).items() if left} == {"trail", "workspace"}
    assert await deeds(database) == [
        ("retention", subject_hash(HOME), 9),
        ("retention", subject_hash(Subject("web", "work")), 3),
    ]


async def test_threads_that_are_young_enough_are_kept(database: Database) -> None:
    await moves_in(database)
    await answered(database, RECENT)
    before = await rows(database)

    assert await expire(database, NOW, 90) == 0
    assert {**await rows(database), "workspace": []} == {**before, "workspace": []}
    assert await expire(database, NOW, 88) == 3


async def test_thread_that_is_talked_in_is_kept_whole(database: Database) -> None:
    await moves_in(database)
    await answered(database, OLD)
    async with database.writing() as connection:
        newest = select(event.c.number).where(event.c.id == "una-3")
        await connection.execute(event.update().where(event.c.number.in_(newest)).values(taken_at=RECENT))

    assert await expire(database, NOW, 90) == 2
    assert await places(database) == [HERE]
    assert len(await SqlTurns(database).thread(HERE)) == 4
    assert await SqlConversations(database).find(HERE, "una-1") is not None


async def test_thread_in_which_somebody_only_spoke_counts_as_talked_in(database: Database) -> None:
    await moves_in(database)
    await answered(database, OLD)
    async with database.writing() as connection:
        await connection.execute(turn.update().where(turn.c.id == "vic-1").values(at=RECENT))

    await expire(database, NOW, 90)
    assert await places(database) == [HERE]


async def test_thread_in_which_something_is_still_to_happen_is_kept(database: Database) -> None:
    await moves_in(database)
    await answered(database, OLD)
    await SqlJournal(database).take(mention("una-7", UNA, "later"), NOW + 300 * DAY)
    async with database.writing() as connection:
        await connection.execute(event.update().where(event.c.id == "una-7").values(taken_at=OLD))

    await expire(database, NOW, 90)
    assert await places(database) == [HERE]

    await SqlJournal(database).withdraw("una-7")
    await expire(database, NOW, 90)
    assert await places(database) == []


async def test_workspace_keeps_for_as_long_as_it_wants(database: Database) -> None:
    await moves_in(database)
    await answered(database, OLD)
    await set_retention(database, "web", "home", 365)

    assert await expire(database, NOW, 90) == 1
    assert {place.workspace for place in await places(database)} == {"home"}


async def test_copies_of_records_go_with_what_they_copy(database: Database) -> None:
    await moves_in(database)
    await answered(database, OLD)
    async with database.writing() as connection:
        await connection.execute(event.update().where(event.c.id == "una-1").values(taken_at=RECENT))
    await SqlWhispers(database).put(HERE, copy_for(UNA, "words of the thread that is gone"))

    await expire(database, NOW, 90)
    assert [whisper.key for whisper in await SqlWhispers(database).of(HERE, UNA.id)] == ["why:una-6"]


async def test_more_threads_than_one_batch_are_all_deleted(database: Database) -> None:
    for number in range(230):
        said = mention(f"una-{number}", UNA, MINE, Place("web", "home", "support", f"old{number}"))
        await SqlJournal(database).take(said)
    await answered(database, OLD)
    await happens(database, mention("una-new", UNA, MINE), drafted(mention("una-new", UNA, MINE)))

    assert await expire(database, NOW, 90) == 230
    assert await places(database) == [HERE]
    assert [rows for _, _, rows in await deeds(database)] == [0, 0, 0]


async def test_nobody_loses_words_that_come_while_it_is_cleaned_up(url: str, database: Database) -> None:
    await moves_in(database)
    await answered(database, OLD)
    second = open_database(url)
    fresh = mention("una-7", UNA, "just now")
    try:
        gone, _ = await asyncio.gather(expire(second, NOW, 90), happens(database, fresh, drafted(fresh)))
        stored = await SqlConversations(database).find(HERE, "una-7")
    finally:
        await second.close()

    assert gone in (2, 3)
    assert stored == drafted(fresh)
    assert await SqlTurns(database).find(HERE, "una-7") is not None


async def test_expiring_twice_at_once_counts_each_thread_once(url: str, database: Database) -> None:
    await moves_in(database)
    await answered(database, OLD)
    second = open_database(url)
    try:
        counts = await asyncio.gather(expire(database, NOW, 90), expire(second, NOW, 90))
    finally:
        await second.close()

    assert sum(counts) == 3
    async with database.reading() as connection:
        assert (await connection.execute(select(draft))).all() == []


async def test_job_is_claimed_by_one_of_many_and_again_when_it_is_due(url: str, database: Database) -> None:
    others = [open_database(url) for _ in range(4)]

    async def claims(at: datetime) -> list[bool]:
        return sorted(await asyncio.gather(*(claim_job(each, "retention", at, DAY) for each in (database, *others))))

    try:
        taken = [await claims(at) for at in (NOW, NOW + DAY / 2, NOW + DAY)]
    finally:
        for other in others:
            await other.close()

    one, none = [False] * 4 + [True], [False] * 5
    assert taken == [one, none, one]
    assert await claim_job(database, "another", NOW, DAY) is True


@given(st.integers().filter(lambda days: not 1 <= days <= LONGEST))
def test_days_that_make_no_sense_are_refused(days: int) -> None:
    async def setting() -> None:
        await set_retention(open_database("sqlite:////nowhere/there-is-none.db"), "web", "home", days)

    with pytest.raises(Misuse, match="1 to 36500 days"):
        asyncio.run(setting())
