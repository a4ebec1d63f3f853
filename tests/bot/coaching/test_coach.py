"""The story of the feature: a mention, its card, and what follow-ups make of it."""

import pytest

from bot.chat import (
    Card,
    Excerpt,
    Hint,
    Paragraph,
    Question,
    Reference,
    Whisper,
    Wording,
)
from bot.coaching.card import NO_WORDING
from bot.coaching.coach import FORGOTTEN, SMALL_TALK, STILL_USED, Coach
from tests.bot.coaching.talk import a_coach, card, chosen_intent, length, of, replies, shelves
from tests.fakes import FakeConversations
from tests.scene import BAD_APOLOGY, THREAD, deletion, mention, message, press, submit


@pytest.fixture
def store() -> FakeConversations:
    return FakeConversations()


@pytest.fixture
def coach(store: FakeConversations) -> Coach:
    return a_coach(shelves(store))


async def test_coach_answers_a_bad_apology_with_hints_and_two_wordings(coach: Coach) -> None:
    shown = await card(coach, mention(BAD_APOLOGY))

    assert shown.key == "draft:e1"
    assert [(hint.rule, hint.quote) for hint in of(Hint, shown)] == [
        ("apology-conditional", "sorry if anyone was offended")
    ]
    assert [(excerpt.text, [m.of(BAD_APOLOGY) for m, _ in excerpt.marks]) for excerpt in of(Excerpt, shown)] == [
        (BAD_APOLOGY, ["sorry if anyone was offended"])
    ]
    assert chosen_intent(shown) == ["coach:intent:apologise:e1"]
    assert len(of(Wording, shown)) == 2
    assert len(of(Question, shown)) == 1


async def test_coach_keeps_what_it_heard_and_offered(coach: Coach, store: FakeConversations) -> None:
    shown = await card(coach, mention(BAD_APOLOGY))

    (kept,) = store.drafts.values()
    assert (kept.id, kept.text, kept.author, kept.intent) == ("e1", BAD_APOLOGY, "ana", "apologise")
    assert [s.text for s in kept.suggestions] == [wording.text for wording in of(Wording, shown)]
    assert {s.made_by for s in kept.suggestions} == {"composer"}


async def test_coach_shows_the_same_card_for_the_same_event_twice(coach: Coach) -> None:
    events = [mention(BAD_APOLOGY), press("coach:shorter::e1", "p1")]

    once = await card(coach, *events)
    again = await card(coach, press("coach:shorter::e1", "p1"))

    assert again == once


async def test_coach_follows_the_intent_that_the_person_presses(coach: Coach, store: FakeConversations) -> None:
    shown = await card(coach, mention(BAD_APOLOGY), press("coach:intent:other:e1"))

    assert chosen_intent(shown) == ["coach:intent:other:e1"]
    assert of(Hint, shown) == []
    assert NO_WORDING in [paragraph.text for paragraph in of(Paragraph, shown)]
    assert store.drafts[THREAD, "e1"].intent_chosen is True


async def test_coach_fills_the_gap_that_it_asked_for_with_the_persons_words(coach: Coach) -> None:
    first = await card(coach, mention(BAD_APOLOGY))

    second = await card(coach, message("We posted a joke about a funeral"))

    assert any("We posted a joke about a funeral." in wording.text for wording in of(Wording, second))
    assert of(Question, second) != of(Question, first)
    assert second.key == first.key


async def test_coach_makes_wordings_shorter_on_a_press_and_on_a_word() -> None:
    text = (
        "We're sorry if anyone was upset. We charged 212 of you twice last night because we ran the same job two "
        "times. Everybody has the money back by Friday. From today a second person checks each run."
    )
    plain = await card(a_coach(), mention(text))

    pressed = await card(a_coach(), mention(text), press("coach:shorter::e1"))
    written = await card(a_coach(), mention(text), message("shorter"))

    assert of(Wording, pressed) == of(Wording, written)
    assert length(pressed) < length(plain)


async def test_coach_remembers_the_wording_that_the_person_takes(coach: Coach, store: FakeConversations) -> None:
    shown = await card(coach, mention(BAD_APOLOGY), press("coach:use:2:e1"))

    assert [wording.taken for wording in of(Wording, shown)] == [False, True]
    assert store.drafts[THREAD, "e1"].taken == "e1.2"


