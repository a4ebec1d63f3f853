"""What a language model adds to the story: better wordings a moment later, and never anything in place of the rest."""

import pytest

from bot.chat import Card, Choices, Hint, Paragraph, Question, Wording
from bot.coaching.card import ENGLISH_ONLY, MODEL, ROOM
from bot.coaching.counsel import AS_BEFORE, ASKED, OWN_WORDS
from bot.coaching.writer import NOT_HERE, SPENT
from bot.errors import Misuse, Unavailable
from bot.profile import Profile
from bot.refusal import SELF_HARM
from bot.suggesting.suggester import NO_FORM, Suggester
from tests.bot.coaching.talk import a_coach, of, replies, shelves
from tests.fakes import FakeConversations, FakeProfiles, FakeTurns, FakeUsages
from tests.fakes_model import FakeModel, answer, material
from tests.scene import BAD_APOLOGY, THREAD, mention, message, press, submit

DRAFT = "We lost your parcel on Friday. We're sorry if anyone was annoyed. The refund is on its way."
FIRST = "We lost your parcel on Friday, and we're sorry. The refund is on its way."
SECOND = "Your parcel: we lost it. Sorry. The refund is on its way."
WARM = "We're so sorry: we lost your parcel on Friday. The refund is on its way."
GAPPED = "We lost your parcel on Friday. Sorry. [How you make up for it]."


def texts(card: object) -> list[str]:
    assert isinstance(card, Card)
    return [wording.text for wording in of(Wording, card)]


def notes(card: object) -> list[str]:
    assert isinstance(card, Card)
    return [paragraph.text for paragraph in of(Paragraph, card) if not paragraph.quiet]


async def test_hints_and_own_words_come_at_once_and_the_wordings_of_the_model_a_moment_later() -> None:
    store = FakeConversations()
    coach = a_coach(shelves(store), suggester=Suggester(FakeModel(answer(FIRST, SECOND))))
    first, last = await replies(coach, mention(DRAFT))

    assert isinstance(first, Card)
    assert isinstance(last, Card)
    assert first.key == last.key
    assert of(Hint, first) == of(Hint, last)
    assert [hint.rule for hint in of(Hint, last)] == ["praise-repair", "apology-conditional"]
    assert notes(first) == [ASKED.format("tiny")]
    assert [suggestion.made_by for suggestion in store.drafts[THREAD, "e1"].suggestions] == ["tiny", "tiny"]
    assert (texts(last), notes(last)) == ([FIRST, SECOND], [])
    assert (
        of(Wording, last)[0].note == "It says it plainly.\nWritten by tiny from your words. Check it before you post."
    )
    assert [button.label for button in last.buttons] == [
        "Shorter", "Own it more", "Warmer", "Another one", "Edit my draft",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "note"),
    [
        (Unavailable("The model cannot be reached."), "The model cannot be reached."),
        ("Here you are!", NO_FORM.format("tiny")),
    ],
    ids=["out of reach", "no form"],
)
async def test_without_an_answer_the_own_words_stay_and_the_card_says_why(said: str | Unavailable, note: str) -> None:
    coach = a_coach(suggester=Suggester(FakeModel(said)))
    first, last = await replies(coach, mention(DRAFT))

    assert texts(first) == texts(last) != []
    assert notes(last) == [f"{note} {OWN_WORDS}"]


async def test_wish_changes_the_wording_that_was_taken() -> None:
    model = FakeModel(answer(FIRST, SECOND), answer(WARM))
    coach = a_coach(suggester=Suggester(model))
    waiting, last = await replies(coach, mention(DRAFT), press("coach:use:m2:e1", "p1"), message("warmer"))

    assert (material(model.asked[1])["previous"], material(model.asked[1])["wish"]) == (SECOND, "warmer")
    assert (texts(waiting), texts(last)) == ([FIRST, SECOND], [WARM])


async def test_wish_that_is_not_granted_leaves_the_wordings_as_they_were() -> None:
    coach = a_coach(suggester=Suggester(FakeModel(answer(FIRST), Unavailable("Too slow."))))
    _, last = await replies(coach, mention(DRAFT), press("coach:model:warmer:e1"))

    assert (texts(last), notes(last)) == ([FIRST], [f"Too slow. {AS_BEFORE}"])


