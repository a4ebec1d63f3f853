"""Drafts survive as they are, change once an event, and are seen from their own thread only."""

import asyncio
from typing import get_args
from uuid import uuid4

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from adapters.sql.conversations import GONE, SqlConversations
from adapters.sql.database import Database
from adapters.sql.table import answer, choice, finding, outcome, suggestion
from bot.chat import Place
from bot.conversation import Mode
from bot.errors import Misuse
from tests.adapters.sql.sample import AT, BEA, ELSEWHERE, PLACE, coached, mention, press
from tests.adapters.sql.sample import suggestion as suggested

replace = msgspec.structs.replace


@pytest.fixture
def conversations(database: Database) -> SqlConversations:
    return SqlConversations(database)


async def taken_words(database: Database) -> list[tuple[str, str, str]]:
    """What was taken, by whom and with which event, in order."""
    wanted = select(suggestion.c.text, choice.c.person, choice.c.event).join_from(choice, suggestion)
    async with database.reading() as connection:
        return [tuple(row) for row in await connection.execute(wanted.order_by(choice.c.number))]


async def test_draft_is_found_as_it_was_saved(conversations: SqlConversations) -> None:
    saved = await conversations.save(mention(), coached())

    assert saved == coached()
    assert await conversations.find(PLACE, "d1") == coached()
    assert await conversations.latest(PLACE) == coached()


async def test_draft_has_its_time_zone(conversations: SqlConversations) -> None:
    await conversations.save(mention(), coached())
    found = await conversations.find(PLACE, "d1")

    assert found is not None
    assert (found.at, found.at.tzinfo) == (AT, AT.tzinfo)


async def test_later_event_replaces_findings_and_answers(conversations: SqlConversations, database: Database) -> None:
    later = replace(
        coached(), findings=coached().findings[1:], answers={"fact": "it was us"}, question="", wishes=(), skipped=()
    )
    await conversations.save(mention(), coached())
    await conversations.save(press("e2"), later)

    assert await conversations.find(PLACE, "d1") == later
    async with database.reading() as connection:
        left = [await connection.scalar(select(func.count()).select_from(table)) for table in (finding, answer)]
    assert left == [1, 1]


async def test_same_event_twice_returns_what_was_stored_first(conversations: SqlConversations) -> None:
    first = await conversations.save(mention(), coached(text="first"))
    second = await conversations.save(mention(), coached(text="second"))

    assert (first, second) == (coached(text="first"), coached(text="first"))
    assert await conversations.find(PLACE, "d1") == coached(text="first")


async def test_same_event_in_a_race_stores_once_and_answers_the_same(conversations: SqlConversations) -> None:
    texts = [f"draft {number}" for number in range(8)]
    answers = await asyncio.gather(*(conversations.save(mention(), coached(text=text)) for text in texts))
    kept = await conversations.find(PLACE, "d1")

    assert kept is not None
    assert kept.text in texts
    assert answers == [kept] * 8


async def test_different_events_in_a_race_all_count(conversations: SqlConversations, database: Database) -> None:
    await conversations.save(mention(), coached())
    names = [f"e{number}" for number in range(8)]
    await asyncio.gather(*(conversations.save(press(name), coached(text=name, wording=name)) for name in names))

    async with database.reading() as connection:
        events = set(await connection.scalars(select(outcome.c.event)))
        revisions = set(await connection.scalars(select(suggestion.c.revision)))
    assert events == {"d1", *names}
    assert revisions == set(range(1, 10))


async def test_failed_save_leaves_nothing(conversations: SqlConversations, database: Database) -> None:
    with pytest.raises(Misuse, match="no suggestion “s9”"):
        await conversations.save(mention(), coached(taken="s9"))

    assert await conversations.find(PLACE, "d1") is None
    async with database.reading() as connection:
        assert await connection.scalar(select(func.count()).select_from(outcome)) == 0


