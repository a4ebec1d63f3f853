"""Whispers stay with their person and their thread until they are dismissed."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from adapters.sql.database import Database, open_database
from adapters.sql.table import thread
from adapters.sql.table import whisper as table
from adapters.sql.whispers import KEPT, SqlWhispers
from bot.chat import Paragraph, Place, Reference, Whisper
from bot.errors import Misuse
from tests.adapters.sql.sample import ADA, BEA, ELSEWHERE, PLACE


def whisper(key: str = "why", person: str = ADA.id, text: str = "Because.") -> Whisper:
    return Whisper(key=key, person=person, blocks=(Paragraph(text), Reference("A study", "https://example.org")))


@pytest.fixture
def whispers(database: Database) -> SqlWhispers:
    return SqlWhispers(database)


async def test_whisper_survives_a_restart(whispers: SqlWhispers, url: str) -> None:
    await whispers.put(PLACE, whisper())
    restarted = open_database(url)

    assert await SqlWhispers(restarted).of(PLACE, ADA.id) == (whisper(),)
    await restarted.close()


async def test_whisper_with_the_same_key_is_replaced_in_its_position(whispers: SqlWhispers) -> None:
    for one in (whisper("a"), whisper("b"), whisper("a", text="anew")):
        await whispers.put(PLACE, one)

    assert await whispers.of(PLACE, ADA.id) == (whisper("a", text="anew"), whisper("b"))


@pytest.mark.parametrize("elsewhere", ELSEWHERE, ids=["platform", "workspace", "channel", "thread"])
async def test_other_thread_and_other_person_see_and_dismiss_nothing(whispers: SqlWhispers, elsewhere: Place) -> None:
    await whispers.put(PLACE, whisper())
    await whispers.put(elsewhere, whisper(text="there"))
    await whispers.put(PLACE, whisper(person=BEA.id, text="to Bea"))
    await whispers.dismiss(elsewhere, ADA.id, "why")
    await whispers.dismiss(PLACE, "nobody", "why")

    assert await whispers.of(PLACE, ADA.id) == (whisper(),)
    assert await whispers.of(PLACE, BEA.id) == (whisper(person=BEA.id, text="to Bea"),)
    assert await whispers.of(elsewhere, ADA.id) == ()


async def test_dismissed_whisper_is_gone(whispers: SqlWhispers) -> None:
    for key in "abc":
        await whispers.put(PLACE, whisper(key))
    await whispers.dismiss(PLACE, ADA.id, "b")
    await whispers.dismiss(PLACE, ADA.id, "never there")

    assert await whispers.of(PLACE, ADA.id) == (whisper("a"), whisper("c"))


async def test_newest_whispers_are_kept_of_each_person_and_thread(whispers: SqlWhispers) -> None:
    await whispers.put(PLACE, whisper("first", BEA.id))
    await whispers.put(ELSEWHERE[3], whisper("first"))
    for number in range(KEPT + 2):
        await whispers.put(PLACE, whisper(f"{number}"))

    assert [one.key for one in await whispers.of(PLACE, ADA.id)] == [str(number) for number in range(2, KEPT + 2)]
    assert await whispers.of(PLACE, BEA.id) == (whisper("first", BEA.id),)
    assert await whispers.of(ELSEWHERE[3], ADA.id) == (whisper("first"),)


async def test_whispers_of_a_deleted_thread_are_gone(whispers: SqlWhispers, database: Database) -> None:
    await whispers.put(PLACE, whisper())
    await whispers.put(ELSEWHERE[3], whisper("kept"))
    async with database.writing() as connection:
        await connection.execute(delete(thread).where(thread.c.thread == PLACE.thread))

    async with database.reading() as connection:
        assert list(await connection.scalars(select(table.c.key))) == ["kept"]


async def test_changed_whispers_are_those_that_were_put_lately(whispers: SqlWhispers, database: Database) -> None:
    for place, one in ((PLACE, whisper("old")), (PLACE, whisper("anew")), (ELSEWHERE[0], whisper("elsewhere"))):
        await whispers.put(place, one)
    async with database.writing() as connection:
        await connection.execute(update(table).values(at=datetime.now(UTC) - timedelta(hours=1)))
    await whispers.put(ELSEWHERE[3], whisper("new", BEA.id))
    await whispers.put(PLACE, whisper("anew"))
    await whispers.put(ELSEWHERE[0], whisper("elsewhere"))
    lately = ((PLACE, whisper("anew")), (ELSEWHERE[3], whisper("new", BEA.id)))

    assert await whispers.changed("web", timedelta(minutes=1)) == lately
    assert await whispers.changed("web", timedelta(hours=2)) == ((PLACE, whisper("old")), *lately)
    assert await whispers.changed("web", timedelta()) == ()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\x00\u2400"), max_size=100))
async def test_any_whisper_survives(whispers: SqlWhispers, text: str) -> None:
    told = whisper(f"why:{text}", f"u:{text}", text)
    await whispers.put(PLACE, told)

    assert await whispers.of(PLACE, told.person) == (told,)


async def test_half_a_character_is_refused(whispers: SqlWhispers) -> None:
    with pytest.raises(Misuse, match="half a character"):
        await whispers.put(PLACE, whisper(text="\ud800"))

    assert await whispers.of(PLACE, ADA.id) == ()
