"""A failure as a story, with one question at its end."""

from bot.composing.composer import compose
from bot.draft import Draft

FELT = "[What it felt like, or what went through your head.]"
SINCE = "[What is different since then.]"
ASKED = "Has this happened to you?"
WHAT = "[What happened, in a sentence that starts with “{}”.]"


def texts(text: str, **answers: str) -> list[str]:
    return [wording.text for wording in compose(Draft(text), "share-failure", answers).wordings]


def test_story_keeps_its_order_and_ends_in_a_question() -> None:
    assert texts("I stacked the cake warm. It fell over at the wedding. The groom's mother saw it.") == [
        f"I stacked the cake warm. {SINCE} {ASKED}",
        f"I stacked the cake warm. It fell over at the wedding. The groom's mother saw it. {FELT} {SINCE} {ASKED}",
    ]


def test_story_puts_what_it_felt_like_before_what_is_different_since() -> None:
    answers = {"felt": "my knees went", "since": "now I let every layer cool overnight"}

    assert texts("I stacked the cake warm. It fell over at the wedding.", **answers)[1] == (
        "I stacked the cake warm. It fell over at the wedding. My knees went. Now I let every layer cool overnight. "
        "Has this happened to you?"
    )


def test_story_keeps_the_last_question_of_its_own_and_no_other() -> None:
    story = "Worth it? I lost 40 frames. I was mortified. What's your kit rule?"

    assert texts(story) == [f"I lost 40 frames. I was mortified. {SINCE} What's your kit rule?"]


def test_question_without_its_mark_gets_one() -> None:
    story = "We made 1,900 bottles that dry solid. Who wants 1,900 paperweights"

    assert texts(story)[0] == f"We made 1,900 bottles that dry solid. {SINCE} Who wants 1,900 paperweights?"


def test_invitation_of_its_own_stands_before_the_question() -> None:
    assert texts("I forgot the buns. I felt like a fool. Tell me yours.")[1] == (
        f"I forgot the buns. I felt like a fool. {SINCE} Tell me yours. Has this happened to you?"
    )


def test_what_is_told_at_the_expense_of_others_is_left_out() -> None:
    story = "We ran out of potatoes in March. A farm let us down. Anyone in our shoes would have run out too."

    assert texts(story)[1] == f"We ran out of potatoes in March. {FELT} {SINCE} Has this happened to you?"


def test_failure_that_tells_nothing_is_asked_for() -> None:
    assert texts("Epic fail lol")[0] == f"{WHAT.format('We” or “I')} {SINCE} Has this happened to you?"


def test_whole_story_is_left_alone() -> None:
    assert texts("I deleted the wrong volume on Tuesday. A delete needs two of us now. What is your guard rail?") == []


def test_legal_conclusion_against_oneself_is_left_out() -> None:
    assert not any(
        "liable" in text for text in texts("We lost the data last night. We accept that we are legally liable.")
    )


def test_excuses_are_left_out() -> None:
    story = "We lost the order on Friday. Everybody makes mistakes and we were short-staffed."

    assert not any("staffed" in text for text in texts(story))
