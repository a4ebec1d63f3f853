"""Different ways on, one of them to post nothing."""

from bot.composing.composer import compose
from bot.draft import Draft


def texts(text: str, **answers: str) -> dict[str, str]:
    return {wording.title: wording.text for wording in compose(Draft(text), "options", answers).wordings}


def test_options_are_four_different_steps_in_the_persons_words() -> None:
    draft = "We sent 90 letters to wrong addresses. We're ringing all 90 today. Should we post about it?"

    assert texts(draft) == {
        "Say it openly": (
            "Say it openly, your own part first: We sent 90 letters to wrong addresses. "
            "[What happens next, and by when.]"
        ),
        "Put it right first": (
            "Put it right first, and tell of it when that is done: [What you are doing to put it right, and by when.]"
        ),
        "Ask first": "Ask the people whom it concerns: Should we post about it?",
        "Post nothing now": (
            "Post nothing now. Do this instead: [What you do in the meantime.] "
            "Speak after all if this happens: [What would be a reason to speak after all.]"
        ),
    }


def test_post_nothing_says_what_to_do_instead() -> None:
    answers = {"meanwhile": "ring every one of the 90", "after-all": "one of them writes about it"}

    assert texts("Sorry if you were upset.", **answers)["Post nothing now"] == (
        "Post nothing now. Do this instead: Ring every one of the 90. "
        "Speak after all if this happens: One of them writes about it."
    )
