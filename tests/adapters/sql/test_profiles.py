"""How a workspace writes: once an event, in one workspace only, and without those who want to be forgotten."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from adapters.dbos.step import Answer, reply_of
from adapters.fernet.seal import fresh_key, seal_from
from adapters.sql.database import Database, open_database
from adapters.sql.journal import SqlJournal
from adapters.sql.profiles import SqlProfiles
from adapters.sql.retention import expire
from adapters.sql.rotation import reseal
from adapters.sql.table import profile as table
from adapters.sql.turns import SqlTurns
from bot.chat import Card, Command, Person, Place, Submit
from bot.delivery import Delivery
from bot.errors import Misuse
from bot.profile import NOBODY_TOLD, Profile
from bot.profiling.profiler import Profiler
from bot.record import Kept, KeptProfile, Subject
from tests.adapters.sql.household import HERE, HOME, MINE, SUBJECT, THEIRS, UNA, VIC, Records, everything, moves_in
from tests.adapters.sql.sample import ADA, AT, ELSEWHERE, PLACE
from tests.fakes import FakePlatform

WARM = Profile(tone=("warm",), samples=("Bread at nine.", "We burnt\nthe rye."), signature="Ana", job="We bake bread")
DRY = Profile(tone=("dry",), forbidden=("synergy",), purpose="news only")
WORKSPACES = ELSEWHERE[:2]  # another platform, another workspace
CHANNELS = ELSEWHERE[2:]  # other threads of the same workspace


@pytest.fixture
def profiles(database: Database) -> SqlProfiles:
    return SqlProfiles(database)


def sent(event: str, person: Person = ADA, place: Place = PLACE, **values: str) -> Submit:
    return Submit(id=event, place=place, person=person, at=AT, form="profile:edit::e0", values=values)


def kept(profile: Profile = WARM, person: Person = ADA) -> KeptProfile:
    return KeptProfile(profile=profile, person=person.id, name=person.name, at=AT)


async def test_profile_is_found_as_it_was_put_and_replaced_by_the_next(profiles: SqlProfiles) -> None:
    assert await profiles.of(PLACE) == NOBODY_TOLD
    await profiles.put(sent("e1"), WARM)
    assert await profiles.of(PLACE) == WARM
    await profiles.put(sent("e2", VIC), DRY)
    assert await profiles.of(PLACE) == DRY
    await profiles.put(sent("e3"), NOBODY_TOLD)
    assert await profiles.of(PLACE) == NOBODY_TOLD


@pytest.mark.parametrize("elsewhere", CHANNELS, ids=["channel", "thread"])
async def test_profile_holds_in_the_whole_workspace(profiles: SqlProfiles, elsewhere: Place) -> None:
    await profiles.put(sent("e1"), WARM)

    assert await profiles.of(elsewhere) == WARM
    await profiles.put(sent("e2", place=elsewhere), DRY)
    assert await profiles.of(PLACE) == DRY


@pytest.mark.parametrize("elsewhere", WORKSPACES, ids=["platform", "workspace"])
async def test_other_workspace_sees_and_changes_nothing(profiles: SqlProfiles, elsewhere: Place) -> None:
    await profiles.put(sent("e1"), WARM)

    assert await profiles.of(elsewhere) == NOBODY_TOLD
    await profiles.put(sent("e2", place=elsewhere), DRY)
    assert (await profiles.of(PLACE), await profiles.of(elsewhere)) == (WARM, DRY)


async def test_same_event_twice_is_once_whatever_happened_between(profiles: SqlProfiles) -> None:
    await profiles.put(sent("e1"), WARM)
    await profiles.put(sent("e2"), DRY)
    await profiles.put(sent("e1"), WARM)

    assert await profiles.of(PLACE) == DRY


async def test_profiles_in_a_race_are_one(url: str, profiles: SqlProfiles, database: Database) -> None:
    second = open_database(url)
    both = (profiles, SqlProfiles(second))
    told = [Profile(job=f"job {number}") for number in range(8)]
    await asyncio.gather(*(both[n % 2].put(sent(f"e{n}", place=CHANNELS[n % 2]), told[n]) for n in range(8)))
    await second.close()

    async with database.reading() as connection:
        assert await connection.scalar(select(func.count()).select_from(table)) == 1
    assert await profiles.of(PLACE) in told


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\x00\u2400\u0300'\"\\%")))
async def test_any_text_survives(profiles: SqlProfiles, text: str) -> None:
    told = Profile(tone=(text,), samples=(text, "", text), signature=text, forbidden=(text,), job=text, purpose=text)
    await profiles.put(sent(f"e{uuid4()}"), told)

    assert await profiles.of(PLACE) == told


async def test_half_a_character_is_refused(profiles: SqlProfiles) -> None:
    with pytest.raises(Misuse, match="half a character"):
        await profiles.put(sent("e1"), Profile(job="broken \ud83d"))

    assert await profiles.of(PLACE) == NOBODY_TOLD


async def test_answers_survive_as_checkpoints(profiles: SqlProfiles) -> None:
    assert reply_of(await Answer.of(lambda: profiles.put(sent("e1"), WARM)), SqlProfiles.put) is None
    assert reply_of(await Answer.of(lambda: profiles.of(PLACE)), SqlProfiles.of) == WARM


async def test_forgotten_event_changes_nothing(profiles: SqlProfiles, database: Database) -> None:
    late = sent("late", UNA, HERE)
    await SqlJournal(database).take(late)
    await Records(database).forget(HOME)

    with pytest.raises(Misuse, match="was deleted meanwhile, so the profile stays as it was"):
        await profiles.put(late, WARM)
    assert await profiles.of(HERE) == NOBODY_TOLD


async def test_words_and_name_are_sealed_where_they_are_kept_and_sealed_anew(url: str, database: Database) -> None:
    old, new = fresh_key(), fresh_key()
    sealed, rotated = open_database(url, seal_from(old)), open_database(url, seal_from(f"{new},{old}"))
    fresh = open_database(url, seal_from(new))
    told = Profile(samples=(THEIRS,), signature=MINE)
    await SqlProfiles(sealed).put(sent("e1", UNA, HERE), DRY)
    await SqlProfiles(sealed).put(sent("e2", UNA, HERE), told)
    stored = await everything(url, database)
    assert await reseal(rotated) > 0

    assert [word in stored for word in (MINE, THEIRS)] == [False, False]
    assert await SqlProfiles(fresh).of(HERE) == told
    for each in (sealed, rotated, fresh):
        await each.close()


async def test_replaced_words_are_gone(url: str, profiles: SqlProfiles, database: Database) -> None:
    await profiles.put(sent("e1", ADA, HERE), Profile(samples=(f"{MINE} " * 60,) * 5))
    assert MINE in await everything(url, database)
    await profiles.put(sent("e2", ADA, HERE), NOBODY_TOLD)

    assert MINE not in await everything(url, database)


async def test_records_count_and_hold_the_profile_of_who_told_it_last(
    profiles: SqlProfiles, database: Database
) -> None:
    await moves_in(database)
    await profiles.put(sent("una-7", UNA, HERE), WARM)
    records, theirs = Records(database), Subject("web", "home", VIC.id)
    first = [(await records.kept(each)).profiles for each in (SUBJECT, theirs, HOME, Subject("web", "work"))]
    await profiles.put(sent("vic-7", VIC, HERE), DRY)

    assert first == [1, 0, 1, 0]
    assert [(await records.kept(each)).profiles for each in (SUBJECT, theirs, HOME)] == [0, 1, 1]
    assert (await records.export(SUBJECT)).profile is None
    assert (await records.export(theirs)).profile == kept(DRY, VIC)
    assert (await records.export(HOME)).profile == kept(DRY, VIC)
    assert (await records.export(Subject("web", "work"))).profile is None


async def test_forgotten_persons_profile_stays_in_force_without_them(
    url: str, profiles: SqlProfiles, database: Database
) -> None:
    await moves_in(database)
    away = Place("web", "work", "support", "t1")
    await profiles.put(sent("una-7", UNA, HERE), WARM)
    await profiles.put(sent("una-8", UNA, away), DRY)
    await Records(database).forget(SUBJECT)

    assert (await Records(database).export(HOME)).profile == kept(person=Person("", ""))
    assert (await Records(database).export(Subject("web", "work"))).profile == kept(DRY, UNA)
    assert await profiles.of(HERE) == WARM
    await Records(database).forget(Subject("web", "work", UNA.id))
    stored = await everything(url, database)
    assert (MINE in stored, UNA.id in stored, THEIRS in stored) == (False, False, True)


async def test_person_of_whom_only_a_profile_is_left_can_see_and_forget_it(
    profiles: SqlProfiles, database: Database
) -> None:
    await profiles.put(sent("una-7", UNA, HERE), WARM)
    assert await expire(database, AT + timedelta(days=200), 90) == 1

    found = Kept(profiles=1, since=AT, days=90)
    assert await Records(database).kept(SUBJECT) == found
    assert await Records(database).forget(SUBJECT) == found
    assert await Records(database).kept(SUBJECT) == Kept(days=90)
    assert await profiles.of(HERE) == WARM


async def test_forgotten_workspace_loses_its_profile_and_no_other_does(
    url: str, profiles: SqlProfiles, database: Database
) -> None:
    await profiles.put(sent("una-7", UNA, HERE), Profile(purpose=MINE))
    for place in WORKSPACES:
        await profiles.put(sent(f"vic-{place.platform}-{place.workspace}", VIC, place), DRY)
    await Records(database).forget(HOME)

    assert await profiles.of(HERE) == NOBODY_TOLD
    assert [await profiles.of(place) for place in WORKSPACES] == [DRY, DRY]
    assert MINE not in await everything(url, database)


async def test_what_was_typed_in_vain_goes_with_the_person(url: str, database: Database) -> None:
    """Vic opens the card, Una sends too much in its form and gets it back: her words hang on her event."""
    asked = Command(id="vic-7", place=HERE, person=VIC, at=AT, name="profile", text="")
    typed = sent("una-7", UNA, HERE, job=f"{MINE} " * 20, signature="Una")
    screen = Delivery({"web": FakePlatform()}, SqlTurns(database))
    for event in (asked, typed):
        await SqlJournal(database).take(event)
        async for reply in Profiler(SqlProfiles(database)).respond(event):
            assert isinstance(reply, Card)
            await screen.show(event, reply)
    assert MINE in await everything(url, database)

    await Records(database).forget(SUBJECT)

    assert MINE not in await everything(url, database)
    assert [turn.id for turn in await SqlTurns(database).thread(HERE)] == ["profile:vic-7"]
