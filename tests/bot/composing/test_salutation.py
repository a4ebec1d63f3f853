"""How a draft opens and closes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.composing.salutation import salutation


@pytest.mark.parametrize(
    ("text", "greeting"),
    [
        ("@kim we lost it", "@kim"),
        ("@kim @lee: Hi both, we lost it", "@kim @lee: Hi both,"),
        ("Hi Dana, we lost it", "Hi Dana,"),
        ("hiya! we lost it", "Hiya!"),
        ("Hello there 👋 - we lost it", "Hello there 👋 -"),
        ("Good morning everyone. We lost it", "Good morning everyone."),
        ("@everyone Hi all, we lost it", "Hi all,"),
        ("Sorry, Dana, we lost it", ""),
        ("Hey so sorry, we lost it", ""),
        ("Highly unusual, we lost it", ""),
        ("Dear me we lost it", ""),
    ],
)
def test_greeting_is_taken_from_the_front(text: str, greeting: str) -> None:
    assert salutation(text).greeting == greeting


@pytest.mark.parametrize(
    ("text", "signature"),
    [
        ("We lost it. Frank", "Frank"),
        ("We lost it. Kind regards, Team Linka", "Kind regards, Team Linka"),
        ("We lost it.\n- Ann & Bo", "- Ann & Bo"),
        ("We lost it ^JK", "^JK"),
        ("We lost it. Sorry", ""),
        ("We lost it. Thanks", ""),
        ("We met Frank", ""),
    ],
)
def test_signature_is_taken_from_the_back(text: str, signature: str) -> None:
    assert salutation(text).signature == signature


def test_body_lies_between_greeting_and_signature() -> None:
    text = "Hi Dana, we lost it. Frank"

    ends = salutation(text)

    assert text[ends.start : ends.end].strip() == "we lost it."


@given(st.text(alphabet=st.sampled_from("Hi hey dear Dana,.!@kim🙏\n-^ we"), max_size=60))
def test_body_is_always_within_the_text(text: str) -> None:
    ends = salutation(text)

    assert 0 <= ends.start <= ends.end <= len(text)