async def test_shorter_is_granted_by_the_composer_when_the_model_is_away() -> None:
    coach = a_coach(suggester=Suggester(FakeModel(answer(FIRST), Unavailable("Too slow."))))
    _, last = await replies(coach, mention(DRAFT), press("coach:shorter::e1"))

    assert texts(last) != [FIRST]
    assert notes(last) == [f"Too slow. {OWN_WORDS}"]


async def test_answer_to_the_question_goes_to_the_model_as_a_fact() -> None:
    model = FakeModel(answer(GAPPED))
    coach = a_coach(suggester=Suggester(model))
    _, asked = await replies(coach, mention(BAD_APOLOGY))
    assert isinstance(asked, Card)
    assert len(of(Question, asked)) == 1
    await replies(coach, message("We posted a joke about a storm."))

    assert material(model.asked[1])["facts"] == ["We posted a joke about a storm."]


async def test_mode_that_is_asked_for_is_written_and_start_over_goes_back() -> None:
    model = FakeModel(answer(FIRST))
    coach = a_coach(suggester=Suggester(model))
    _, last = await replies(coach, mention(DRAFT), message("as a holding statement"))
    assert isinstance(last, Card)

    assert material(model.asked[1])["mode"] == "holding-statement"
    assert Paragraph("Written as a holding statement, as you asked; “start over” goes back.", quiet=True) in last.blocks
    await replies(coach, message("start over"))
    assert material(model.asked[2])["mode"] == "apologise"


async def test_profile_thread_and_taken_wordings_reach_the_model() -> None:
    model = FakeModel(answer(FIRST, SECOND))
    store, turns, profiles = FakeConversations(), FakeTurns(), FakeProfiles()
    coach = a_coach(shelves(store, turns=turns, profiles=profiles), suggester=Suggester(model))
    await profiles.put(mention("x"), Profile(tone=("dry",), forbidden=("synergy",)))
    await replies(
        coach, mention(DRAFT), press("coach:use:m1:e1", "p1"), message("new draft: We broke it again. Sorry.")
    )

    assert material(model.asked[-1])["voice"] == {"tone": ["dry"], "samples": [FIRST], "forbidden": ["synergy"]}


async def test_wording_with_a_word_that_the_workspace_never_uses_is_left_out() -> None:
    profiles = FakeProfiles()
    await profiles.put(mention("x"), Profile(forbidden=("synergy",)))
    model = FakeModel(answer(FIRST, f"{SECOND} What a synergy."))
    *_, last = await replies(a_coach(shelves(profiles=profiles), suggester=Suggester(model)), mention(DRAFT))

    assert texts(last) == [FIRST]


async def test_quoted_message_above_the_draft_is_what_it_answers() -> None:
    model = FakeModel(answer(FIRST))
    await replies(a_coach(suggester=Suggester(model)), mention(f"> Where is my parcel?\n{DRAFT}"))

    sent = material(model.asked[0])
    assert (sent["answers_to"], sent["draft"]) == ("Where is my parcel?", DRAFT)


async def test_place_that_is_named_limits_the_wordings() -> None:
    model = FakeModel(answer(FIRST))
    coach = a_coach(suggester=Suggester(model))
    *_, last = await replies(coach, mention(DRAFT), message("for X"))
    assert isinstance(last, Card)

    sent = material(model.asked[1])
    assert (sent["platform"], sent["limit"]) == ("x", 280)
    assert Paragraph(ROOM.format("a post on X", 280, len(DRAFT)), quiet=True) in last.blocks


async def test_budget_of_the_workspace_ends_the_calls_and_the_card_says_so() -> None:
    usages = FakeUsages()
    coach = a_coach(shelves(usages=usages), suggester=Suggester(model := FakeModel(answer(FIRST))), budget=1_450)
    await replies(coach, mention(DRAFT))
    _, last = await replies(coach, press("coach:model:warmer:e1"))

    assert len(model.asked) == 1
    assert notes(last) == [f"{SPENT.format(1_450)} {AS_BEFORE}"]