async def test_latest_is_the_draft_that_came_last(conversations: SqlConversations) -> None:
    await conversations.save(mention("d1"), coached("d1"))
    await conversations.save(mention("d2"), coached("d2"))
    await conversations.save(press("e3"), coached("d1", text="changed again"))

    assert await conversations.latest(PLACE) == coached("d2")


@pytest.mark.parametrize("elsewhere", ELSEWHERE, ids=["platform", "workspace", "channel", "thread"])
async def test_other_thread_sees_and_changes_nothing(conversations: SqlConversations, elsewhere: Place) -> None:
    await conversations.save(mention(), coached())

    assert await conversations.find(elsewhere, "d1") is None
    assert await conversations.latest(elsewhere) is None
    assert await conversations.forget(press("e2", elsewhere), "d1") is False
    theirs = coached(place=elsewhere, text="their own")
    assert await conversations.save(mention(place=elsewhere), theirs) == theirs
    assert await conversations.find(elsewhere, "d1") == theirs
    assert await conversations.find(PLACE, "d1") == coached()


async def test_choice_keeps_who_took_which_words(conversations: SqlConversations, database: Database) -> None:
    await conversations.save(mention(), coached(wording="old"))
    await conversations.save(press("e2"), coached(wording="old", taken="s2"))
    await conversations.save(press("e3"), coached(wording="new"))
    await conversations.save(press("e4"), coached(wording="new", taken="s2"))
    await conversations.save(press("e5"), replace(coached(wording="new", taken="s2"), question=""))
    await conversations.save(press("e6"), coached(wording="new", taken="s1"))

    assert await taken_words(database) == [
        ("old", BEA.id, "e2"),
        ("new", BEA.id, "e4"),
        (suggested().text, BEA.id, "e6"),
    ]


async def test_suggestions_keep_their_history(conversations: SqlConversations, database: Database) -> None:
    await conversations.save(mention(), coached(wording="old"))
    await conversations.save(press("e2"), replace(coached(wording="old"), question="the same suggestions"))
    await conversations.save(press("e3"), coached(wording="new"))
    await conversations.save(press("e4"), replace(coached(), suggestions=()))
    found = await conversations.find(PLACE, "d1")

    assert found is not None
    assert found.suggestions == ()
    rows = select(suggestion.c.revision, suggestion.c.id, suggestion.c.text, suggestion.c.made_by, suggestion.c.prompt)
    async with database.reading() as connection:
        kept = [tuple(row) for row in await connection.execute(rows.order_by(suggestion.c.number))]
    assert kept == [
        (1, "s2", "old", "composer", "composer/1"),
        (1, "s1", suggested().text, "composer", "composer/1"),
        (2, "s2", "new", "composer", "composer/1"),
        (2, "s1", suggested().text, "composer", "composer/1"),
    ]


async def test_forgotten_draft_stays_forgotten(conversations: SqlConversations) -> None:
    await conversations.save(mention("d1"), coached("d1"))
    await conversations.save(mention("d2"), coached("d2"))
    await conversations.save(press("e3"), coached("d2", taken="s1"))

    assert await conversations.forget(press("e4"), "d2") is True
    assert await conversations.forget(press("e4"), "d2") is True
    assert await conversations.forget(press("e5"), "d2") is False
    assert await conversations.latest(PLACE) == coached("d1")
    for event in (mention("d2"), press("e3"), press("e6")):
        with pytest.raises(Misuse) as raised:
            await conversations.save(event, coached("d2"))
        assert str(raised.value) == GONE
    assert await conversations.find(PLACE, "d2") is None


async def test_save_and_forget_in_a_race_never_leave_half_a_draft(conversations: SqlConversations) -> None:
    await conversations.save(mention(), coached())
    done = await asyncio.gather(
        conversations.forget(press("gone"), "d1"),
        *(conversations.save(press(f"e{number}"), coached(text=f"{number}")) for number in range(5)),
        return_exceptions=True,
    )

    assert done[0] is True
    assert {type(one) for one in done[1:]} <= {Misuse, type(coached())}
    assert await conversations.find(PLACE, "d1") is None


