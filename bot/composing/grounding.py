"""Invented facts: what a text states that none of the texts it was made from says.

Compared are numbers (with their currency or unit), days, months, links, e-mails, handles, names and commitments.
Text inside [square brackets] is a gap for the person to fill, and is exempt.
"""

import re
from collections.abc import Iterable, Iterator

from bot.draft import Draft

_GAP = re.compile(r"\[[^\[\]]*\]")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>()]+|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/[^\s<>()]*")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HANDLE = re.compile(r"(?<!\w)@\w[\w.-]*(?:@[\w.-]+)?")
_ADDRESSES = (("link", _LINK), ("e-mail", _EMAIL), ("handle", _HANDLE))
_UNIT = r"%|percent|per cent|pounds?|euros?|dollars?|pence|[ap]\.?m\b|k\b|m\b|bn\b|gb\b|mb\b|kg\b|km\b"
_NUMBER = re.compile(rf"(?P<sign>[£$€])?\s?(?P<digits>\d+(?:[.,:/-]\d+)*)\s?(?P<unit>{_UNIT})?")
_UNITS = {
    "percent": "%", "per cent": "%", "pound": "£", "pounds": "£", "euro": "€", "euros": "€",
    "dollar": "$", "dollars": "$", "a.m": "am", "p.m": "pm",
}  # fmt: skip
_SPELLED = (
    "zero", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_DIGITS = {word: str(number) for number, word in enumerate(_SPELLED) if word}
_DIGITS |= {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "hundred": "100", "thousand": "1000"}
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_DATE = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tonight|tomorrow|yesterday|midnight|noon|midday"
    r"|january|february|march(?= \d)|april|june|july|august|september|october|november|december"
    r"|next (?:week|month|year)|this (?:week|month|morning|afternoon|evening))\b"
)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][^\W\d_]+(?:['-][^\W\d_]+)*")
_NOT_A_NAME = frozenset({"i'm", "i've", "i'll", "i'd", "ok", "thank", "sorry", "we're"})
_COMMITMENT = re.compile(
    r"(?:\b(?:will|shall|going to|promise to|guarantee to)|'ll)"
    r"(?: (?:not|now|also|all|then|never|always|be|have|been|get|personally|immediately))* (?P<verb>[a-z]+)"
)
_UNDER_WAY = re.compile(r"\b(?P<thing>[a-z]+) (?:is|are|'s|'re) (?:on (?:its|their|the) way|being|coming)\b")
_STEM = 5  # letters that tell verbs apart and forgive their endings


def ungrounded(text: str, allowed: Iterable[str]) -> tuple[str, ...]:
    """What the text states and none of the allowed texts does, in the words of the text; nothing when all is grounded.

    A number in figures and the same number spelled out are the same; so are “%” and “percent”.
    """
    sources = [Draft(source) for source in allowed]
    known = {key for source in sources for key, _ in _statements(source)}
    known |= {f"name:{word}" for source in sources for word in _WORD.findall(source.lower)}
    stated = _statements(Draft(_GAP.sub(" ", text)))
    return tuple(dict.fromkeys(words for key, words in stated if key not in known))


def _statements(draft: Draft) -> Iterator[tuple[str, str]]:
    """Each checkable thing that the text states: a key to compare, and its words."""
    rest = draft.lower
    for kind, pattern in _ADDRESSES:
        for match in pattern.finditer(rest):
            words = match[0].rstrip(".,;:!?")
            yield f"{kind}:{words}", words
        rest = pattern.sub(" ", rest)
    yield from _numbers(rest)
    yield from ((f"date:{match[0]}", match[0]) for match in _DATE.finditer(rest))
    yield from _commitments(rest)
    for match in _NAME.finditer(draft.plain):
        if match[0].lower() not in _NOT_A_NAME and not _DATE.fullmatch(match[0].lower()):
            yield f"name:{match[0].lower()}", match[0]


def _numbers(lower: str) -> Iterator[tuple[str, str]]:
    for match in _NUMBER.finditer(lower):
        unit = match["sign"] or _UNITS.get(match["unit"] or "", match["unit"] or "")
        digits = match["digits"].replace(",", "")
        yield f"number:{digits}{unit}", match[0].strip()
    for word in _WORD.findall(lower):
        if word in _DIGITS:
            yield f"number:{_DIGITS[word]}", word


def _commitments(lower: str) -> Iterator[tuple[str, str]]:
    for match in _COMMITMENT.finditer(lower):
        yield f"commitment:{match['verb'][:_STEM]}", match[0].strip()
    for match in _UNDER_WAY.finditer(lower):
        yield f"under way:{match['thing'][:_STEM]}", match[0]
