"""What is muted: once an event, in one workspace only, and without those who want to be forgotten."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from adapters.dbos.step import Answer, reply_of
from adapters.fernet.seal import fresh_key, seal_from
from adapters.sql.database import Database, open_database
from adapters.sql.journal import SqlJournal
from adapters.sql.mutes import SqlMutes
from adapters.sql.retention import expire
from adapters.sql.rotation import reseal
from adapters.sql.table import mute as table
from adapters.sql.whispers import SqlWhispers
from bot.chat import Paragraph, Person, Place, Whisper
from bot.conversation import Mute
from bot.errors import Misuse
from bot.record import MUTES, Kept, Subject
from tests.adapters.sql.household import (
    HERE,
    HOME,
    MINE,
    SUBJECT,
    THEIRS,
    UNA,
    VIC,
    Records,
    everything,
    moves_in,
    press,
)
from tests.adapters.sql.sample import ADA, AT, ELSEWHERE, PLACE

RULE, OTHER = "apology-conditional", "ear-blame-shift"
WORKSPACES = ELSEWHERE[:2]  # another platform, another workspace
CHANNELS = ELSEWHERE[2:]  # other threads of the same workspace


@pytest.fixture
def mutes(database: Database) -> SqlMutes:
    return SqlMutes(database)


def muted(rule: str = RULE, person: Person = ADA) -> Mute:
    return Mute(rule=rule, person=person.id, name=person.name, at=AT)


async def mute(mutes: SqlMutes, event: str, rule: str = RULE, person: Person = ADA, place: Place = PLACE) -> str:
    return await mutes.mute(press(event, person, f"coach:mute:{rule}:d1", place), rule)


async def unmute(mutes: SqlMutes, event: str, rule: str = RULE, place: Place = PLACE) -> bool:
    return await mutes.unmute(press(event, ADA, f"coach:hear:{rule}:d1", place), rule)


async def test_muted_rule_is_listed_with_who_and_when(mutes: SqlMutes) -> None:
    assert (await mutes.muted(PLACE), await mutes.listed(PLACE)) == (frozenset(), ())

    await mute(mutes, "e1")
    await mute(mutes, "e2", OTHER, VIC)

    assert await mutes.muted(PLACE) == {RULE, OTHER}
    assert await mutes.listed(PLACE) == (muted(), muted(OTHER, VIC))


@pytest.mark.parametrize("elsewhere", CHANNELS, ids=["channel", "thread"])
async def test_mute_holds_in_the_whole_workspace(mutes: SqlMutes, elsewhere: Place) -> None:
    await mute(mutes, "e1")

    assert await mutes.muted(elsewhere) == {RULE}
    assert await unmute(mutes, "e2", place=elsewhere) is True
    assert await mutes.muted(PLACE) == frozenset()


@pytest.mark.parametrize("elsewhere", WORKSPACES, ids=["platform", "workspace"])
async def test_other_workspace_sees_and_changes_nothing(mutes: SqlMutes, elsewhere: Place) -> None:
    await mute(mutes, "e1")

    assert (await mutes.muted(elsewhere), await mutes.listed(elsewhere)) == (frozenset(), ())
    assert await unmute(mutes, "e2", place=elsewhere) is False
    await mute(mutes, "e3", person=VIC, place=elsewhere)
    assert await mutes.listed(elsewhere) == (muted(person=VIC),)
    assert await unmute(mutes, "e4", place=elsewhere) is True
    assert await mutes.listed(PLACE) == (muted(),)


async def test_rule_that_is_muted_already_stays_whose_it_is(mutes: SqlMutes) -> None:
    await mute(mutes, "e1")
    await mute(mutes, "e2", person=VIC)

    assert await mutes.listed(PLACE) == (muted(),)
    assert await unmute(mutes, "e3") is True
    assert await unmute(mutes, "e4") is False
    assert await mutes.listed(PLACE) == ()


async def test_same_event_twice_is_once_whatever_happened_between(mutes: SqlMutes) -> None:
    await mute(mutes, "e1")
    assert [await unmute(mutes, "e2"), await unmute(mutes, "e2")] == [True, True]
    await mute(mutes, "e1")
    assert await mutes.muted(PLACE) == frozenset()

    await mute(mutes, "e3")
    assert await unmute(mutes, "e2") is True
    assert await mutes.muted(PLACE) == {RULE}


async def test_mutes_in_a_race_are_kept_once(url: str, mutes: SqlMutes, database: Database) -> None:
    second = open_database(url)
    both = (mutes, SqlMutes(second))
    await asyncio.gather(*(mute(both[n % 2], f"e{n}", place=CHANNELS[n % 2]) for n in range(8)))
    await asyncio.gather(*(mute(both[n % 2], "same", OTHER) for n in range(8)))
    await second.close()

    async with database.reading() as connection:
        assert await connection.scalar(select(func.count()).select_from(table)) == 2
    assert await mutes.muted(PLACE) == {RULE, OTHER}


async def test_answers_survive_as_checkpoints(mutes: SqlMutes) -> None:
    await mute(mutes, "e1")

    assert reply_of(await Answer.of(lambda: mutes.muted(PLACE)), SqlMutes.muted) == {RULE}
    assert reply_of(await Answer.of(lambda: mutes.listed(PLACE)), SqlMutes.listed) == (muted(),)
    assert reply_of(await Answer.of(lambda: unmute(mutes, "e2")), SqlMutes.unmute) is True
    assert reply_of(await Answer.of(lambda: mute(mutes, "e3")), SqlMutes.mute) == RULE


async def test_event_mutes_one_rule_and_says_again_which(mutes: SqlMutes) -> None:
    said = [await mute(mutes, "e1"), await mute(mutes, "e1", OTHER)]

    assert (said, await mutes.muted(PLACE)) == ([RULE, RULE], {RULE})


async def test_forgotten_press_mutes_nothing(mutes: SqlMutes, database: Database) -> None:
    late = press("late", UNA, f"coach:mute:{RULE}:d1")
    await SqlJournal(database).take(late)
    await Records(database).forget(HOME)

    with pytest.raises(Misuse, match="was deleted meanwhile, so nothing is muted"):
        await mutes.mute(late, RULE)
    assert await mutes.listed(HERE) == ()


async def test_name_is_sealed_where_it_is_kept_and_sealed_anew(url: str, database: Database) -> None:
    old, new = fresh_key(), fresh_key()
    sealed, rotated = open_database(url, seal_from(old)), open_database(url, seal_from(f"{new},{old}"))
    fresh = open_database(url, seal_from(new))
    await mute(SqlMutes(sealed), "e1", person=UNA)
    stored = await everything(url, database)
    assert await reseal(rotated) > 0

    assert MINE not in stored
    assert await SqlMutes(fresh).listed(HERE) == (muted(person=UNA),)
    for each in (sealed, rotated, fresh):
        await each.close()


async def test_records_count_and_hold_what_the_subject_muted(mutes: SqlMutes, database: Database) -> None:
    await moves_in(database)
    await mute(mutes, "una-7", person=UNA)
    await mute(mutes, "vic-7", OTHER, VIC)
    records = Records(database)

    assert [(await records.kept(each)).mutes for each in (SUBJECT, HOME, Subject("web", "work"))] == [1, 2, 0]
    assert (await records.export(SUBJECT)).mutes == (muted(person=UNA),)
    assert (await records.export(HOME)).mutes == (muted(person=UNA), muted(OTHER, VIC))
    assert (await records.export(Subject("web", "work"))).mutes == ()


async def test_forgotten_persons_mute_stays_in_force_without_them(
    url: str, mutes: SqlMutes, database: Database
) -> None:
    await moves_in(database)
    await mute(mutes, "una-7", person=UNA)
    await mute(mutes, "vic-7", OTHER, VIC)
    away = Place("web", "work", "support", "t1")
    await mute(mutes, "una-8", person=UNA, place=away)
    for key in (MUTES, "why:vic-8"):
        await SqlWhispers(database).put(HERE, Whisper(key=key, person=VIC.id, blocks=(Paragraph("by Una"),)))
    await Records(database).forget(SUBJECT)

    assert await mutes.listed(HERE) == (Mute(rule=RULE, person="", name="", at=AT), muted(OTHER, VIC))
    assert await mutes.muted(HERE) == {RULE, OTHER}
    assert await mutes.listed(away) == (muted(person=UNA),)
    assert [whisper.key for whisper in await SqlWhispers(database).of(HERE, VIC.id)] == ["why:vic-2", "why:vic-8"]
    await Records(database).forget(Subject("web", "work", UNA.id))
    stored = await everything(url, database)
    assert (MINE in stored, UNA.id in stored, THEIRS in stored) == (False, False, True)


async def test_person_of_whom_only_a_mute_is_left_can_see_and_forget_it(mutes: SqlMutes, database: Database) -> None:
    await mute(mutes, "una-7", person=UNA)
    assert await expire(database, AT + timedelta(days=200), 90) == 1

    kept = Kept(mutes=1, since=AT, days=90)
    assert await Records(database).kept(SUBJECT) == kept
    assert await Records(database).forget(SUBJECT) == kept
    assert await Records(database).kept(SUBJECT) == Kept(days=90)
    assert await mutes.muted(HERE) == {RULE}


async def test_forgotten_workspace_loses_its_mutes_and_no_other_does(
    url: str, mutes: SqlMutes, database: Database
) -> None:
    await mute(mutes, "una-7", person=UNA)
    for place in WORKSPACES:
        await mute(mutes, f"vic-{place.platform}-{place.workspace}", person=VIC, place=place)
    await Records(database).forget(HOME)

    assert await mutes.listed(HERE) == ()
    assert [await mutes.listed(place) for place in WORKSPACES] == [(muted(person=VIC),)] * 2
    assert MINE not in await everything(url, database)
