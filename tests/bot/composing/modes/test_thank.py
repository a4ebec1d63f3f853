"""Thanks that name the helper and what came of it."""

from bot.composing.composer import compose
from bot.draft import Draft

HELPER = "[Who helped, and what they did or said.]"
CHANGED = "[What their help changed.]"


def texts(text: str, **answers: str) -> list[str]:
    return [wording.text for wording in compose(Draft(text), "thank", answers).wordings]


def test_bare_result_asks_who_helped_and_what_changed() -> None:
    assert texts("Got 40 answers on the starter.") == [
        f"Thank you. {HELPER} Got 40 answers on the starter. {CHANGED}",
        f"{CHANGED} Thank you. {HELPER}",
    ]


def test_answers_name_the_helper_and_the_change() -> None:
    answers = {"helper": "Marta told us to feed it at night", "changed": "it rises again since Friday"}

    assert texts("Got 40 answers on the starter.", **answers) == [
        "Thank you. Marta told us to feed it at night. Got 40 answers on the starter. It rises again since Friday.",
        "It rises again since Friday. Thank you. Marta told us to feed it at night.",
    ]


def test_thanks_for_everything_are_asked_for_more() -> None:
    assert texts("Thanks everyone for all the help!!!")[0] == f"Thanks everyone for all the help! {HELPER} {CHANGED}"


def test_thanks_for_a_tip_keep_their_words() -> None:
    assert texts("Thank you Kim for telling us about the fuse.") == [
        f"Thank you Kim for telling us about the fuse. {CHANGED}"
    ]


def test_thanks_that_say_who_and_what_changed_are_left_alone() -> None:
    assert texts("Thank you @kim for the tip about the fuse, the van starts now!") == []


def test_plain_thanks_stay_behind_what_was_done() -> None:
    assert texts("Two visitors told us about the label. The fair is on Sunday. Thank you both.") == [
        f"Two visitors told us about the label. The fair is on Sunday. Thank you both. {CHANGED}",
        f"{CHANGED} Two visitors told us about the label. Thank you both.",
    ]
