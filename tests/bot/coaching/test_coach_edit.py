"""A message that its author changed: a draft is read anew on its card, an answer stays what it was used for."""

import pytest
from msgspec.structs import replace

from bot.chat import Card, Excerpt, Paragraph, Person, Reply, Wording
from bot.coaching.coach import NO_IMAGES, Coach
from bot.conversation import Turn
from bot.errors import Misuse
from tests.bot.coaching.talk import a_coach, card, of, replies, shelves
from tests.fakes import FakeConversations, FakeTurns
from tests.scene import ANA, AT, BAD_APOLOGY, THREAD, edit, mention, message, press, submit

BO = Person("bo", "Bo")
BETTER = "We posted a cruel joke. Sorry."
ANSWER = "We posted a joke about a funeral"


@pytest.fixture
def store() -> FakeConversations:
    return FakeConversations()


@pytest.fixture
def turns() -> FakeTurns:
    return FakeTurns()


@pytest.fixture
def coach(store: FakeConversations, turns: FakeTurns) -> Coach:
    return a_coach(shelves(store, turns=turns))


async def shown(*events: object) -> list[Reply]:
    """What a coach of its own answers to the last of the events."""
    return await replies(a_coach(), *events)  # type: ignore[arg-type] - events, of several kinds


async def test_edited_draft_is_read_anew_on_its_card(coach: Coach, store: FakeConversations) -> None:
    shown = await card(coach, mention(BAD_APOLOGY), message(ANSWER), edit("e1", BETTER))

    assert shown.key == "draft:e1"
    assert [excerpt.text for excerpt in of(Excerpt, shown)] == [BETTER]
    assert shown.blocks[0] == Paragraph(
        "Better now: Conditional apology (“sorry if”). New: Apology without repair or next step."
    )
    kept = store.drafts[THREAD, "e1"]
    assert (kept.text, kept.answers, kept.author) == (BETTER, {}, "ana")


async def test_edited_message_does_what_the_form_does() -> None:
    for words in (BETTER, "Sorry you feel that way, folks.", "I want to die."):
        (edited,) = await shown(mention(BAD_APOLOGY), edit("e1", words, "e4"))
        (sent,) = await shown(mention(BAD_APOLOGY), submit("coach:edit::e1", {"draft": words}, "e4"))
        assert edited == sent


@pytest.mark.parametrize("words", ["", "🙏", "x" * 4_001])
async def test_words_that_are_no_draft_get_the_sentence_of_the_form(coach: Coach, words: str) -> None:
    await card(coach, mention(BAD_APOLOGY))

    with pytest.raises(Misuse) as edited:
        await replies(coach, edit("e1", words, "e7"))
    with pytest.raises(Misuse) as sent:
        await replies(coach, submit("coach:edit::e1", {"draft": words}, "e8"))
    assert str(edited.value) == str(sent.value)


async def test_quotation_above_the_words_and_the_announcement_are_no_part_of_the_draft(
    coach: Coach, store: FakeConversations
) -> None:
    await card(coach, mention(f"> You lost my parcel.\n{BAD_APOLOGY}"))

    await card(coach, edit("e1", f"new draft: > Where is it?\n{BETTER}"))

    kept = store.drafts[THREAD, "e1"]
    assert (kept.parent, kept.text) == ("Where is it?", BETTER)


async def test_image_that_was_added_cannot_be_read(coach: Coach) -> None:
    shown = await card(coach, mention(BAD_APOLOGY), edit("e1", BETTER, images=1))

    assert of(Paragraph, shown)[0].text.startswith(NO_IMAGES)


async def test_edited_answer_changes_nothing_but_the_turn(
    coach: Coach, store: FakeConversations, turns: FakeTurns
) -> None:
    await card(coach, mention(BAD_APOLOGY), message(ANSWER))
    before = dict(store.drafts)
    said = Turn(id="e2", place=THREAD, person=ANA.id, name=ANA.name, at=AT, text=ANSWER)
    await turns.put(said)

    assert await replies(coach, edit("e2", "other words")) == []

    assert store.drafts == before
    assert await turns.thread(THREAD) == (replace(said, text="other words"),)


async def test_edit_by_somebody_else_changes_nothing(coach: Coach, store: FakeConversations, turns: FakeTurns) -> None:
    await card(coach, mention(BAD_APOLOGY))
    before = dict(store.drafts)
    said = Turn(id="e1", place=THREAD, person=ANA.id, name=ANA.name, at=AT, text=BAD_APOLOGY)

    assert await replies(coach, edit("e1", BETTER, person=BO)) == []
    await turns.put(said)
    assert await replies(coach, edit("e1", BETTER, person=BO)) == []

    assert (store.drafts, await turns.thread(THREAD)) == (before, (said,))


async def test_edit_is_answered_once_and_goes_on_from_there(coach: Coach) -> None:
    first = await card(coach, mention(BAD_APOLOGY), edit("e1", "Sorry you feel that way, folks."))
    again = await card(coach, edit("e1", "Sorry you feel that way, folks."))
    assert first.blocks[1:] == again.blocks[1:]  # above them stands what is better than before

    last = await card(coach, press("coach:use:1:e1", "e8"))

    assert isinstance(last, Card)
    assert [wording.taken for wording in of(Wording, last)][:1] == [True]
