"""Times, days and lengths of time in a text, so that “7pm” and “19:00” are the same, and “14 May” and “May 14th”."""
# ruff: noqa: E501 - patterns read best unbroken

import re
from collections.abc import Iterator

from bot.composing.figure import Figure, length_of
from bot.composing.statement import Statement, stated
from bot.draft import Draft

_DAYS = r"(?P<day>mon|tues|wednes|thurs|fri|satur|sun)days?"
_SHORT = r"(?P<short>tues?|weds?|thurs?|fri|sat|sun|mon)"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_DATE = re.compile(
    rf"\b(?:the )?(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? (?P<m1>{_LONG})\b|\b(?P<m2>{_LONG}) (?:the )?(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?\b(?![:.]\d)"
    r"|\b(?P<d3>[0-3]?\d)/(?P<m3>[01]?\d)(?:/\d{2,4})?\b|\b(?P<d4>[0-3]?\d)\.(?P<m4>[01]?\d)\.(?:\d{2,4})?|\b\d{4}-(?P<m5>[01]\d)-(?P<d5>[0-3]\d)\b"
)
_MONTH = re.compile(
    r"\b(?P<month>january|february|april|june|july|august|september|october|november|december)\b"
    r"|\b(?:in|by|of|from|until|till|since|before|after|next|last|this|early|late|mid|to|for|comes in) (?P<rare>march|may)\b"
)
_WEEKDAY = re.compile(rf"\b{_DAYS}\b")
_SHORT_DAY = re.compile(rf"\b{_SHORT}\b")
_RELATIVE = re.compile(
    r"\b(?:today(?! (?:i|we)(?:'d| would)\b)|tonight|(?:tomorrow|yesterday)(?: (?:morning|afternoon|evening|night))?|overnight|last night|midnight|noon|midday|(?:this|next|last) (?:week(?:end)?|month|year"
    r"|morning|afternoon|evening|spring|summer|autumn|winter|fall|season)|(?:the |at )?weekends?|(?:end|start|beginning) of (?:the |this |next )?(?:day|week|month"
    r"|year)|in (?:the )?(?:spring|summer|autumn|winter)|first thing|fortnight)\b"
)
_MEANS = {
    "tonight": ("today", "this evening"), "this morning": ("today",), "this afternoon": ("today",),
    "this evening": ("today", "tonight"), "last night": ("yesterday", "overnight"), "overnight": ("last night",),
    "this weekend": ("weekend",), "next weekend": ("weekend",), "last weekend": ("weekend",), "noon": ("midday",),
    "midday": ("noon",),
}  # fmt: skip
_TIME = re.compile(r"(?P<h>[01]?\d|2[0-4])[:.](?P<m>[0-5]\d)$")
_PAST = re.compile(r"\b(?P<part>half|quarter) (?P<way>past |to )?(?P<hour>[a-z]+|\d{1,2})\b")
_HOURS = (
    "twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
)  # fmt: skip
_AT = re.compile(r"\b(?:at|by|until|till|til|from|to|before|after|since|around|about|tonight|-) ?$")
_OF_DAY = re.compile(
    r" (?:(?P<am>in the morning|this morning)|(?P<pm>in the (?:evening|afternoon)|tonight|this (?:evening|afternoon)|at night))\b"
)
_ONCE = re.compile(
    r"\b(?P<how>within|in|after|takes?|took|under|for|over|another|every|per|half)(?: (?:about|around|just|less than|only))?"
    r" (?P<count>an?|one|the|half an?|(?:the (?:next|past|last) |a )?few|a couple of|several|some)"
    r" (?P<unit>second|minute|hour|day|week|month|year)s?\b"
    r"|\b(?P<half>half an hour)\b"
)
_NEAR = 12  # characters before an hour that say it is one
_HALF = 30  # minutes
_NOON = 12
_DAY = 24


def moments(draft: Draft, rest: str) -> Iterator[Statement]:
    """Every day, time and length of time in `rest`, the draft's text in lower case without what is no time."""
    yield from _dates(draft, rest)
    for match in _WEEKDAY.finditer(rest):
        yield stated(draft, "when", match.span(), {f"day:{match['day'][:3]}"})
    for match in _SHORT_DAY.finditer(rest):
        keys = {f"day:{match['short'][:3]}"}
        sure = match["short"] not in ("sun", "sat", "mon") and draft.plain[match.start()].isupper()
        yield stated(draft, "when", match.span(), keys, keys if sure else set())
    for match in _MONTH.finditer(rest):
        group = "month" if match["month"] else "rare"
        yield stated(draft, "when", match.span(group), {f"month:{match[group][:3]}"})
    for match in _RELATIVE.finditer(rest):
        yield stated(draft, "when", match.span(), *_relative(match[0]))
    yield from _clock(draft, rest)
    for match in _ONCE.finditer(rest):
        yield stated(draft, "when", match.span(), {f"length:{_once(match)}"})


