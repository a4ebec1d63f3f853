"""An apology to one person, by name."""

from bot.composing.composer import compose
from bot.draft import Draft

NAME = "[Their name, as they use it.]"
MEANT = "[What it meant for them.]"
REPAIR = "[What you are doing to put it right, and by when.]"
SIGNER = "[Name and role of the person who signs.]"


def texts(text: str, platform: str = "", **answers: str) -> list[str]:
    return [wording.text for wording in compose(Draft(text, platform=platform), "personal-apology", answers).wordings]


def test_apology_out_of_a_public_non_apology_asks_for_name_and_act() -> None:
    opening = f"{NAME} [What was wrong with it, in a sentence that starts with “I”.] I'm sorry about our joke."

    assert texts("We're sorry if anyone was offended by our joke", "x") == [
        f"{opening} {MEANT} {REPAIR} {SIGNER}",
        f"{opening} What would help? {SIGNER}",
    ]


def test_answers_make_a_letter_from_one_person_to_another() -> None:
    answers = {
        "name": "Dana,",
        "what": "I made a joke about your stammer on stage",
        "meant": "you left in the interval",
        "repair": "I will say so on stage on Friday, if you want that",
        "signer": "Tom",
    }

    assert texts("We're sorry if anyone was offended by our joke", **answers)[0] == (
        "Dana, I made a joke about your stammer on stage. I'm sorry about our joke. You left in the interval. "
        "I will say so on stage on Friday, if you want that. Tom"
    )


def test_greeting_of_everybody_is_no_name() -> None:
    assert texts("Hi all, I packed 31 orders wrong. So sorry.")[1] == (
        f"{NAME} I packed 31 orders wrong. So sorry. What would help? {SIGNER}"
    )


def test_greeting_and_signature_of_the_draft_stay() -> None:
    assert texts("Hi Dana, I lost your order and your daughter had no cake. I'm sorry. Tom")[1] == (
        "Hi Dana, I lost your order and your daughter had no cake. I'm sorry. What would help? Tom"
    )