async def test_workspace_that_allows_no_tokens_calls_no_model_and_the_card_says_so() -> None:
    coach = a_coach(suggester=Suggester(model := FakeModel(answer(FIRST))), budget=0)
    *_, last = await replies(coach, mention(DRAFT))

    assert model.asked == []
    assert notes(last) == [f"{NOT_HERE} {OWN_WORDS}"]
    assert of(Wording, last)


async def test_message_of_self_harm_reaches_no_model() -> None:
    model = FakeModel(answer(FIRST))
    (reply,) = await replies(a_coach(suggester=Suggester(model)), mention("I want to kill myself after this post."))

    assert isinstance(reply, Card)
    assert (reply.summary, model.asked) == (SELF_HARM.refusal.paragraphs[0], [])


async def test_finding_of_the_model_is_explained_on_request() -> None:
    remark = {"label": "excuse", "quote": "The refund is on its way", "message": "It sounds like a way out."}
    coach = a_coach(suggester=Suggester(FakeModel(answer(FIRST, findings=[remark]))))
    _, last = await replies(coach, mention(DRAFT))
    assert isinstance(last, Card)
    assert [(hint.rule, hint.heard_by) for hint in of(Hint, last)][2:] == [("model-excuse", "model")]

    (why,) = await replies(coach, press("coach:why:model-excuse:e1"))
    assert Paragraph(MODEL, quiet=True) in why.blocks  # type: ignore[union-attr]


async def test_new_version_is_compared_with_the_last() -> None:
    coach = a_coach()
    (shown,) = await replies(coach, mention(DRAFT), submit("coach:edit::e1", {"draft": FIRST}))
    assert notes(shown)[0].startswith("Better now: Conditional apology (“sorry if”).")

    (pasted,) = await replies(a_coach(), mention(DRAFT), message(FIRST))
    assert notes(pasted) == notes(shown)


async def test_new_version_keeps_what_the_person_said_of_the_last() -> None:
    coach = a_coach()
    (pasted,) = await replies(coach, mention(DRAFT), press("coach:intent:respond:e1", "p1"), message(FIRST))
    assert isinstance(pasted, Card)

    assert [row.label for row in of(Choices, pasted)] == ["You told me this is"]


async def test_press_on_a_card_that_was_replaced_takes_nothing_else() -> None:
    store = FakeConversations()
    coach = a_coach(shelves(store), suggester=Suggester(FakeModel(answer(FIRST))))
    await replies(coach, mention(DRAFT))

    with pytest.raises(Misuse, match="replaced by newer ones"):
        await replies(coach, press("coach:use:1:e1"))
    assert store.drafts[THREAD, "e1"].taken == ""


async def test_same_event_twice_shows_the_same_card_whatever_the_model_says_then() -> None:
    coach = a_coach(suggester=Suggester(FakeModel(answer(FIRST), answer(SECOND))))
    *_, once = await replies(coach, mention(DRAFT))
    *_, again = await replies(coach, mention(DRAFT))

    assert again == once


GERMAN = "Wir haben Ihr Paket am Freitag verloren. Es tut uns leid, falls sich jemand geärgert hat."


async def test_draft_in_another_language_is_answered_in_it_by_the_model() -> None:
    model = FakeModel(answer("Wir haben Ihr Paket am Freitag verloren. Es tut uns leid."))
    coach = a_coach(suggester=Suggester(model))
    await replies(coach, mention(GERMAN))
    *_, last = await replies(coach, press("coach:intent:apologise:e1"))

    assert "Write in German." in model.asked[-1].lines[0].text
    assert texts(last) == ["Wir haben Ihr Paket am Freitag verloren. Es tut uns leid."]


async def test_draft_in_another_language_is_told_what_the_composer_cannot_do() -> None:
    (shown,) = await replies(a_coach(), mention(GERMAN))

    assert isinstance(shown, Card)
    assert shown.blocks[-1] == Paragraph(ENGLISH_ONLY)
    assert texts(shown) == []
