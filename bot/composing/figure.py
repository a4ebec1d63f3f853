"""Numbers as people write them: in figures and in words, with what they count."""
# ruff: noqa: E501 - patterns read best unbroken

import re
from collections.abc import Iterator
from typing import NamedTuple

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TIMES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_VALUES = {word: value for value, word in enumerate(_ONES)} | {word: 10 * at for at, word in enumerate(_TENS, 2)}
_SMALL = "|".join(sorted(_VALUES, key=len, reverse=True))
_LARGE = "|".join(_TIMES)
_SPELLED = (
    rf"(?:(?:{_SMALL})(?:-(?:{_SMALL}))?|a(?= (?:{_LARGE})\b))"
    rf"(?:[ -](?:and )?(?:{_SMALL}|{_LARGE})s?\b(?:-(?:{_SMALL})\b)?)*"
)
_CURRENCY = r"pounds?\b|quid\b|gbp\b|euros?\b|eur\b|dollars?\b|usd\b|bucks\b|pence\b|p\b"
_SPAN = r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|weeks?|wks?|months?|years?|yrs?)\b"
_COUNTED = r"(?:working |business |full |whole |more |long |calendar |solid |short )?"
NUMBER = re.compile(
    rf"(?P<sign>[£$€]) ?(?P<after>\d[\d,]*(?:\.\d+)?)(?P<large> ?(?:k|m|bn|million|thousand|billion)\b)?"
    rf"|(?P<digits>\d+(?:,\d{{3}})+(?:\.\d+)?|\d+(?:[.:]\d+)*)(?P<ordinal>(?:st|nd|rd|th)\b)?(?P<big>k\b| ?(?:bn|million|thousand|billion)\b)?"
    rf"(?:[ -]?(?P<unit>[ap]\.m\.|[ap]m\b|%|percent\b|per cent\b|{_CURRENCY}|[€£$]|{_COUNTED}{_SPAN}|o'clock\b|gb\b|mb\b|kg\b|km\b|°c?))?"
    rf"|\b(?P<spelled>{_SPELLED})\b(?:[ -](?P<unit_spelled>[ap]\.m\.|[ap]m\b|percent\b|per cent\b|{_CURRENCY}|{_COUNTED}{_SPAN}|o'clock\b))?"
)
_SIGNS = {
    "pound": "£", "pounds": "£", "quid": "£", "gbp": "£", "euro": "€", "euros": "€", "eur": "€", "dollar": "$",
    "dollars": "$", "usd": "$", "bucks": "$", "pence": "p", "percent": "%", "per cent": "%",
}  # fmt: skip
_SPANS = {"s": "second", "m": "minute", "h": "hour", "d": "day", "w": "week", "mo": "month", "y": "year"}
MINUTES = {"minute": 1, "hour": 60, "day": 1_440, "week": 10_080}
_MULTIPLES = {"k": 1_000, "m": 1_000_000, "bn": 1_000_000_000} | _TIMES


class Figure(NamedTuple):
    """A number with what it counts: a sign such as “£” or “%”, a unit such as “hour” or “pm”, or nothing."""

    value: str
    unit: str
    raw: str  # its digits as they stand, empty when spelled
    ordinal: bool
    start: int
    end: int


def figures(lower: str) -> Iterator[Figure]:
    """Every number in a text in lower case; a lone “one” is none, as in “one of us”."""
    for match in NUMBER.finditer(lower):
        spelled = match["spelled"]
        raw = match["digits"] or match["after"] or ""
        unit = match["sign"] or _unit(match["unit"] or match["unit_spelled"] or "")
        if spelled and spelled in ("one", "a") and not unit:
            continue
        value = value_of(spelled) if spelled else _times(raw, (match["large"] or match["big"] or "").strip())
        yield Figure(value, unit, raw, bool(match["ordinal"]), *match.span())


def value_of(spelled: str) -> str:
    """The number that the words say, in figures: “a hundred and twenty-five” is “125”."""
    total = group = 0
    for word in re.findall(r"[a-z]+", spelled):
        if word.rstrip("s") in _TIMES:
            times = _TIMES[word.rstrip("s")]
            group = (group or 1) * times
            if times > 100:  # noqa: PLR2004 - “hundred” still takes tens behind it
                total, group = total + group, 0
        else:
            group += _VALUES.get(word, 1 if word == "a" and not group else 0)
    return str(total + group)


def length_of(value: str, unit: str) -> str:
    """A length of time, so that “24 hours” and “one day” are the same."""
    if unit in MINUTES and value.replace(".", "", 1).isdigit():
        return f"{plain_number(str(round(float(value) * MINUTES[unit], 2)))} minute"
    if unit == "year" and value.isdigit():
        return f"{int(value) * 12} month"
    return f"{value} {unit}"


def plain_number(digits: str) -> str:
    """A number without what makes no difference: commas for thousands, zeros in front or at the end."""
    whole, dot, part = digits.replace(",", "").partition(".")
    part = part.rstrip("0") if part.isdigit() or not part else part
    return (whole.lstrip("0") or "0") + (dot + part if part else "")


def _times(raw: str, large: str) -> str:
    value = plain_number(raw)
    if not large or ":" in raw or raw.count(".") > 1:
        return value
    return plain_number(f"{float(value) * _MULTIPLES[large]:.2f}")


def _unit(words: str) -> str:
    last = words.replace(".", "").split(" ")[-1] if words not in _SIGNS else words
    if last in _SIGNS:
        return _SIGNS[last]
    if re.fullmatch(_SPAN, last):
        return _SPANS["mo" if last.startswith("mo") else last[0]]
    return last
