"""Whether cards helped: the last word of each person, once an event, gone with the draft and with the person."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from adapters.dbos.step import Answer, reply_of
from adapters.sql.conversations import SqlConversations
from adapters.sql.database import Database, open_database
from adapters.sql.journal import SqlJournal
from adapters.sql.retention import expire
from adapters.sql.table import feedback as table
from bot.chat import Person
from bot.errors import Misuse
from bot.record import Kept, KeptFeedback, Subject
from tests.adapters.sql.household import (
    HERE,
    HOME,
    MINE,
    SUBJECT,
    THEIRS,
    UNA,
    VIC,
    Records,
    drafted,
    happens,
    mention,
    moves_in,
    press,
)
from tests.adapters.sql.sample import AT, ELSEWHERE
from tests.fakes import FakeMeter

DRAFT = mention("vic-1", VIC, THEIRS)
VICS = Subject("web", "home", VIC.id)


@pytest.fixture
def meter() -> FakeMeter:
    return FakeMeter()


@pytest.fixture
async def conversations(database: Database, meter: FakeMeter) -> SqlConversations:
    """One draft of Vic's, in a thread that everybody may read."""
    journal = SqlJournal(database)
    await journal.take(DRAFT)
    await journal.done(1)
    conversations = SqlConversations(database, meter)
    await conversations.save(DRAFT, drafted(DRAFT))
    return conversations


def said(*, helpful: bool, person: Person = UNA, draft: str = DRAFT.id) -> KeptFeedback:
    return KeptFeedback(draft=draft, person=person.id, helpful=helpful, at=AT)


async def rate(conversations: SqlConversations, event: str, *, helpful: bool, person: Person = UNA) -> None:
    await conversations.rate(press(event, person, f"coach:helpful::{DRAFT.id}"), DRAFT.id, helpful=helpful)


async def kept(database: Database) -> int:
    async with database.reading() as connection:
        return await connection.scalar(select(func.count()).select_from(table)) or 0


async def test_last_word_of_each_person_is_kept(conversations: SqlConversations, database: Database) -> None:
    await rate(conversations, "e1", helpful=True)
    await rate(conversations, "e2", helpful=False, person=VIC)
    await rate(conversations, "e3", helpful=False)

    assert (await Records(database).export(HOME)).feedback == (said(helpful=False), said(helpful=False, person=VIC))


async def test_same_event_is_stored_and_counted_once(
    conversations: SqlConversations, database: Database, meter: FakeMeter
) -> None:
    for event, helpful in (("e1", True), ("e2", False), ("e1", True), ("e2", False)):
        await rate(conversations, event, helpful=helpful)

    assert (await Records(database).export(HOME)).feedback == (said(helpful=False),)
    assert meter.counts == {"helpful": 1, "not helpful": 1}


async def test_presses_in_a_race_leave_one_word(
    url: str, conversations: SqlConversations, database: Database, meter: FakeMeter
) -> None:
    second = open_database(url)
    both = (conversations, SqlConversations(second, meter))
    await asyncio.gather(*(rate(both[n % 2], f"e{n % 4}", helpful=True) for n in range(8)))
    await second.close()

    assert (await kept(database), meter.counts["helpful"]) == (1, 4)


async def test_unknown_draft_and_another_thread_are_refused(
    conversations: SqlConversations, database: Database, meter: FakeMeter
) -> None:
    for place in ELSEWHERE:
        with pytest.raises(Misuse, match="was deleted"):
            await conversations.rate(press("e1", UNA, "b", place), DRAFT.id, helpful=True)
    with pytest.raises(Misuse, match="was deleted"):
        await conversations.rate(press("e1", UNA, "b"), "other", helpful=True)

    assert (await kept(database), meter.counts) == (0, {})


async def test_forgotten_press_keeps_nothing(conversations: SqlConversations, database: Database) -> None:
    late = press("late", UNA, f"coach:helpful::{DRAFT.id}")
    await SqlJournal(database).take(late)
    await Records(database).forget(SUBJECT)

    with pytest.raises(Misuse, match="was deleted"):
        await conversations.rate(late, DRAFT.id, helpful=True)
    assert await kept(database) == 0


async def test_feedback_goes_with_its_draft(conversations: SqlConversations, database: Database) -> None:
    await rate(conversations, "e1", helpful=True)

    assert await conversations.forget(press("e2", VIC, "coach:forget::"), DRAFT.id) is True

    assert await kept(database) == 0


async def test_feedback_goes_with_its_thread(conversations: SqlConversations, database: Database) -> None:
    await rate(conversations, "e1", helpful=True)

    assert await expire(database, AT + timedelta(days=9_000), 90) == 1
    assert await kept(database) == 0


async def test_persons_record_counts_and_holds_their_own_feedback(database: Database) -> None:
    await moves_in(database)
    conversations = SqlConversations(database)
    await rate(conversations, "e1", helpful=True)
    await rate(conversations, "e2", helpful=False, person=VIC)
    records = Records(database)

    assert [(await records.kept(each)).feedback for each in (SUBJECT, HOME, Subject("web", "work"))] == [1, 2, 0]
    assert (await records.export(SUBJECT)).feedback == (said(helpful=True),)
    assert (await records.export(VICS)).feedback == (said(helpful=False, person=VIC),)
    assert str(Kept(feedback=1, days=90)) == "1 word on whether a card helped"


async def test_forgotten_persons_feedback_goes_and_the_others_stays(database: Database) -> None:
    await moves_in(database)
    conversations = SqlConversations(database)
    await rate(conversations, "e1", helpful=True)
    await rate(conversations, "e2", helpful=False, person=VIC)
    await conversations.rate(press("e3", VIC, "b"), "una-1", helpful=True)

    await Records(database).forget(SUBJECT)

    assert (await Records(database).export(HOME)).feedback == (said(helpful=False, person=VIC),)


async def test_forgotten_workspace_loses_its_feedback_and_no_other_does(database: Database) -> None:
    await moves_in(database)
    conversations = SqlConversations(database)
    away = mention("vic-7", VIC, MINE, ELSEWHERE[1])
    await happens(database, away, drafted(away))
    await rate(conversations, "e1", helpful=True)
    await conversations.rate(press("e2", VIC, "b", away.place), away.id, helpful=True)

    await Records(database).forget(HOME)

    kept = (await Records(database).export(Subject("web", away.place.workspace))).feedback
    assert kept == (said(helpful=True, person=VIC, draft=away.id),)


async def test_answer_survives_as_a_checkpoint(conversations: SqlConversations, database: Database) -> None:
    kept = await Answer.of(lambda: conversations.rate(press("e1", UNA, "b", HERE), DRAFT.id, helpful=True))

    assert reply_of(kept, SqlConversations.rate) is None
    assert (await Records(database).export(HOME)).feedback == (said(helpful=True),)
