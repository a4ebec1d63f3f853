"""The form in which a workspace sets its limits: what it asks, and how a typed number is read."""

import re
from collections.abc import Iterator, Mapping

from bot.allowance import LONGEST, Allowance
from bot.chat import Field, Form

TITLE = "Limits of this workspace"
DAYS, TOKENS = "days", "tokens"
LABELS = {DAYS: "Days that words are kept", TOKENS: "Tokens a day for the language model"}
HINTS = {
    DAYS: "A whole number from {} to {:,}, counted from the last words in a thread.",
    TOKENS: "A whole number from {} to {:,}; with 0 no language model is called here.",
}
FLAW = "“{}” must be a whole number from {:,} to {:,}"
LONGEST_TYPED = 40  # characters that are read, and that come back
_NUMBER = re.compile(r"[0-9]{1,15}|[0-9]{1,3}(?:[ ,'’\u00a0\u202f][0-9]{3}){1,4}")


def number_of(typed: str) -> int | None:
    """The number that was typed, with or without signs between the thousands; None when it is none."""
    found = _NUMBER.fullmatch(typed.strip())
    return int(re.sub(r"[^0-9]", "", found[0])) if found else None


def allowance_of(values: Mapping[str, str], most: int) -> Allowance | tuple[str, ...]:
    """What was typed into the form; or what is wrong with it, each in half a sentence.

    `most`: tokens that a workspace may allow.
    """
    numbers = {name: number_of(values.get(name, "")) for name in LABELS}
    days, tokens = numbers[DAYS], numbers[TOKENS]
    flaws = tuple(_flaws(numbers, most))
    return flaws if flaws or days is None or tokens is None else Allowance(days=days, tokens=tokens)


def form_of(value: str, allowance: Allowance, most: int) -> Form:
    """The form with the limits in it."""
    return form_again(value, {DAYS: str(allowance.days), TOKENS: str(allowance.tokens)}, most)


def form_again(value: str, typed: Mapping[str, str], most: int) -> Form:
    """The form with what was typed into it, as much of it as may be a number."""
    fields = [
        Field(name, label, typed.get(name, "")[:LONGEST_TYPED], hint=HINTS[name].format(*_range(name, most)))
        for name, label in LABELS.items()
    ]
    return Form(value, TITLE, tuple(fields), "Save")


def _flaws(numbers: Mapping[str, int | None], most: int) -> Iterator[str]:
    for name, number in numbers.items():
        least, highest = _range(name, most)
        if number is None or not least <= number <= highest:
            yield FLAW.format(LABELS[name], least, highest)


def _range(name: str, most: int) -> tuple[int, int]:
    return (1, LONGEST) if name == DAYS else (0, most)
