"""Gaps in place of invented facts: the smallest piece of a wording that makes sense to replace."""
# ruff: noqa: E501 - patterns read best unbroken

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.composing.grounding import GAP
from bot.composing.statement import Action, ActionKind, Kind, Statement
from bot.finding import Span

_GAPS: dict[Kind | ActionKind, str] = {
    "number": "[how many]",
    "amount": "[how much]",
    "percentage": "[how much]",
    "when": "[when]",
    "name": "[name]",
    "link": "[link]",
    "e-mail": "[e-mail]",
    "handle": "[handle]",
    "phone number": "[phone number]",
    "remedy": "[what you offer, if anything]",
    "promise": "[what you will do, if you will]",
    "deed": "[what you have done, if you have]",
}
_WHOLE: tuple[Kind | ActionKind, ...] = ("promise", "deed", "remedy")  # the clause goes; the gravest first
_MOST = 2  # gaps that are planted; with more, little of the wording is the person's
_START = re.compile(
    r"(?:^|[.!?…\n;:\]]['\"”’)]*\s+|[–—]\s|,? (?:and|but|so|because) (?=(?:we|i|you|it|they|the|our|your|a|all|every)\b)|, )",
    re.IGNORECASE,
)
_SENTENCE_START = re.compile(r"(?:^|[.!?…\n]['\"”’)]*\s+)")
_STOP = re.compile(
    r"[.!?…\n;]|\s[–—]|,? (?:and|but|so|because) (?=(?:we|i|you|it|they|the|our|your|a|all|every)\b)|$", re.IGNORECASE
)
_ADDRESSES: tuple[Kind | ActionKind, ...] = ("link", "e-mail", "handle")
_ON = re.compile(r"\b(?:on|about|around)\s+$", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:within|in)\s+(?:$|(?=\S))", re.IGNORECASE)
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)$", re.IGNORECASE)
_SMALL_WORD = 10  # characters
_HOPELESS = 20  # inventions; they cannot be so close to each other that two gaps hold them
_SAYS = 3  # words of the person's that a wording must keep


class Repaired(NamedTuple):
    """A wording with gaps for what nobody said, and the words that they stand for."""

    text: str
    replaced: tuple[str, ...]


class _Cut(NamedTuple):
    start: int
    end: int
    gap: str
    words: str


def repaired(text: str, invented: Sequence[tuple[Statement | Action, Span]]) -> Repaired | None:
    """The wording with gaps; None where that would leave little of it."""
    if len(invented) > _HOPELESS:
        return None
    cuts = _merged(text, (_cut(text, statement, span) for statement, span in invented))
    if len(cuts) > _MOST:
        return None
    out, at = [], 0
    for cut in cuts:
        out += [text[at : cut.start], _fitting(text, cut)]
        at = cut.end
    whole = "".join([*out, text[at:]])
    if len(re.findall(r"\w+", GAP.sub(" ", whole))) < _SAYS:
        return None
    return Repaired(whole, tuple(cut.words for cut in cuts))


def _cut(text: str, statement: Statement | Action, span: Span) -> _Cut:
    gap = _GAPS[statement.kind]
    if statement.kind in _WHOLE and not GAP.fullmatch(span.of(text)):
        start, end = _clause(text, span)
        return _Cut(start, end, gap, text[start:end])
    start = span.start
    if statement.kind in _ADDRESSES:
        start = _address_start(text, start)
    elif statement.kind == "number" and _ORDINAL.search(statement.words):
        gap = "[which]"
    elif isinstance(statement, Statement) and statement.kind == "when" and not GAP.fullmatch(span.of(text)):
        start, gap = _when(text, statement, span)
    return _Cut(start, span.end, gap, text[start : span.end])


def _when(text: str, statement: Statement, span: Span) -> tuple[int, str]:
    """Where the gap for a time begins, and what it asks for: a moment, a length of time, or an end of one."""
    before = text[max(0, span.start - _SMALL_WORD) : span.start]
    if not any(key.startswith("length:") for key in statement.needs):
        on = _ON.search(before)
        return span.start - (len(before) - on.start() if on else 0), "[when]"
    if within := _WITHIN.search(before):
        return span.start - (len(before) - within.start()), "[by when]"
    return span.start, "[by when]" if _WITHIN.match(span.of(text)) else "[how long]"


def _clause(text: str, span: Span) -> tuple[int, int]:
    """The clause around the words, without the mark that ends it; the whole sentence where another gap begins it."""
    start = max((match.end() for match in _START.finditer(text, 0, span.end) if match.end() <= span.start), default=0)
    stop = _STOP.search(text, span.end)
    while stop and stop[0].startswith(".") and re.match(r"\w", text[stop.end() : stop.end() + 1]):  # 9.30, shop.example
        stop = _STOP.search(text, stop.end())
    return start, stop.start() if stop else len(text)


def _address_start(text: str, start: int) -> int:
    """Where an address begins, with the protocol in front of it."""
    while start and not text[start - 1].isspace() and text[start - 1] not in "([“\"'":
        start -= 1
    return start


def _merged(text: str, cuts: Iterable[_Cut]) -> list[_Cut]:
    """The cuts in order; those that touch are one, and so are two gaps alike with nothing but small words between."""
    merged: list[_Cut] = []
    for cut in sorted(cuts):
        last = merged[-1] if merged else None
        if last and _belongs(text, last, cut):
            end = max(last.end, cut.end)
            merged[-1] = _Cut(last.start, end, _graver(last.gap, cut.gap), text[last.start : end])
        else:
            merged.append(cut)
    return merged


def _belongs(text: str, last: _Cut, cut: _Cut) -> bool:
    between = text[last.end : cut.start]
    if cut.start < last.end:
        return True
    return (
        last.gap == cut.gap
        and re.fullmatch(r"[\s,.-]*(?:(?:and|or|to|of|at|on|in|the|by|until)\s+)?", between, re.IGNORECASE) is not None
    )


def _graver(one: str, other: str) -> str:
    graver = [_GAPS[kind] for kind in _WHOLE]
    return min((one, other), key=lambda gap: graver.index(gap) if gap in graver else len(graver))


def _fitting(text: str, cut: _Cut) -> str:
    """The gap with a capital where a sentence begins, and a space where the words had one."""
    begins = _SENTENCE_START.search(text, 0, cut.start)
    starts = cut.start == 0 or (
        begins and any(match.end() == cut.start for match in _SENTENCE_START.finditer(text, 0, cut.start))
    )
    gap = cut.gap[0] + cut.gap[1].upper() + cut.gap[2:] if starts else cut.gap
    led = re.match(r"\s*", cut.words)
    return (led[0] if led else "") + gap
