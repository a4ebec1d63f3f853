"""Gaps instead of inventions: how much is cut, and when nothing can be saved."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.composing.grounding import Ground, ungrounded
from bot.suggesting.repair import Repaired, repaired

# ruff: noqa: E501 - rows read best unbroken

DRAFT = "We lost your parcel on Tuesday. Sorry, Kim. Write to help@shop.example."


def mended(text: str) -> Repaired | None:
    return repaired(text, Ground([DRAFT]).invented(text))


@pytest.mark.parametrize(
    ("text", "expected", "replaced"),
    [
        ("We lost 3 parcels on Tuesday.", "We lost [how many] parcels on Tuesday.", ("3",)),
        ("We lost your parcel on Friday, Kim.", "We lost your parcel [when], Kim.", ("on Friday",)),
        ("We lost it at 9.30, sorry.", "We lost it at [when], sorry.", ("9.30",)),
        ("Sorry, Kim. Write within 24 hours.", "Sorry, Kim. Write [by when].", ("within 24 hours",)),
        ("Sorry, Kim. You waited three hours.", "Sorry, Kim. You waited [how long].", ("three hours",)),
        ("Sorry, Kim. Read our site, https://x.example/y.", "Sorry, Kim. Read our site, [link].", ("https://x.example/y",)),
        ("We lost it on Tuesday. We'll send a new one.", "We lost it on Tuesday. [What you will do, if you will].", ("We'll send a new one",)),
        ("We lost it, Kim, and we've told the depot.", "We lost it, Kim, and [what you have done, if you have].", ("we've told the depot",)),
        ("Sorry about the parcel. Have a voucher.", "Sorry about the parcel. [What you offer, if anything].", ("Have a voucher",)),
        ("Sorry, Kim. Ask for Jo Lund, please.", "Sorry, Kim. Ask for [name], please.", ("Jo Lund",)),
        ("We lost your parcel on Tuesday.", "We lost your parcel on Tuesday.", ()),
    ],
)  # fmt: skip
def test_repaired_cuts_the_smallest_piece(text: str, expected: str, replaced: tuple[str, ...]) -> None:
    assert mended(text) == Repaired(expected, replaced)


@pytest.mark.parametrize(
    "text",
    [
        "We lost 3 parcels on Friday in Hull, for £40.",
        "We'll refund you.",
        "Sorry! £40.",
        " ".join(f"{n} parcels." for n in range(30)),
    ],
    ids=["three gaps", "nothing left", "little left", "hopeless"],
)
def test_repaired_gives_up_where_little_would_be_left(text: str) -> None:
    assert mended(text) is None


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["We lost 3 parcels.", "On Friday,", "we'll send £40,", "Sorry, Kim.", "and", "at 9.30", "\n"])
    ).map(" ".join)
)
def test_repaired_leaves_nothing_invented(text: str) -> None:
    found = mended(text)

    assert found is None or ungrounded(found.text, [DRAFT]) == ()
