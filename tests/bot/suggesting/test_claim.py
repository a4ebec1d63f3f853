"""What a person is asked to look at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.suggesting.claim import CLAIMED, NEW, attributed, notes

DRAFT = "Sorry about your evening. We'd like to hear more."
PARENT = "The soup was cold and the waiter laughed at us."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our soup was cold and our waiter laughed.", (CLAIMED.format("Our soup was cold and our waiter laughed"),)),
        ("You say that the soup was cold and the waiter laughed.", ()),
        ("Was the soup cold, and did the waiter laugh?", ()),
        ("Award-winning Tuscan kitchen.", (NEW.format("Award-winning Tuscan kitchen"),)),
        ("Sorry about your evening. [What our waiter said about the soup.]", ()),
        ("We're sorry about your evening and would like to hear more.", ()),
    ],
)
def test_notes_quote_what_to_check(text: str, expected: tuple[str, ...]) -> None:
    assert notes(text, [DRAFT], [PARENT]) == expected


@pytest.mark.parametrize(("sentence", "found"), [("You told us it broke.", True), ("It broke.", False)])
def test_attributed_hears_who_says_so(sentence: str, found: bool) -> None:  # noqa: FBT001 - a parameter
    assert attributed(sentence) is found


@given(st.text(max_size=200))
def test_notes_have_nothing_on_the_drafts_own_words(text: str) -> None:
    assert notes(text, [text], []) == ()