TEXT = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\x00\u2400\u0300👩‍🚀\u202e'\"\\%"))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXT, other=TEXT, number=st.uuids())
async def test_any_text_survives(conversations: SqlConversations, text: str, other: str, number: object) -> None:
    place = Place("web", other, text, str(number))
    draft = replace(
        coached(draft=text, place=place, text=text, taken=other, wording=text),
        parent=other,
        question=text,
        answers={text: other},
        wishes=(text, other),
        suggestions=(suggested(other, text),),
        taken=other,
    )
    await conversations.save(mention(f"e{text}", place), draft)

    assert await conversations.find(place, text) == draft
    assert await conversations.save(mention(f"e{text}", place), coached(place=place)) == draft


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(why=TEXT, check=st.lists(TEXT, max_size=3), mode=st.sampled_from([None, *get_args(Mode)]), number=st.uuids())
async def test_any_reason_check_and_mode_survive(
    conversations: SqlConversations, why: str, check: list[str], mode: Mode | None, number: object
) -> None:
    name = f"{number}{uuid4()}"
    wording = replace(suggested(), why=why, check=tuple(check))
    draft = replace(coached(name), mode=mode, suggestions=(wording,))
    await conversations.save(mention(name), draft)

    assert await conversations.find(PLACE, name) == draft


async def test_new_reason_for_the_same_words_is_a_new_revision(
    conversations: SqlConversations, database: Database
) -> None:
    bare = replace(suggested(), why="", check=())
    for number, wording in enumerate((bare, replace(bare, why="warmer"), replace(bare, why="warmer", check=("Who?",)))):
        await conversations.save(press(f"e{number}"), replace(coached(), suggestions=(wording,)))

    async with database.reading() as connection:
        rows = await connection.execute(select(suggestion.c.why, suggestion.c.check).order_by(suggestion.c.revision))
        assert [tuple(row) for row in rows] == [("", ""), ("warmer", ""), ("warmer", '["Who?"]')]


@pytest.mark.parametrize("part", ["why", "check"])
async def test_half_a_character_about_a_wording_is_refused(conversations: SqlConversations, part: str) -> None:
    broken = "broken \ud83d" if part == "why" else ("broken \ud83d",)
    with pytest.raises(Misuse, match="half a character"):
        await conversations.save(mention(), replace(coached(), suggestions=(replace(suggested(), **{part: broken}),)))

    assert await conversations.latest(PLACE) is None


@pytest.mark.parametrize("part", ["text", "id", "author", "parent", "question"])
async def test_half_a_character_is_refused(conversations: SqlConversations, part: str) -> None:
    with pytest.raises(Misuse, match="half a character"):
        await conversations.save(mention(), replace(coached(), **{part: "broken \ud83d"}))

    assert await conversations.latest(PLACE) is None


@pytest.mark.parametrize("channel", ["x" * 601, "👩" * 151, "\x00" * 151], ids=["letters", "emoji", "nul"])
async def test_name_that_is_too_long_is_refused(conversations: SqlConversations, channel: str) -> None:
    place = replace(PLACE, channel=channel)

    with pytest.raises(Misuse, match="too long to be kept"):
        await conversations.save(mention(place=place), coached(place=place))


async def test_longest_names_are_kept(conversations: SqlConversations) -> None:
    alphabet = [chr(0x10000 + number * 37 % 65_536) for number in range(750)]  # nothing to compress
    names = ["".join(alphabet[start : start + 150]) for start in range(0, 750, 150)]
    place, draft = Place(*names[:4]), names[4]
    await conversations.save(mention(draft, place), coached(draft, place))

    assert await conversations.find(place, draft) == coached(draft, place)


async def test_half_a_character_in_a_look_up_is_refused(conversations: SqlConversations) -> None:
    with pytest.raises(Misuse, match="half a character"):
        await conversations.find(PLACE, "\udfff")
