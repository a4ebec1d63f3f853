"""A forgotten person or workspace leaves no word, and nobody else loses one."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import msgspec
import pytest

from adapters.sql.conversations import SqlConversations
from adapters.sql.database import Database, open_database
from adapters.sql.journal import SqlJournal
from adapters.sql.table import event as events
from adapters.sql.turns import SqlTurns
from adapters.sql.whispers import SqlWhispers
from bot.chat import Card, File, Message, Person, Place
from bot.conversation import Turn
from bot.errors import Misuse
from bot.record import Kept, Subject
from tests.adapters.sql.household import (
    ALONE,
    AWAY,
    HERE,
    HOME,
    MINE,
    SUBJECT,
    THEIRS,
    UNA,
    VIC,
    Records,
    card_turn,
    copy_for,
    drafted,
    everything,
    happens,
    mention,
    moves_in,
    press,
    turn_of,
)
from tests.adapters.sql.sample import AT

replace = msgspec.structs.replace
ASKING = press("una-9", UNA, "keep:forget::")


async def ids(database: Database, numbers: Sequence[int]) -> list[str]:
    """The ids of the events with those numbers."""
    async with database.reading() as connection:
        found = await connection.execute(events.select().where(events.c.number.in_(numbers)))
        return sorted(row.id for row in found)


async def test_forgotten_person_leaves_no_word(url: str, database: Database) -> None:
    await moves_in(database)
    away = mention("una-5", UNA, f"{MINE} away", AWAY)
    for event in (ASKING, away):
        await SqlJournal(database).take(event)
    before = await everything(url, database)
    assert MINE in before
    records = Records(database)

    told = await records.forget(SUBJECT, ASKING)
    await records.forget(Subject("web", "work", "una-id"))

    assert told == Kept(drafts=2, turns=4, whispers=2, events=5, since=AT, days=90)
    after = await everything(url, database)
    assert MINE not in after
    assert THEIRS in after
    assert await ids(database, records.erased) == ["una-1", "una-2", "una-3", "una-4", "una-5"]


@pytest.mark.parametrize("length", [900, 4_000])
async def test_forgotten_person_leaves_no_long_word(url: str, database: Database, length: int) -> None:
    for number in range(8):
        said = mention(f"una-{number}", UNA, f"{MINE} " * (length // len(MINE)))
        await happens(database, said, drafted(said))
        other = mention(f"vic-{number}", VIC, f"{THEIRS} " * (length // len(THEIRS)))
        await happens(database, other, drafted(other))

    await Records(database).forget(SUBJECT)

    assert MINE not in await everything(url, database)
    assert UNA.id not in await everything(url, database)


async def test_page_of_a_forgotten_person_is_forgotten_with_them(database: Database) -> None:
    turns, pages = SqlTurns(database), []
    for person in (UNA, VIC):
        card = Card(key=f"home:{person.id}", summary=f"You are known here as {person.id}.", blocks=())
        page = Place("web", "home", f"d-{person.id}", card.key)
        pages.append(Turn(id=card.key, place=page, person="comeback", name="Comeback", at=AT, card=card, message="v1"))
        await turns.put(pages[-1])

    assert (await Records(database).forget(SUBJECT)).turns == 1

    assert [await turns.find(page.place, page.id) for page in pages] == [None, pages[1]]


async def test_forgetting_leaves_the_other_person_as_they_were(database: Database) -> None:
    await moves_in(database)
    await Records(database).forget(SUBJECT)
    theirs = mention("vic-1", VIC, THEIRS)

    assert await SqlTurns(database).thread(HERE) == (turn_of(theirs), card_turn(drafted(theirs, taken="s1")))
    assert await SqlConversations(database).latest(HERE) == drafted(theirs, taken="s1")
    assert len(await SqlWhispers(database).of(HERE, VIC.id)) == 1
    later = mention("vic-3", VIC, "more")
    await happens(database, later, drafted(theirs, text="more"))
    (kept,) = (await Records(database).export(Subject("web", "home", "vic-id"))).drafts
    assert [chosen.person for chosen in kept.choices] == [""]


async def test_forgetting_takes_along_a_draft_of_others_that_has_the_persons_words(
    url: str, database: Database
) -> None:
    theirs = mention("vic-1", VIC, THEIRS)
    await happens(database, theirs, drafted(theirs))
    answer = Message(id="una-1", place=HERE, person=UNA, at=AT, text=MINE)
    await happens(database, answer, drafted(theirs, answers={"fact": MINE}))

    assert (await Records(database).forget(SUBJECT)).drafts == 1
    assert MINE not in await everything(url, database)
    with pytest.raises(Misuse, match="was deleted"):
        await SqlConversations(database).save(theirs, drafted(theirs))


async def test_forgotten_events_are_neither_taken_again_nor_answered(database: Database) -> None:
    await moves_in(database)
    reminder = mention("una-7", UNA, f"{MINE} later")
    await SqlJournal(database).take(reminder, AT + timedelta(days=9_000))
    records = Records(database)
    await records.forget(SUBJECT)

    assert await ids(database, records.erased) == ["una-1", "una-2", "una-3", "una-4", "una-7"]
    assert [await SqlJournal(database).read(number) for number in records.erased] == [None] * 5
    assert await SqlJournal(database).withdraw("una-7") is None
    assert await SqlJournal(database).take(mention("una-1", UNA, MINE)) is False
    assert await SqlJournal(database).waiting() == 2  # Vic's, and Una's in another workspace


async def test_event_that_asks_is_answered_in_its_thread_and_keeps_no_name(database: Database) -> None:
    await moves_in(database)
    await SqlJournal(database).take(ASKING)
    await Records(database).forget(SUBJECT, ASKING)
    async with database.reading() as connection:
        (row,) = await connection.execute(events.select().where(events.c.id == "una-9"))

    entry = await SqlJournal(database).read(row.number)
    assert entry
    assert entry.event == replace(ASKING, person=Person("una-id", ""))
    assert [(turn.id, turn.person, turn.text) for turn in await SqlTurns(database).thread(HERE)] == [
        ("una-1", "", ""),
        ("draft:una-1", "", ""),
        ("vic-1", "vic-id", THEIRS),
        ("draft:vic-1", "comeback", ""),
    ]
    assert await SqlTurns(database).thread(ALONE) == ()


async def test_forgetting_twice_for_one_event_tells_the_same(database: Database) -> None:
    await moves_in(database)
    await SqlJournal(database).take(ASKING)
    records = Records(database)

    first = await records.forget(SUBJECT, ASKING)
    await happens(database, mention("una-10", UNA, "new words"))
    second = await records.forget(SUBJECT, ASKING)

    assert first == second
    assert (await records.kept(SUBJECT)).turns == 1
    assert [deed.action for deed in (await records.export(SUBJECT)).trail] == ["forget-person"]


async def test_forgetting_finds_events_from_before_their_person_was_written_down(url: str, database: Database) -> None:
    await moves_in(database)
    async with database.writing() as connection:
        await connection.execute(events.update().values(person=""))

    assert (await Records(database).forget(SUBJECT)).events == 4
    await Records(database).forget(Subject("web", "work", "una-id"))
    assert MINE not in await everything(url, database)


async def test_forgotten_workspace_leaves_no_word_and_no_other_is_touched(url: str, database: Database) -> None:
    await moves_in(database)
    records = Records(database)
    told = await records.forget(HOME)
    stored = await everything(url, database)

    assert told == Kept(drafts=3, turns=6, whispers=3, events=5, since=AT, days=90)
    assert THEIRS not in stored
    assert stored.count(f"{MINE} away") > 0
    assert await ids(database, records.erased) == ["una-1", "una-2", "una-3", "una-4", "vic-1"]
    await records.forget(Subject("web", "work"))
    assert MINE not in await everything(url, database)
    assert await SqlJournal(database).take(mention("vic-1", VIC, THEIRS)) is False


async def test_copy_of_a_record_goes_with_any_draft_that_is_forgotten(url: str, database: Database) -> None:
    await moves_in(database)
    await SqlWhispers(database).put(ALONE, copy_for(UNA, "a copy of the draft in the other thread"))
    await SqlWhispers(database).put(AWAY, copy_for(UNA, "a copy elsewhere"))

    assert await SqlConversations(database).forget(press("una-8", UNA, "coach:forget::una-1"), "una-1") is True

    assert await SqlWhispers(database).of(ALONE, UNA.id) == ()
    assert "a copy of the draft" not in await everything(url, database)
    (kept,) = await SqlWhispers(database).of(AWAY, UNA.id)
    assert kept.blocks[1] == File("mine.json", "application/json", "a copy elsewhere")


async def test_forgetting_waits_for_those_who_write_and_they_for_it(url: str, database: Database) -> None:
    await moves_in(database)
    second = open_database(url)
    said = [mention(f"vic-{n}", VIC, THEIRS, replace(HERE, thread=f"t{n % 3}")) for n in range(10, 30)]

    async def write() -> None:
        for each in said:
            await happens(second, each, drafted(each))

    async with asyncio.timeout(60):
        _, first, again = await asyncio.gather(
            write(),
            Records(database).forget(SUBJECT),
            Records(second).forget(SUBJECT),
            return_exceptions=True,
        )
    await second.close()

    assert sorted([type(first), type(again)], key=str) == [Misuse, Kept]  # whoever came second found nothing
    vics = await Records(database).kept(Subject("web", "home", "vic-id"))
    assert (vics.drafts, vics.turns, vics.events) == (21, 42, 21)
