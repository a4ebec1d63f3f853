"""Clauses that can be kept when others cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.composing.seam import clauses
from bot.finding import Span


def kept(sentence: str, bad: str) -> list[str]:
    at = sentence.find(bad)
    spans = clauses(sentence, lambda part: at >= 0 and part.overlaps(Span(at, at + len(bad))))
    return [span.of(sentence) for span in spans]


@pytest.mark.parametrize(
    ("sentence", "bad", "rest"),
    [
        ("we lost your parcel and it broke.", "nothing of this", ["we lost your parcel and it broke."]),
        ("we failed to check the stand and are liable for it.", "liable", ["we failed to check the stand"]),
        (
            "it was your fault, but we will refund the postage today.",
            "your fault",
            ["we will refund the postage today."],
        ),
        (
            "we lost your parcel; blame the courier; the refund is on its way.",
            "blame",
            ["we lost your parcel", "the refund is on its way."],
        ),
        ("we lost the prints 😅 new drop on friday", "new drop", ["we lost the prints"]),
        ("if you were hurt, but only if", "hurt", []),
        ("sorry but you knew", "you knew", []),
        ("on friday and we knew it was your fault", "fault", []),
    ],
)
def test_clauses_leave_out_what_is_spoilt(sentence: str, bad: str, rest: list[str]) -> None:
    assert kept(sentence, bad) == rest


@given(st.text(alphabet=st.sampled_from("we and but so, ;-because it 🙏\n."), max_size=80), st.integers(0, 80))
def test_clauses_never_touch_what_is_spoilt(sentence: str, at: int) -> None:
    bad = Span(at, at + 3)

    found = clauses(sentence, bad.overlaps)

    assert not any(span.overlaps(bad) for span in found if sentence[at : at + 3].strip(" ,;-\n"))
    assert all(0 <= span.start <= span.end <= len(sentence) for span in found)
