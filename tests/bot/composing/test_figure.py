"""Numbers in figures and in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.composing.figure import figures, length_of, plain_number, value_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3 parcels", [("3", "")]),
        ("one of us, thirty-one of you", [("31", "")]),
        ("a hundred and twenty seats", [("120", "")]),
        ("1,250 seats, 4k flyers, 1.2 million bees", [("1250", ""), ("4000", ""), ("1200000", "")]),
        ("£40, 40 pounds, €12.50, 9.90 euros", [("40", "£"), ("40", "£"), ("12.5", "€"), ("9.9", "€")]),
        ("5 % or five percent", [("5", "%"), ("5", "%")]),
        ("24 hours, three working days, a 6-week wait", [("24", "hour"), ("3", "day"), ("6", "week")]),
        ("at 4pm, 5 p.m. and 9 o'clock", [("4", "pm"), ("5", "pm"), ("9", "o'clock")]),
        ("two dozen eggs", [("24", "")]),
        ("3-5 days, 24/7", [("3", ""), ("5", "day"), ("24", ""), ("7", "")]),
    ],
)
def test_figures_are_read_with_what_they_count(text: str, found: list[tuple[str, str]]) -> None:
    assert [(figure.value, figure.unit) for figure in figures(text)] == found


@pytest.mark.parametrize(
    ("spelled", "value"),
    [("two hundred", "200"), ("one thousand two hundred and five", "1205"), ("ninety-nine", "99"), ("dozen", "12")],
)
def test_value_of_reads_words(spelled: str, value: str) -> None:
    assert value_of(spelled) == value


@pytest.mark.parametrize(
    ("digits", "plain"), [("1,250", "1250"), ("0.50", "0.5"), ("007", "7"), ("40.00", "40"), ("0", "0")]
)
def test_plain_number_leaves_out_what_makes_no_difference(digits: str, plain: str) -> None:
    assert plain_number(digits) == plain


def test_length_of_compares_across_units() -> None:
    assert length_of("24", "hour") == length_of("1", "day")
    assert length_of("14", "day") == length_of("2", "week")
    assert length_of("12", "month") == length_of("1", "year")
    assert length_of("30", "minute") == length_of("0.5", "hour")


@given(st.integers(min_value=2, max_value=10**12))
def test_every_number_is_found(number: int) -> None:
    assert [figure.value for figure in figures(f"we lost {number} parcels")] == [str(number)]
    assert [figure.value for figure in figures(f"we lost {number:,} parcels")] == [str(number)]
