"""What was kept before a migration is there after it, and may be changed as if it had always been so."""

from datetime import UTC, datetime

import msgspec
import pytest
from alembic import command
from sqlalchemy import text

from adapters.fernet.seal import fresh_key, seal_from
from adapters.sql.address import read_address
from adapters.sql.conversations import SqlConversations
from adapters.sql.database import open_database
from adapters.sql.migration import drift, migrate
from adapters.sql.profiles import SqlProfiles
from adapters.sql.revision import alembic_config
from adapters.sql.rotation import reseal
from adapters.sql.transaction import transaction
from bot.conversation import Coached, Suggestion
from bot.profile import NOBODY_TOLD
from bot.record import KeptDraft, Subject
from tests.adapters.sql.household import Records
from tests.adapters.sql.sample import ADA, AT, PLACE, press

replace = msgspec.structs.replace

OFFERED = Suggestion(id="s1", title="Brief", text="We broke it.", made_by="composer", prompt="composer 1")
DRAFT = Coached(
    id="d1", place=PLACE, author=ADA.id, at=AT, text="Mistakes.", intent="apologise", suggestions=(OFFERED,), taken="s1"
)
BEFORE = """
INSERT INTO thread (platform, workspace, channel, thread) VALUES ('web', 'home', 'support', 't1');
INSERT INTO draft (thread, id, author, at, text, intent, intent_chosen, target, parent, wishes, question, skipped,
                   taken, revision)
SELECT number, 'd1', 'u1', :at, 'Mistakes.', 'apologise', :no, '', '', '[]', '', '[]', 's1', 1 FROM thread;
INSERT INTO suggestion (draft, revision, id, title, text, made_by, prompt)
SELECT number, 1, 's1', 'Brief', 'We broke it.', 'composer', 'composer 1' FROM draft;
INSERT INTO outcome (thread, event, draft, body) SELECT number, 'd1', 'd1', :body FROM thread;
"""
BODY = """{"id":"d1","place":{"platform":"web","workspace":"home","channel":"support","thread":"t1"},"author":"u1",
"at":"2026-03-04T05:06:07.890123Z","text":"Mistakes.","intent":"apologise","suggestions":[{"id":"s1","title":"Brief",
"text":"We broke it.","made_by":"composer","prompt":"composer 1"}],"taken":"s1"}"""


@pytest.fixture
def old(url: str) -> str:
    """The address of a database as the fourth revision left it, with a draft."""
    migrate(url)
    at = str(AT) if url.startswith("sqlite") else datetime(2026, 3, 4, 5, 6, 7, 890123, tzinfo=UTC)
    with transaction(read_address(url)) as connection:
        command.downgrade(alembic_config(connection), "0004")
        for statement in filter(str.strip, BEFORE.split(";")):
            given = {"at": at, "no": False, "body": BODY}
            named = {name: value for name, value in given.items() if f":{name}" in statement}
            connection.execute(text(statement), named)
    return url


async def test_draft_from_before_the_fifth_revision_is_read_changed_and_copied_out(old: str) -> None:
    migrate(old)
    assert drift(old) == []
    database = open_database(old)
    conversations, later = SqlConversations(database), replace(DRAFT, mode="personal-apology")
    found = await conversations.find(PLACE, "d1")
    accepted = await conversations.accepted(PLACE, 3)
    saved = await conversations.save(press("e2"), later)
    (kept,) = (await Records(database).export(Subject("web", "home", ADA.id))).drafts
    profile = await SqlProfiles(database).of(PLACE)
    await database.close()

    assert (found, accepted, saved, profile) == (DRAFT, ("We broke it.",), later, NOBODY_TOLD)
    assert isinstance(kept, KeptDraft)
    assert (kept.draft, kept.offered) == (later, ((OFFERED,),))
    assert [change.draft for change in kept.changes] == [DRAFT, later]


async def test_draft_from_before_is_sealed_by_a_rotation(old: str) -> None:
    migrate(old)
    database = open_database(old, seal_from(fresh_key()))
    changed = await reseal(database)
    found = await SqlConversations(database).find(PLACE, "d1")
    await database.close()

    assert (changed, found) == (4, DRAFT)  # the draft, title and text of its wording, and what its event stored


async def test_draft_from_after_survives_the_way_back(old: str) -> None:
    migrate(old)
    database = open_database(old)
    told = replace(DRAFT, mode="video", suggestions=(replace(OFFERED, why="shorter", check=("Who?",)),))
    await SqlConversations(database).save(press("e2"), told)
    await database.close()
    with transaction(read_address(old)) as connection:
        command.downgrade(alembic_config(connection), "0004")
    migrate(old)
    database = open_database(old)
    found = await SqlConversations(database).find(PLACE, "d1")
    await database.close()

    assert found == DRAFT
