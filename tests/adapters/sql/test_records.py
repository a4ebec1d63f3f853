"""What is kept of a person or a workspace: counted, and complete in a copy."""

import msgspec
import pytest

from adapters.fernet.seal import fresh_key, seal_from
from adapters.sql.database import Database, open_database
from bot.chat import Paragraph, Whisper
from bot.conversation import Suggestion
from bot.errors import Misuse
from bot.record import Change, Choice, Deed, Kept, Record, Subject, as_text
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
    card_turn,
    copy_for,
    drafted,
    everything,
    happens,
    mention,
    moves_in,
    press,
    rows,
    turn_of,
)
from tests.adapters.sql.sample import AT

replace = msgspec.structs.replace


async def test_kept_counts_what_is_the_persons_in_that_workspace(database: Database) -> None:
    await moves_in(database)

    assert await Records(database).kept(SUBJECT) == Kept(drafts=2, turns=4, whispers=2, events=4, since=AT, days=90)
    assert await Records(database).kept(HOME) == Kept(drafts=3, turns=6, whispers=3, events=5, since=AT, days=90)
    assert await Records(database).kept(Subject("web", "home", "nobody")) == Kept(days=90)


async def test_kept_tells_the_days_of_its_workspace(database: Database) -> None:
    await Records(database).keep_for(HOME, 8)
    await Records(database).keep_for(SUBJECT, 7)

    assert (await Records(database).kept(SUBJECT)).days == 7
    assert [await Records(database).days(each) for each in (SUBJECT, HOME, Subject("web", "work"))] == [7, 7, 90]


async def test_export_holds_all_of_the_person_and_nothing_of_another(database: Database) -> None:
    await moves_in(database)
    record = await Records(database).export(SUBJECT)
    mine, alone = mention("una-1", UNA, MINE), mention("una-4", UNA, f"{MINE} alone", ALONE)
    edited = drafted(mine, text=f"{MINE} again", taken="s1")

    assert THEIRS not in as_text(record)
    assert (record.subject, record.days, record.threads) == (SUBJECT, 90, (HERE, ALONE))
    assert [each.id for each in record.events] == ["una-1", "una-2", "una-3", "una-4"]
    assert [each.event for each in record.events][::3] == [mine, alone]
    assert [replace(turn, message="") for turn in record.turns] == [
        turn_of(mine),
        replace(card_turn(edited), message=""),
        turn_of(alone),
        replace(card_turn(drafted(alone)), message=""),
    ]
    assert [kept.draft for kept in record.drafts] == [edited, drafted(alone)]
    assert record.drafts[0].changes == (Change(event="una-1", draft=drafted(mine)), Change(event="una-2", draft=edited))
    assert record.drafts[0].offered == (drafted(mine).suggestions,)
    assert record.drafts[0].choices == (Choice(suggestion="s1", revision=1, person="una-id", at=AT, event="una-2"),)
    assert [kept.whisper for kept in record.whispers] == [
        Whisper(key="why:una-6", person="una-id", blocks=(Paragraph(MINE),)),
        copy_for(UNA, ""),
    ]


async def test_export_of_a_workspace_holds_everybody_in_it(database: Database) -> None:
    await moves_in(database)
    record = await Records(database).export(HOME)

    assert [each.id for each in record.events] == ["una-1", "vic-1", "una-2", "una-3", "una-4"]
    assert [kept.draft.author for kept in record.drafts] == ["una-id", "vic-id", "una-id"]
    assert [(kept.place, kept.whisper.person) for kept in record.whispers] == [(HERE, p.id) for p in (UNA, UNA, VIC)]
    assert f"{MINE} away" not in as_text(record)


async def test_export_keeps_every_revision_of_what_was_offered(database: Database) -> None:
    mine = mention("una-1", UNA, MINE)
    later = Suggestion(id="s1", title="Brief", text="Other words", made_by="composer", prompt="composer 1")
    await happens(database, mine, drafted(mine))
    await happens(database, press("una-2", UNA, "coach:shorter::una-1"), drafted(mine, suggestions=(later,)))

    (kept,) = (await Records(database).export(SUBJECT)).drafts

    assert kept.offered == (drafted(mine).suggestions, (later,))


async def test_export_is_json_that_reads_back(database: Database) -> None:
    await moves_in(database)
    record = await Records(database).export(HOME)

    assert msgspec.json.decode(as_text(record), type=Record) == record


async def test_export_is_noted_on_the_trail_by_hash_alone(database: Database) -> None:
    await moves_in(database)
    await Records(database).export(SUBJECT)
    again = await Records(database).export(SUBJECT)

    assert [(deed.action, deed.rows) for deed in again.trail] == [("export-person", 6)]
    assert (await Records(database).export(HOME)).trail == ()
    assert "una" not in str((await rows(database))["trail"])


@pytest.mark.parametrize(
    ("subject", "sentence"),
    [
        pytest.param(
            Subject("web", "home", "nobody"),
            "Nothing is kept of a person “nobody” in the workspace “home” of the platform “web”. "
            "Check the name; --workspace and --platform say where to look.",
            id="person",
        ),
        pytest.param(
            Subject("slack", "home"),
            "Nothing is kept of the workspace “home” of the platform “slack”. "
            "Check the name; --workspace and --platform say where to look.",
            id="workspace",
        ),
    ],
)
async def test_unknown_subject_is_told_so_and_leaves_no_trace(
    database: Database, subject: Subject, sentence: str
) -> None:
    await moves_in(database)
    before = await rows(database)

    for refused in (Records(database).export(subject), Records(database).forget(subject)):
        with pytest.raises(Misuse) as raised:
            await refused
        assert str(raised.value) == sentence
    assert await rows(database) == before


async def test_sealed_record_is_copied_out_readable_and_deleted_all_the_same(url: str, database: Database) -> None:
    sealed = open_database(url, seal_from(fresh_key()))
    try:
        await moves_in(sealed)
        stored = await everything(url, database)
        record = await Records(sealed).export(SUBJECT)
        told = await Records(sealed).forget(SUBJECT)
    finally:
        await sealed.close()

    assert MINE not in stored
    assert [kept.draft.text for kept in record.drafts] == [f"{MINE} again", f"{MINE} alone"]
    assert told == Kept(drafts=2, turns=4, whispers=2, events=4, since=AT, days=90)


async def test_deed_tells_what_when_and_how_much(database: Database) -> None:
    await moves_in(database)
    await Records(database).forget(HOME)
    await happens(database, mention("una-11", UNA, "anew"))
    (deed,) = (await Records(database).export(HOME)).trail

    assert deed == Deed(at=deed.at, action="forget-workspace", rows=9)
