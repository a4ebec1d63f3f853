"""The all-clear: what is over, and what people can do."""

from bot.composing.composer import compose
from bot.draft import Draft

OVER = "[What is over or works again, and since when.]"
CHECKED = "[Who checked it, and when.]"
CAN = "[What people can do, or that they need to do nothing.]"
REVIEW = "[When and where you will tell how it came about.]"


def texts(text: str, **answers: str) -> list[str]:
    return [wording.text for wording in compose(Draft(text), "all-clear", answers).wordings]


def test_all_clear_finds_its_parts_in_the_draft() -> None:
    draft = (
        "You can run your taps as usual. The water in Ashby is safe to drink again since 14:00. "
        "The lab tested twelve samples. We will publish the report on Friday."
    )

    safe = "The water in Ashby is safe to drink again since 14:00."
    thanks = "You can run your taps as usual. Thank you for bearing with us."

    assert texts(draft) == [
        f"{safe} The lab tested twelve samples. {thanks} We will publish the report on Friday.",
        f"{safe} {thanks}",
    ]


def test_what_is_not_over_yet_is_asked_for() -> None:
    assert texts("Supply is expected to be back by 16:00.") == [
        f"{OVER} {CHECKED} {CAN} Thank you for bearing with us. {REVIEW}",
        f"{OVER} {CAN} Thank you for bearing with us.",
    ]


def test_sentence_that_says_what_to_do_needs_no_gap_for_it() -> None:
    assert texts("My data is restored to 13:55; if you miss anything, write to me.")[1] == (
        "My data is restored to 13:55; if you miss anything, write to me. Thank you for bearing with me."
    )


def test_answers_make_it_whole() -> None:
    answers = {
        "over": "the lifts run again since 9", "checked": "an inspector checked all four at 8",
        "can": "your ticket is valid until Sunday", "review": "we tell how it came about here on Monday",
    }  # fmt: skip

    assert texts("Sorry about the queue.", **answers)[0] == (
        "The lifts run again since 9. An inspector checked all four at 8. Your ticket is valid until Sunday. "
        "Sorry about the queue. Thank you for bearing with us. We tell how it came about here on Monday."
    )
