"""Names in a text."""

import pytest

from bot.composing.name import capitalised, names, signature
from bot.draft import Draft


def found(text: str, *strangers: str) -> list[str]:
    draft = Draft(text)
    return [name.words for name in names(draft, draft.lower, frozenset(strangers))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Please ask for Lorraine at the desk.", ["Lorraine"]),
        ("Priya's in. Tom, come by.", ["Priya", "Tom"]),
        ("Parcels are late. Delivery is slow. Rose early.", []),
        ("Sorry, I'm late. We're in the UK, send a DM or an SMS.", []),
        ("On Monday, in May or March, at Easter", ["Easter"]),
        ("It's fixed. – Femi", ["Femi"]),
        ("Thank you. Kind regards, Osei", ["Osei"]),
        ("Write to Dr Lund, the Wet Postmen or ACME Tools.", ["Lund", "Wet", "Postmen", "ACME", "Tools"]),
        ("@kim You're right. #OpenDay We're off", []),
        ("[Pause] We begin: The end.", []),
    ],
)
def test_names_are_found(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_name_that_a_stranger_has_is_found_at_the_start_of_a_sentence_too() -> None:
    assert found("Dawn, sorry.") == []
    assert found("Dawn, sorry.", "dawn") == ["Dawn"]


def test_capitalised_are_the_names_that_others_use() -> None:
    assert capitalised("It was great. Dawn Whitlock and her dog say hi to Bo.") == {"whitlock", "bo"}


@pytest.mark.parametrize("text", ["I Want My Money Back Now", "I AM SO ANGRY RIGHT NOW WITH YOU", "it is BROKEN again"])
def test_capitalised_takes_no_shouting_for_names(text: str) -> None:
    assert capitalised(text) == frozenset()


@pytest.mark.parametrize(
    ("text", "name"), [("Fixed. – Femi", "Femi"), ("Love, Jo Lund x", ""), ("Fixed – today we rest.", "")]
)
def test_signature_is_at_the_end(text: str, name: str) -> None:
    at = signature(text)

    assert text[at.start : at.stop] == name
