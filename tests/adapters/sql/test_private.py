"""What was said in private places is not in the export of a workspace, and still in that of its person."""

import pytest
from alembic import command
from msgspec.structs import replace
from sqlalchemy import select, text

from adapters.sql.address import read_address
from adapters.sql.conversations import SqlConversations
from adapters.sql.database import Database, open_database
from adapters.sql.journal import SqlJournal
from adapters.sql.migration import migrate
from adapters.sql.revision import alembic_config
from adapters.sql.table import thread
from adapters.sql.transaction import transaction
from adapters.sql.turns import SqlTurns
from bot.chat import Place
from bot.record import Kept, as_text
from tests.adapters.sql.household import (
    ALONE,
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
    turn_of,
)
from tests.adapters.sql.sample import AT


async def private(database: Database, place: Place) -> bool | None:
    here = (thread.c.channel == place.channel) & (thread.c.thread == place.thread)
    async with database.reading() as connection:
        found: bool | None = await connection.scalar(select(thread.c.private).where(here))
        return found


async def test_last_event_that_knows_tells_what_the_thread_is(database: Database) -> None:
    journal, said = SqlJournal(database), []
    called = mention("una-1", UNA, MINE)
    await SqlTurns(database).put(turn_of(called))
    said.append(await private(database, HERE))
    for event, known in (("una-1", None), ("una-1", False), ("una-2", None), ("una-3", True), ("una-4", None)):
        await journal.take(replace(called, id=event, private=known))
        said.append(await private(database, HERE))

    assert said == [None, None, False, False, True, True]


@pytest.mark.parametrize("known", [True, None], ids=["private", "unknown"])
async def test_workspaces_export_leaves_private_threads_out_and_counts_them(
    database: Database, *, known: bool | None
) -> None:
    await moves_in(database)
    hidden = replace(HERE, thread="t9")
    secret = replace(mention("vic-9", VIC, f"{THEIRS} secret", hidden), private=known)
    await happens(database, secret, drafted(secret))
    record, theirs = await Records(database).export(HOME), await Records(database).export(replace(HOME, person=VIC.id))

    assert (record.left_out, record.threads) == (1, (HERE, ALONE))
    assert "secret" not in as_text(record)
    assert [len(each) for each in (record.events, record.drafts, record.turns, record.whispers)] == [5, 3, 6, 3]
    assert (theirs.left_out, theirs.threads) == (0, (HERE, hidden))
    assert f"Better {THEIRS} secret" in as_text(theirs)


async def test_what_was_said_of_a_card_in_private_is_left_out_with_its_draft(database: Database) -> None:
    await moves_in(database)
    secret = replace(mention("vic-9", VIC, THEIRS, replace(HERE, thread="t9")), private=True)
    await happens(database, secret, drafted(secret))
    for said in (
        press("una-8", UNA, "coach:helpful:yes:vic-9", secret.place),
        press("una-9", UNA, "coach:helpful:yes:una-1"),
    ):
        await SqlConversations(database).rate(said, said.button.rpartition(":")[2], helpful=True)

    assert [said.draft for said in (await Records(database).export(HOME)).feedback] == ["una-1"]
    assert [said.draft for said in (await Records(database).export(SUBJECT)).feedback] == ["vic-9", "una-1"]


async def test_workspace_in_which_all_is_private_has_an_empty_export_and_can_be_forgotten(database: Database) -> None:
    secret = replace(mention("una-1", UNA, MINE), private=True)
    await happens(database, secret, drafted(secret))
    record = await Records(database).export(HOME)

    assert (record.left_out, record.threads, record.events) == (1, (), ())
    assert await Records(database).forget(HOME) == Kept(drafts=1, turns=2, events=1, since=AT, days=90)
    assert (await Records(database).export(HOME)).left_out == 1


async def test_thread_that_turns_out_private_takes_all_of_its_words_out(database: Database) -> None:
    await moves_in(database)
    await SqlJournal(database).take(replace(press("una-9", UNA, "coach:why::una-1"), private=True))
    record = await Records(database).export(HOME)

    assert (record.left_out, record.threads) == (1, (ALONE,))
    assert THEIRS not in as_text(record)
    assert (await Records(database).export(SUBJECT)).threads == (HERE, ALONE)


async def test_threads_of_slack_from_before_count_as_private_and_others_do_not(url: str) -> None:
    migrate(url)
    added = "INSERT INTO thread (platform, workspace, channel, thread) VALUES ('{0}', 'home', '{0}', 't1')"
    with transaction(read_address(url)) as connection:
        command.downgrade(alembic_config(connection), "0005")
        for platform in ("slack", "web", "cli"):
            connection.execute(text(added.format(platform)))
    migrate(url)
    database = open_database(url)
    known = [await private(database, Place(name, "home", name, "t1")) for name in ("slack", "web", "cli")]
    await database.close()

    assert known == [None, False, False]
