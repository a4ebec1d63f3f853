"""A request for help: the question, the situation, thanks."""

from bot.composing.composer import compose
from bot.draft import Draft

TRIED = "[What you have tried so far.]"
AFTER = "[What you will do with the answers, and when.]"
SITUATION = "[What is going on, in one or two facts.]"
QUESTION = "[The one thing you want to know or need.]"


def texts(text: str) -> list[str]:
    return [wording.text for wording in compose(Draft(text, intent="ask-help"), "ask-help", {}).wordings]


def test_question_comes_first_and_thanks_last() -> None:
    assert texts("Our boiler leaks. How do we stop it before Friday?") == [
        "How do we stop it before Friday? Our boiler leaks. Thank you.",
        f"Our boiler leaks. How do we stop it before Friday? {TRIED} {AFTER} Thank you.",
    ]


def test_hands_are_asked_for_with_what_it_is_about() -> None:
    assert texts("Need three drivers on Saturday.")[1] == f"{SITUATION} Need three drivers on Saturday. Thank you."


def test_request_that_names_nothing_becomes_a_gap() -> None:
    assert texts("We need people! Any ideas? Please share.")[0] == f"{QUESTION} Thank you."


def test_vague_request_becomes_a_gap() -> None:
    assert texts("Our boiler leaks. Can anyone help?") == [
        f"{QUESTION} Our boiler leaks. Thank you.",
        f"Our boiler leaks. {QUESTION} {AFTER} Thank you.",
    ]


def test_how_to_answer_is_kept_apart_from_the_request() -> None:
    assert texts("Need three drivers on Saturday. Reply here by noon. Cheers all") == []
    assert texts("Need three drivers on Saturday. Reply here by noon.")[0] == (
        "Need three drivers on Saturday. Reply here by noon. Thank you."
    )


def test_asking_for_other_peoples_contacts_is_left_out() -> None:
    assert not any(
        "names" in text for text in texts("We need a setter. Send us the names and numbers of three friends.")
    )