def time_keys(figure: Figure, lower: str) -> tuple[set[str], set[str]] | None:
    """What a number gives and needs as a time of day; None for one that is none."""
    hour, minute = _hour(figure)
    if hour is None or hour > _DAY:
        return None
    half = figure.unit if figure.unit in ("am", "pm") else _half_of_day(lower, figure.end)
    if not (half or ":" in figure.raw or figure.unit == "o'clock" or _TIME.match(figure.raw)):
        return (
            None
            if not _AT.search(lower, max(0, figure.start - _NEAR), figure.start) or figure.unit
            else _keys(hour, minute, "")
        )
    return _keys(hour, minute, half)


def _hour(figure: Figure) -> tuple[int | None, int]:
    if match := _TIME.match(figure.raw):
        return int(match["h"]), int(match["m"])
    return (int(figure.value), 0) if figure.value.isdigit() and len(figure.value) <= 2 else (None, 0)  # noqa: PLR2004 - digits of an hour


def _half_of_day(lower: str, end: int) -> str:
    match = _OF_DAY.match(lower, end)
    return ("am" if match["am"] else "pm") if match else ""


def _keys(hour: int, minute: int, half: str) -> tuple[set[str], set[str]]:
    """A time with its half of the day is one time; without it, either of two."""
    short = f"{hour % _NOON}:{minute:02}"
    if half or hour > _NOON or hour == 0:
        exact = f"time:{hour % _NOON + (_NOON if half == 'pm' or (not half and hour >= _NOON) else 0)}:{minute:02}"
        return {exact, f"said:{short}"}, {exact, f"either:{short}"}
    return {f"either:{short}"}, {f"either:{short}", f"said:{short}"}


def _clock(draft: Draft, rest: str) -> Iterator[Statement]:
    for match in _PAST.finditer(rest):
        hour = (
            _HOURS.index(match["hour"])
            if match["hour"] in _HOURS
            else int(match["hour"])
            if match["hour"].isdigit()
            else -1
        )
        if hour < 0 or (match["part"] == "quarter" and not match["way"]):
            continue
        minute = _HALF if match["part"] == "half" else _HALF // 2
        if match["way"] == "to ":
            hour, minute = (hour - 1) % _NOON, 60 - minute
        yield stated(draft, "when", match.span(), *_keys(hour or _NOON, minute, _half_of_day(rest, match.end())))


def _dates(draft: Draft, rest: str) -> Iterator[Statement]:
    for match in _DATE.finditer(rest):
        for at in "12345":
            if match[f"d{at}"]:
                day, month = int(match[f"d{at}"]), _month(match[f"m{at}"])
                keys = {f"date:{day}-{month}"}
                gives = keys | {f"month:{_MONTHS[(month - 1) % 12]}", f"ordinal:{day}"}
                yield stated(draft, "when", match.span(), gives, keys)


def _month(words: str) -> int:
    return int(words) if words.isdigit() else _MONTHS.index(words[:3]) + 1


def _relative(words: str) -> tuple[set[str], set[str]]:
    said = re.sub(r"^(?:the|at|in the|in) |s$", "", words)
    if said == "fortnight":
        return {f"length:{length_of('2', 'week')}"}, {f"length:{length_of('2', 'week')}"}
    gives = {f"day:{said}", *(f"day:{meant}" for meant in _MEANS.get(said, ()))}
    if said in ("noon", "midday", "midnight"):
        time = "time:12:00" if said != "midnight" else "time:0:00"
        return gives | {time, "said:0:00"}, {f"day:{said}", time, "either:0:00"}
    return gives, {f"day:{said}"}


def _once(match: re.Match[str]) -> str:
    if match["half"]:
        return length_of(str(_HALF), "minute")
    if match["count"].startswith("half"):
        return length_of("0.5", match["unit"])
    if match["count"] in ("a", "an", "one", "the"):
        return length_of("0.5" if match["how"] == "half" else "1", match["unit"])
    return f"few {match['unit']}"