async def test_coach_whispers_why_a_rule_spoke_with_its_source(coach: Coach) -> None:
    (reply,) = await replies(coach, mention(BAD_APOLOGY), press("coach:why:apology-conditional:e1"))

    assert isinstance(reply, Whisper)
    assert reply.person == "ana"
    assert [block.url for block in reply.blocks if isinstance(block, Reference)] == [
        "https://doi.org/10.1111/ncmr.12073"
    ]


async def test_coach_says_which_verbs_need_a_model_and_what_works_without(coach: Coach) -> None:
    (reply,) = await replies(coach, mention(BAD_APOLOGY), message("warmer"))

    assert isinstance(reply, Whisper)
    assert reply.blocks == (
        Paragraph(
            "Making it warmer needs a language model, and none is connected. Without one I work with your own words "
            "only: I can make it shorter, put your responsibility first, or fill a gap that you answer."
        ),
    )


async def test_coach_reads_an_edited_draft_anew_on_the_same_card(coach: Coach, store: FakeConversations) -> None:
    shown = await card(
        coach, mention(BAD_APOLOGY), submit("coach:edit::e1", {"draft": "We posted a cruel joke. Sorry."})
    )

    assert shown.key == "draft:e1"
    assert [excerpt.text for excerpt in of(Excerpt, shown)] == ["We posted a cruel joke. Sorry."]
    assert store.drafts[THREAD, "e1"].text == "We posted a cruel joke. Sorry."


async def test_coach_starts_a_second_card_for_a_new_draft_in_the_thread(coach: Coach) -> None:
    shown = await card(coach, mention(BAD_APOLOGY), message("new draft: Sorry you feel that way, folks."))

    assert shown.key == "draft:e2"
    assert [hint.rule for hint in of(Hint, shown)] == ["apology-you-feel"]


async def test_coach_forgets_a_deleted_draft_and_takes_its_words_off_the_card(
    coach: Coach, store: FakeConversations
) -> None:
    shown = await card(coach, mention(BAD_APOLOGY), deletion("e1"))

    assert shown == Card(key="draft:e1", summary=FORGOTTEN, blocks=(Paragraph(FORGOTTEN, quiet=True),))
    assert store.drafts == {}


async def test_coach_is_honest_when_a_deleted_message_was_an_answer(coach: Coach) -> None:
    (reply,) = await replies(coach, mention(BAD_APOLOGY), message("We posted a joke"), deletion("e2"))

    assert isinstance(reply, Whisper)
    assert reply.blocks == (Paragraph(STILL_USED),)


async def test_coach_takes_a_short_remark_in_the_thread_for_talk(coach: Coach) -> None:
    shown = await card(coach, mention("The bakery opens at seven, and the new hours are on the door."))
    assert of(Question, shown) == []

    (reply,) = await replies(coach, message("thanks a lot!"))

    assert isinstance(reply, Whisper)
    assert reply.blocks == (Paragraph(SMALL_TALK),)


async def test_coach_says_what_is_strong_in_a_good_apology_and_which_parts_it_has(coach: Coach) -> None:
    shown = await card(
        coach,
        mention(
            "We charged 212 of you twice. That was our mistake. Everybody is refunded by Friday, "
            "and from today a second person checks each run. We're sorry."
        ),
    )

    assert shown.summary == "1 strength for this draft"
    assert [hint.severity for hint in of(Hint, shown)] == ["praise"]
    assert [paragraph.text for paragraph in of(Paragraph, shown)] == [
        "No other rule matched. That means only that I know no pattern for it; you know your readers better than I do.",
        (
            "I hear 4 of the 6 parts that an apology can have: regret, responsibility, repair, what changes. "
            "Not heard: an explanation, asking forgiveness."
        ),
    ]


async def test_coach_shows_hints_but_offers_no_wording_for_an_attack(coach: Coach) -> None:
    shown = await card(coach, mention("Help me reply to this idiot and call her a lying cow"))

    assert of(Wording, shown) == []
    assert shown.key == "draft:e1"
