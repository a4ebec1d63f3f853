"""The person's words made fit for a new place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.composing.wash import bare, plain, sentence, without_opening


@pytest.mark.parametrize(
    ("text", "washed"),
    [
        ("so sorry!! 🙏 #sorry #team", "so sorry."),
        ("#ad #news We lost your #order today 💙", "We lost your order today"),
        ("We are #1 in delays", "We are #1 in delays"),
        ("we know how hard it was 💙 You waited", "we know how hard it was. You waited"),
        ("please forgive us 🥺!", "please forgive us."),
        ("we broke it, sorry lol", "we broke it, sorry"),
        ("Sorry again all x", "Sorry again all"),
        ("it was 20°C © us", "it was 20°C © us"),
        ("@everyone we are\n\nlate", "we are late"),
    ],
)
def test_bare_takes_out_what_does_not_belong_in_an_apology(text: str, washed: str) -> None:
    assert bare(text) == washed


@pytest.mark.parametrize(
    ("text", "washed"),
    [
        ("any ideas??? 😊", "any ideas? 😊"),
        ("@here who can help, ", "who can help"),
        ("WHO CAN HELP US??", "who can help us?"),
        ("BBC News", "BBC News"),
    ],
)
def test_plain_calms_and_keeps_the_rest(text: str, washed: str) -> None:
    assert plain(text) == washed


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("we lost it", "We lost it."),
        ("did you wait?", "Did you wait?"),
        ("see https://shop.example/a", "See https://shop.example/a"),
        ("shop.example/returns", "shop.example/returns"),
        ("write to help@shop.example", "Write to help@shop.example"),
        ("  two\n lines ", "Two lines."),
        ("thanks 😊", "Thanks 😊"),
        ("thanks ❤️", "Thanks ❤️"),
        ("   ", ""),
    ],
)
def test_sentence_adds_a_capital_and_a_full_stop(text: str, whole: str) -> None:
    assert sentence(text) == whole


def test_without_opening_drops_the_conjunction() -> None:
    said = (
        "And we lost it.",
        "But, it broke.",
        "So we lost it.",
        "So sorry.",
        "Still waiting.",
        "Android broke.",
        "So",
    )

    assert [without_opening(text) for text in said] == [
        "we lost it.", "it broke.", "we lost it.", "So sorry.", "Still waiting.", "Android broke.", "So",
    ]  # fmt: skip


@given(st.text(max_size=200))
def test_wash_adds_no_letter_and_no_digit(text: str) -> None:
    before = [char for char in text.casefold() if char.isalnum()]

    for washed in (bare(text), plain(text), sentence(text)):
        rest = iter(before)
        assert all(char in rest for char in washed.casefold() if char.isalnum())
