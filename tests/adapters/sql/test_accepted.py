"""Wordings that people of a workspace took: shown to nobody else, and forgotten with their drafts."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from adapters.sql.conversations import SqlConversations
from adapters.sql.database import Database
from adapters.sql.journal import SqlJournal
from bot.chat import Place
from bot.finding import Finding, Label, Severity
from tests.adapters.sql.household import HERE, MINE, SUBJECT, THEIRS, Records, moves_in
from tests.adapters.sql.sample import ELSEWHERE, PLACE, coached, mention, press
from tests.adapters.sql.sample import suggestion as suggested


@pytest.fixture
def conversations(database: Database) -> SqlConversations:
    return SqlConversations(database)


async def test_accepted_are_the_wordings_taken_in_the_workspace_newest_draft_first(
    conversations: SqlConversations,
) -> None:
    assert await conversations.accepted(PLACE, 3) == ()
    for number, place in enumerate((PLACE, *ELSEWHERE[2:])):
        await conversations.save(mention(f"d{number}", place), coached(f"d{number}", place, wording=f"words {number}"))
        taken = coached(f"d{number}", place, wording=f"words {number}", taken="s2")
        await conversations.save(press(f"e{number}", place), taken)
    await conversations.save(mention("d9"), coached("d9"))  # of which nothing was taken

    assert await conversations.accepted(PLACE, 9) == ("words 2", "words 1", "words 0")
    assert await conversations.accepted(PLACE, 2) == ("words 2", "words 1")
    assert await conversations.forget(press("e7", ELSEWHERE[2]), "d1") is True
    assert await conversations.accepted(PLACE, 9) == ("words 2", "words 0")


async def test_what_was_taken_in_private_is_for_that_thread_alone(
    conversations: SqlConversations, database: Database
) -> None:
    for number, (place, private) in enumerate(((PLACE, False), (ELSEWHERE[2], True), (ELSEWHERE[3], None))):
        asked = mention(f"d{number}", place)
        await SqlJournal(database).take(msgspec.structs.replace(asked, private=private))
        await conversations.save(asked, coached(f"d{number}", place, wording=f"words {number}", taken="s2"))
    unknown = Place("web", "home", "support", "t9")

    assert await conversations.accepted(PLACE, 9) == ("words 2", "words 0")
    assert await conversations.accepted(ELSEWHERE[2], 9) == ("words 2", "words 1", "words 0")
    assert await conversations.accepted(unknown, 9) == ("words 2", "words 0")


async def test_accepted_is_what_is_taken_now(conversations: SqlConversations) -> None:
    await conversations.save(mention(), coached(wording="old", taken="s2"))
    assert await conversations.accepted(PLACE, 3) == ("old",)
    await conversations.save(press("e2"), coached(wording="new", taken="s2"))
    assert await conversations.accepted(PLACE, 3) == ("new",)
    await conversations.save(press("e3"), coached(wording="new"))
    assert await conversations.accepted(PLACE, 3) == ()


@pytest.mark.parametrize("elsewhere", ELSEWHERE[:2], ids=["platform", "workspace"])
async def test_other_workspace_is_never_shown_what_was_taken(conversations: SqlConversations, elsewhere: Place) -> None:
    await conversations.save(mention(), coached(taken="s1"))

    assert await conversations.accepted(elsewhere, 9) == ()
    await conversations.save(mention(place=elsewhere), coached(place=elsewhere, wording="theirs", taken="s2"))
    assert await conversations.accepted(elsewhere, 9) == ("theirs",)
    assert await conversations.accepted(PLACE, 9) == (suggested().text,)


async def test_accepted_words_go_with_the_person_who_wrote_the_draft(
    conversations: SqlConversations, database: Database
) -> None:
    await moves_in(database)
    before = await conversations.accepted(HERE, 9)
    await Records(database).forget(SUBJECT)

    assert before == (f"Better {THEIRS}", f"Better {MINE}")
    assert await conversations.accepted(HERE, 9) == (f"Better {THEIRS}",)


async def test_heard_counts_the_drafts_of_the_workspace_that_said_so_lately(conversations: SqlConversations) -> None:
    begs = finding("promo-rt-beg", "rt-begging")
    for number, (place, told) in enumerate(
        [(PLACE, (begs, begs)), (ELSEWHERE[2], (begs,)), (PLACE, ()), (ELSEWHERE[1], (begs,))]
    ):
        draft = msgspec.structs.replace(coached(f"d{number}", place), findings=told, at=datetime.now(UTC))
        await conversations.save(mention(f"d{number}", place), draft)
    old = msgspec.structs.replace(coached("d9"), findings=(begs,), at=datetime.now(UTC) - timedelta(days=40))
    await conversations.save(mention("d9"), old)

    assert await conversations.heard(PLACE, "rt-begging", timedelta(days=30), "") == 2
    assert await conversations.heard(PLACE, "rt-begging", timedelta(days=30), "d0") == 1
    assert await conversations.heard(PLACE, "bragging", timedelta(days=30), "") == 0


def finding(rule: str, label: Label) -> Finding:
    return Finding(rule=rule, label=label, severity=Severity.WARNING, span=None, message="m", fix="f")
