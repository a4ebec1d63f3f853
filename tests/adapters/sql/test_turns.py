"""Turns keep their order and their thread."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from adapters.sql.database import Database
from adapters.sql.table import turn as table
from adapters.sql.thread import enter
from adapters.sql.turns import SqlTurns
from bot.chat import Place
from bot.errors import Misuse
from bot.ports import Opening
from tests.adapters.sql.sample import AT, ELSEWHERE, PLACE, card_turn, turn

replace = msgspec.structs.replace


@pytest.fixture
def turns(database: Database) -> SqlTurns:
    return SqlTurns(database)


async def test_turn_is_found_as_it_was_put(turns: SqlTurns) -> None:
    for one in (turn(), card_turn()):
        await turns.put(one)

        assert await turns.find(PLACE, one.id) == one
    assert await turns.find(PLACE, "unknown") is None


async def test_replaced_turn_keeps_its_position(turns: SqlTurns) -> None:
    for one in (turn("a"), card_turn("draft:a"), turn("b")):
        await turns.put(one)
    edited = replace(card_turn("draft:a", text="edited"), at=AT + timedelta(days=1))
    await turns.put(edited)

    assert await turns.thread(PLACE) == (turn("a"), edited, turn("b"))


async def test_removed_turn_is_gone(turns: SqlTurns) -> None:
    for name in "abc":
        await turns.put(turn(name))
    await turns.remove(PLACE, "b")
    await turns.remove(PLACE, "never there")

    assert await turns.thread(PLACE) == (turn("a"), turn("c"))


@pytest.mark.parametrize("elsewhere", ELSEWHERE, ids=["platform", "workspace", "channel", "thread"])
async def test_other_thread_sees_and_changes_nothing(turns: SqlTurns, elsewhere: Place) -> None:
    await turns.put(turn())

    assert await turns.find(elsewhere, "d1") is None
    assert await turns.thread(elsewhere) == ()
    await turns.put(turn(place=elsewhere, text="their own"))
    await turns.remove(elsewhere, "d1")
    assert await turns.thread(elsewhere) == ()
    assert await turns.thread(PLACE) == (turn(),)


async def test_openings_are_the_newest_threads_of_the_channel_with_the_number_of_answers(turns: SqlTurns) -> None:
    second, third = (replace(PLACE, thread=name) for name in ("t2", "t3"))
    for one in (turn("a"), turn("b", second), turn("c"), card_turn("d"), turn("e", third)):
        await turns.put(one)
    for place in ELSEWHERE[:3]:
        await turns.put(turn("x", place))
    await turns.put(turn("a", text="edited"))
    newest_first = (Opening(turn("e", third), 0), Opening(turn("b", second), 0), Opening(turn("a", text="edited"), 2))

    assert await turns.openings("web", "home", "support", 100) == newest_first
    assert await turns.openings("web", "home", "support", 2) == newest_first[:2]
    assert await turns.openings("web", "home", "nowhere", 100) == ()


async def test_changed_turns_are_those_that_were_put_lately(turns: SqlTurns, database: Database) -> None:
    for one in (turn("old"), turn("edited"), turn("unknown"), turn("of another platform", ELSEWHERE[0])):
        await turns.put(one)
    await put_at(database, datetime.now(UTC) - timedelta(hours=1), "old", "edited")
    await put_at(database, None, "unknown")
    await turns.put(card_turn("new"))
    await turns.put(turn("edited", text="anew"))

    assert await turns.changed("web", timedelta(minutes=1)) == (turn("edited", text="anew"), card_turn("new"))
    assert await turns.changed("web", timedelta(hours=2)) == (
        turn("old"),
        turn("edited", text="anew"),
        card_turn("new"),
    )
    assert await turns.changed("web", timedelta()) == ()


async def put_at(database: Database, at: datetime | None, *names: str) -> None:
    async with database.writing() as connection:
        await connection.execute(update(table).where(table.c.id.in_(names)).values(changed_at=at))


async def test_turn_that_had_to_wait_is_as_new_as_the_moment_when_it_was_stored(
    turns: SqlTurns, database: Database
) -> None:
    async with database.writing() as connection:
        await enter(connection, PLACE)
        putting = asyncio.create_task(turns.put(turn()))
        await asyncio.sleep(1.5)
    await putting

    assert await turns.changed("web", timedelta(seconds=1)) == (turn(),)


async def test_channels_are_those_where_something_was_said(turns: SqlTurns) -> None:
    for channel in ("support", "Äpfel", "apples", "Zoo", "silent"):
        await turns.put(turn(place=replace(PLACE, channel=channel)))
    await turns.put(turn(place=replace(PLACE, channel="theirs", workspace="work")))
    await turns.put(turn(place=replace(PLACE, channel="plain", platform="cli")))
    await turns.remove(replace(PLACE, channel="silent"), "d1")

    assert await turns.channels("web", "home") == ("Zoo", "apples", "support", "Äpfel")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\x00\u2400")),
    at=st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=st.timezones(), allow_imaginary=False),  # noqa: DTZ001
)
async def test_any_turn_survives(turns: SqlTurns, text: str, at: datetime) -> None:
    said = replace(card_turn(text=text), text=text, name=text, person=text, message=text, at=at)
    await turns.put(said)

    # in UTC: Python calls two times unequal when one is in the hour that a clock change repeats
    assert await turns.find(PLACE, said.id) == replace(said, at=at.astimezone(UTC))


async def test_time_without_a_zone_is_taken_to_be_utc(turns: SqlTurns) -> None:
    await turns.put(replace(turn(), at=AT.replace(tzinfo=None)))

    assert await turns.find(PLACE, "d1") == turn()


async def test_time_outside_the_calendar_is_refused(turns: SqlTurns) -> None:
    early = datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=5)))

    with pytest.raises(Misuse, match="outside the calendar"):
        await turns.put(replace(turn(), at=early))


async def test_half_a_character_is_refused(turns: SqlTurns) -> None:
    for broken in (turn(text="\ud800"), card_turn(text="\ud800")):
        with pytest.raises(Misuse, match="half a character"):
            await turns.put(broken)

    assert await turns.thread(PLACE) == ()
