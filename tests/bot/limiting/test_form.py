"""The form of the limits: numbers are read as people write them, and everything else comes back as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.allowance import LONGEST, Allowance, ends
from bot.chat import Field
from bot.limiting.form import LONGEST_TYPED, allowance_of, form_again, form_of, number_of

MOST = 200_000
DAYS_FLAW = "“Days that words are kept” must be a whole number from 1 to 36,500"
TOKENS_FLAW = "“Tokens a day for the language model” must be a whole number from 0 to 200,000"

days = st.integers(1, LONGEST)
tokens = st.integers(0, MOST)


@given(
    st.integers(0, 10**15 - 1),
    st.sampled_from(["", ",", " ", "’", "'", "\u00a0", "\u202f"]),
    st.sampled_from(["", " ", "\n"]),
)
def test_number_is_read_with_any_sign_between_its_thousands(number: int, sign: str, around: str) -> None:
    typed = f"{number:,}".replace(",", sign)

    assert number_of(f"{around}{typed}{around}") == number


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "ninety",
        "-1",
        "+1",
        "1.5",
        "90.000",
        "9,0",
        "1,0000",
        "1 000,000 days",
        "٣",
        "²",
        "0x1",
        "1e3",
        "9" * 16,
    ],
)
def test_what_is_no_whole_number_is_none(typed: str) -> None:
    assert number_of(typed) is None


@given(st.text())
def test_any_text_is_a_small_enough_number_or_none(typed: str) -> None:
    number = number_of(typed)

    assert number is None or 0 <= number < 10**15


@given(days, tokens)
def test_form_sent_as_it_was_opened_changes_nothing(kept_days: int, spent: int) -> None:
    allowance = Allowance(days=kept_days, tokens=spent)
    fields = form_of("limits:edit::e1", allowance, MOST).fields

    assert allowance_of({field.name: field.value for field in fields}, MOST) == allowance


@given(st.integers(LONGEST + 1, 10**14), st.integers(MOST + 1, 10**14))
def test_too_much_is_named(kept_days: int, spent: int) -> None:
    assert allowance_of({"days": str(kept_days), "tokens": str(spent)}, MOST) == (DAYS_FLAW, TOKENS_FLAW)


@pytest.mark.parametrize(
    ("values", "flaws"),
    [
        ({"days": "0", "tokens": "0"}, (DAYS_FLAW,)),
        ({"days": "1", "tokens": "many"}, (TOKENS_FLAW,)),
        ({"days": "36,501", "tokens": "200001"}, (DAYS_FLAW, TOKENS_FLAW)),
        ({}, (DAYS_FLAW, TOKENS_FLAW)),
    ],
)
def test_each_number_that_cannot_be_is_named(values: dict[str, str], flaws: tuple[str, ...]) -> None:
    assert allowance_of(values, MOST) == flaws


def test_form_tells_its_ranges_and_holds_what_was_typed() -> None:
    form = form_again("limits:edit::e1", {"days": "for ever", "tokens": "x" * 1_000}, MOST)

    assert form.fields == (
        Field(
            "days",
            "Days that words are kept",
            "for ever",
            hint="A whole number from 1 to 36,500, counted from the last words in a thread.",
        ),
        Field(
            "tokens",
            "Tokens a day for the language model",
            "x" * LONGEST_TYPED,
            hint="A whole number from 0 to 200,000; with 0 no language model is called here.",
        ),
    )


@pytest.mark.parametrize(("number", "told"), [(1, "1 day"), (90, "90 days"), (36_500, "36,500 days")])
def test_end_of_words_is_told_in_a_sentence(number: int, told: str) -> None:
    assert ends(number) == f"What was said in a thread is deleted {told} after the last words in it."
