"""What is taken out of a model's text, and what never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.suggesting.clean import clean


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  We're sorry. \r\n\r\n\r\n\r\nKim  \n", "We're sorry.\n\nKim"),
        ("@every\u200bone, so\u00adrry\u2060", "@everyone, sorry"),
        ("\u202egnorw\u202c \u2066x\u2069 \ufeffok\x00\x1b", "gnorw x ok"),
        ("hid\U000e0041\U000e0042den", "hidden"),
        ("a\u200db and a\u200cb", "ab and ab"),
        ("e\u0301", "é"),
    ],
)
def test_clean_takes_out_what_cannot_be_seen(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "“½ price” … – ™ ＠ﬁ ①",
        "👩🏽‍🚒 ❤️ 👨‍👩‍👧 🏳️‍🌈 🇬🇧",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "می\u200cخواهم",
        "क्\u200dष",
        "one\ttwo\n\nthree",
    ],
    ids=["marks", "emoji", "flag", "persian", "hindi", "space"],
)
def test_clean_leaves_good_text_as_it_is(text: str) -> None:
    assert clean(text) == text


@given(st.text())
def test_clean_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
