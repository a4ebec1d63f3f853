"""A forgotten draft leaves none of its words: not in a table, not in a free page, not in a log."""

import msgspec
import pytest

from adapters.sql.conversations import SqlConversations
from adapters.sql.database import Database
from adapters.sql.journal import SqlJournal
from adapters.sql.turns import SqlTurns
from bot.chat import Mention, Message, Submit
from tests.adapters.sql.household import everything, rows
from tests.adapters.sql.sample import ADA, AT, PLACE, card_turn, coached, mention, press, turn

CANARY = "xylophone"
replace = msgspec.structs.replace


async def coach(database: Database, draft: str, words: str) -> None:
    """Everything that coaching one draft writes: events, turns, cards, and what each event stored."""
    journal, turns, conversations = SqlJournal(database), SqlTurns(database), SqlConversations(database)
    answer = Message(id=f"{draft}-answer", place=PLACE, person=ADA, at=AT, text=f"answer {words}")
    edit = Submit(id=f"{draft}-edit", place=PLACE, person=ADA, at=AT, form=f"coach:edit:{draft}", values={"d": words})
    for event in (mention(draft, text=words), answer, edit, press(f"{draft}-press")):
        assert await journal.take(event)
        if isinstance(event, Mention | Message):
            await turns.put(turn(event.id, text=event.text))
        saved = replace(
            coached(draft, text=words, wording=f"{event.id} {words}"), answers={"fact": words}, parent=words, taken="s2"
        )
        await conversations.save(event, saved)
        await turns.put(card_turn(f"draft:{draft}", text=words))
        await turns.put(card_turn(f"says:{event.id}", text=words))


@pytest.mark.parametrize("length", [20, 900, 4_000])
async def test_forgotten_draft_leaves_no_word(url: str, database: Database, length: int) -> None:
    words = " ".join([CANARY] * (length // len(CANARY)))
    for number in range(4):
        await coach(database, f"kept{number}", "other words")
        await coach(database, f"gone{number}", words)
    assert CANARY in await everything(url, database)

    for number in range(4):
        assert await SqlConversations(database).forget(press(f"forget{number}"), f"gone{number}") is True

    assert CANARY not in await everything(url, database)
    assert await SqlConversations(database).find(PLACE, "kept0") is not None


async def test_forgotten_events_are_neither_answered_nor_taken_again(database: Database) -> None:
    journal = SqlJournal(database)
    for event in (mention("d1"), mention("d2")):
        await journal.take(event)
        await SqlConversations(database).save(event, coached(event.id))
    await SqlConversations(database).forget(press("e3"), "d1")

    assert await journal.waiting() == 1
    assert await journal.take(mention("d1")) is False


async def test_forgetting_empties_the_turns_and_keeps_their_places(database: Database) -> None:
    turns = SqlTurns(database)
    for one in (turn("d1"), card_turn("draft:d1"), turn("d2"), card_turn("draft:d2")):
        await turns.put(one)
    await SqlConversations(database).save(mention("d1"), coached("d1"))
    await SqlConversations(database).forget(press("e3"), "d1")

    assert await turns.thread(PLACE) == (
        turn("d1", text=""),
        replace(card_turn("draft:d1"), card=None),
        turn("d2"),
        card_turn("draft:d2"),
    )


async def test_other_thread_cannot_forget(database: Database) -> None:
    await coach(database, "d1", CANARY)
    before = await rows(database)
    elsewhere = replace(PLACE, workspace="work")

    assert await SqlConversations(database).forget(press("e9", elsewhere), "d1") is False
    assert {**await rows(database), "thread": [], "outcome": before["outcome"]} == {**before, "thread": []}
    assert (await rows(database))["outcome"][: len(before["outcome"])] == before["outcome"]


async def test_removed_turn_leaves_no_word(url: str, database: Database) -> None:
    turns = SqlTurns(database)
    await turns.put(turn("a", text=CANARY))
    await turns.put(turn("b"))
    await turns.remove(PLACE, "a")

    assert CANARY not in await everything(url, database)
    assert await turns.thread(PLACE) == (turn("b"),)
