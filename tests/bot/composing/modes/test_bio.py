"""Descriptions of an account, from what is stated."""

from bot.composing.composer import compose
from bot.draft import Draft

JOB = "[What you do, and for whom.]"
DETAIL = "[One detail about you that makes people smile.]"
TOPICS = "[What people can ask you about.]"


def texts(text: str, **answers: str) -> list[str]:
    return [wording.text for wording in compose(Draft(text), "bio", answers).wordings]


def test_bio_keeps_what_is_stated_and_no_empty_praise() -> None:
    stated = "Bike mechanic from Leeds. I fix what others throw away. Passionate, leading expert. Ask me about chains."

    assert texts(stated) == [
        "Bike mechanic from Leeds. I fix what others throw away.",
        f"Bike mechanic from Leeds. {DETAIL}",
        "Bike mechanic from Leeds. Ask me about chains.",
    ]


def test_bio_out_of_a_passing_post_is_asked_for() -> None:
    assert texts("New shelves today!!") == [JOB, f"{JOB} {DETAIL}", f"{JOB} {TOPICS}"]


def test_bio_takes_the_answers() -> None:
    answers = {
        "job": "we mend shoes for walkers in Kendal",
        "detail": "our dog tests every lace",
        "topics": "ask about soles",
    }

    assert texts("New shelves today!!", **answers) == [
        "We mend shoes for walkers in Kendal.",
        "We mend shoes for walkers in Kendal. Our dog tests every lace.",
        "We mend shoes for walkers in Kendal. Ask about soles.",
    ]


def test_bio_has_room_for_150_characters_only() -> None:
    composition = compose(Draft("New shelves!"), "bio", {"job": "we mend shoes for walkers " * 7})

    assert composition.refused == (
        ("job", "That is too long to fit: it has room for 150 characters. Can you say it in fewer words?"),
    )
