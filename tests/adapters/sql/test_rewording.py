"""New words of a message take the place of the old ones, of the person's own and of the newest edit only."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from adapters.dbos.step import Answer, reply_of
from adapters.sql.conversations import SqlConversations
from adapters.sql.database import Database
from adapters.sql.journal import SqlJournal
from adapters.sql.turns import SqlTurns
from bot.chat import Edit, Message, Person
from bot.record import Subject
from tests.adapters.sql.household import HERE, MINE, SUBJECT, UNA, VIC, Records, drafted, everything, mention, turn_of
from tests.adapters.sql.sample import AT, ELSEWHERE

SAID = mention("una-1", UNA, MINE)
LATER = AT + timedelta(seconds=60)


@pytest.fixture
async def turns(database: Database) -> SqlTurns:
    """One message of Una's, as it is kept."""
    await SqlJournal(database).take(SAID)
    turns = SqlTurns(database)
    await turns.put(turn_of(SAID))
    return turns


def edit(text: str = "other words", *, person: Person = UNA, seconds: int = 0, message: str = SAID.id) -> Edit:
    at = LATER + timedelta(seconds=seconds)
    return Edit(id=f"edited:{at}", place=HERE, person=person, at=at, message=message, text=text)


async def test_new_words_are_in_the_turn_and_in_the_event_and_the_old_ones_nowhere(
    url: str, database: Database, turns: SqlTurns
) -> None:
    await SqlTurns(database).put(replace(turn_of(mention("una-2", UNA, "kept")), name="Una"))
    await turns.put(replace(turn_of(SAID), name="Una"))
    async with database.writing() as connection:
        await connection.exec_driver_sql(f"UPDATE event SET body = replace(body, 'Una {MINE}', 'Una')")

    assert await turns.reword(edit()) is True

    assert [(turn.id, turn.text, turn.at) for turn in await turns.thread(HERE)] == [
        ("una-1", "other words", LATER),
        ("una-2", "kept", AT),
    ]
    assert MINE not in await everything(url, database)
    (kept,) = (await Records(database).export(SUBJECT)).events
    assert isinstance(kept.event, type(SAID))
    assert (kept.event.text, kept.event.at) == ("other words", AT)


async def test_words_of_somebody_else_stay(turns: SqlTurns) -> None:
    assert await turns.reword(edit(person=VIC)) is False

    assert await turns.thread(HERE) == (turn_of(SAID),)


async def test_newest_edit_wins_in_whichever_order_they_come(turns: SqlTurns) -> None:
    told = [await turns.reword(edit(str(seconds), seconds=seconds)) for seconds in (5, 3, 5, 9)]

    assert told == [True, False, True, True]
    assert [turn.text for turn in await turns.thread(HERE)] == ["9"]


@pytest.mark.parametrize("order", [(3, 5, 9), (9, 5, 3), (5, 9, 3)])
async def test_words_of_earlier_edits_are_nowhere(
    url: str, database: Database, turns: SqlTurns, order: tuple[int, ...]
) -> None:
    for changed in [edit(f"xenial-{seconds}", seconds=seconds) for seconds in order]:
        await SqlJournal(database).take(changed)
        await turns.reword(changed)

    stored = await everything(url, database)
    assert [f"xenial-{seconds}" in stored for seconds in (3, 5, 9)] == [False, False, True]


async def test_first_edit_wins_also_over_a_message_that_was_delivered_late(turns: SqlTurns) -> None:
    assert await turns.reword(edit("early", seconds=-3_600)) is True

    assert [turn.text for turn in await turns.thread(HERE)] == ["early"]


async def test_nothing_is_kept_of_a_message_that_nobody_knows(turns: SqlTurns) -> None:
    elsewhere = replace(edit(), place=ELSEWHERE[0])

    assert await turns.reword(edit(message="una-9")) is True
    assert await turns.reword(elsewhere) is True
    assert await turns.thread(HERE) == (turn_of(SAID),)
    assert await turns.thread(elsewhere.place) == ()


async def test_forgotten_message_stays_without_words(url: str, database: Database, turns: SqlTurns) -> None:
    await SqlConversations(database).save(SAID, drafted(SAID))
    await SqlConversations(database).forget(mention("una-3", UNA, ""), SAID.id)

    assert await turns.reword(edit("xenial")) is True

    assert [turn.text for turn in await turns.thread(HERE)] == [""]
    assert "xenial" not in await everything(url, database)


async def test_edit_of_an_answer_goes_with_the_draft_that_is_forgotten(
    url: str, database: Database, turns: SqlTurns
) -> None:
    answer = Message(id="una-2", place=HERE, person=UNA, at=AT, text="zither")
    changed = edit("xenial", message=answer.id)
    await SqlConversations(database).save(SAID, drafted(SAID))
    for event in (answer, changed):
        await SqlJournal(database).take(event)
    await turns.put(turn_of(answer))
    await SqlConversations(database).save(answer, drafted(SAID, answers={"fact": "zither"}))
    await turns.reword(changed)
    assert "xenial" in await everything(url, database)

    await SqlConversations(database).forget(mention("una-3", UNA, ""), SAID.id)

    stored = await everything(url, database)
    assert ("zither" in stored, "xenial" in stored) == (False, False)


async def test_edit_brings_words_of_the_person_who_is_forgotten(url: str, database: Database, turns: SqlTurns) -> None:
    theirs = mention("vic-1", VIC, "marimba")
    await SqlConversations(database).save(theirs, drafted(theirs))
    changed = edit("xenial", message=theirs.id)
    await SqlJournal(database).take(changed)
    await SqlConversations(database).save(changed, drafted(theirs, text="xenial"))

    assert (await Records(database).forget(Subject("web", "home", UNA.id))).drafts == 1
    assert "xenial" not in await everything(url, database)
    assert await turns.thread(HERE) == ()


async def test_answer_survives_as_a_checkpoint(turns: SqlTurns) -> None:
    assert reply_of(await Answer.of(lambda: turns.reword(edit())), SqlTurns.reword) is True
