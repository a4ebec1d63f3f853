"""What a text states that its sources do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.composing.grounding import ungrounded

DRAFT = (
    "Hi Dana, we lost 2 parcels on Tuesday at 9.30. We will refund £40, 5 % of the total, by 14 May. "
    "See https://shop.example/returns or write to help@shop.example or @shophelp. Ask for Priya."
)


@pytest.mark.parametrize(
    "text",
    [
        "We lost two parcels on Tuesday.",
        "We'll refund £40 at 9.30.",
        "It was 5% of the total.",
        "It was 5 percent of the total.",
        "Write to help@shop.example, or @ShopHelp.",
        "Everything is at https://shop.example/returns.",
        "Please ask for Priya. Thank you.",
        "[What you will do by 7 June for 300 people, at https://gap.example.] We lost 2 parcels.",
    ],
)
def test_ungrounded_is_empty_for_what_the_draft_says(text: str) -> None:
    assert ungrounded(text, [DRAFT]) == ()


@pytest.mark.parametrize(
    ("text", "invented"),
    [
        ("We lost 3 parcels.", ("3",)),
        ("We lost three parcels.", ("three",)),
        ("We refund £50.", ("£50",)),
        ("We refund 40%.", ("40%",)),
        ("It goes out on Wednesday.", ("Wednesday",)),
        ("It goes out tomorrow at 10am.", ("tomorrow", "10am")),
        ("See https://evil.example/returns.", ("https://evil.example/returns",)),
        ("See evil.example/returns.", ("evil.example/returns",)),
        ("Write to boss@shop.example.", ("boss@shop.example",)),
        ("Ask @someone.", ("@someone",)),
        ("We will replace it.", ("We will replace",)),
        ("We'll never let you down.", ("We'll never let",)),
        ("We are going to visit you.", ("are going to visit",)),
        ("Replacements are on their way.", ("Replacements", "Replacements are on their way")),
        ("Please ask for Tom.", ("Tom",)),
        ("We lost ３ parcels.", ("３",)),
    ],
)
def test_ungrounded_names_what_was_invented(text: str, invented: tuple[str, ...]) -> None:
    assert ungrounded(text, [DRAFT]) == invented


def test_ungrounded_accepts_what_any_of_the_texts_says() -> None:
    assert ungrounded("We will replace it by Friday.", [DRAFT, "we will replace it by friday"]) == ()


@given(st.text(max_size=300))
def test_ungrounded_is_empty_for_the_text_itself(text: str) -> None:
    assert ungrounded(text, [text]) == ()


@given(st.integers(min_value=21, max_value=10**9), st.text(alphabet="abc ", max_size=20))
def test_ungrounded_finds_every_number_that_no_text_has(number: int, words: str) -> None:
    assert ungrounded(f"{words} {number}.", [words]) == (str(number),)
