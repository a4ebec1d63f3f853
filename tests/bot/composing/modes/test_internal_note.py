"""A note to colleagues, one thing a line."""

from bot.composing.composer import compose
from bot.draft import Draft


def texts(text: str, **answers: str) -> list[list[str]]:
    made = compose(Draft(text, platform="x"), "internal-note", answers).wordings
    return [wording.text.splitlines() for wording in made]


def test_note_has_one_thing_a_line_and_a_gap_where_the_draft_is_silent() -> None:
    draft = (
        "We posted the wrong price at 9. Sorry about that. We don't know yet who saw it. "
        "We are calling everyone who paid. Next update at noon. Please keep your receipt."
    )

    assert texts(draft) == [
        [
            "What happened: We posted the wrong price at 9.",
            "Not known yet: We don't know yet who saw it.",
            "What we are doing: We are calling everyone who paid.",
            "What people can do: Please keep your receipt.",
            "To people who ask, say: [What to say to people who ask, word for word.]",
            "Leave unsaid: [What to leave unsaid until more is known.]",
            "Who speaks: [Who speaks, and their role.]",
            "Questions go to: [Who takes questions, and how to reach them.]",
            "Next word: Next update at noon.",
        ],
        [
            "What happened: We posted the wrong price at 9.",
            "What people can do: Please keep your receipt.",
            "To people who ask, say: [What to say to people who ask, word for word.]",
            "Leave unsaid: [What to leave unsaid until more is known.]",
            "Questions go to: [Who takes questions, and how to reach them.]",
        ],
    ]


def test_answers_stand_behind_their_labels() -> None:
    answers = {
        "say": "we are checking every order and ring you today", "unsaid": "how many orders it is",
        "speaker": "only Ada, head of the shop", "desk": "questions to Ben on the shop phone",
    }  # fmt: skip

    assert texts("We posted the wrong price at 9.", **answers)[1] == [
        "What happened: We posted the wrong price at 9.",
        "What people can do: [What people can do, or that they need to do nothing.]",
        "To people who ask, say: We are checking every order and ring you today.",
        "Leave unsaid: How many orders it is.",
        "Questions go to: Questions to Ben on the shop phone.",
    ]
