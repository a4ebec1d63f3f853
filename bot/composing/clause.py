"""A text in pieces small enough to say one thing, and the words of substance in each."""
# ruff: noqa: E501 - patterns and word lists read best unbroken

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.composing.deed_group import group

TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d[\d.,:]*")

_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\w)[^.!?\n]*)*[.!?]*[\"'”’)]*")
_QUESTION = re.compile(r"[?][\"'”’)]*$")
_CLAUSE = re.compile(
    r"[^,;:()\n]+?(?=[,;:()\n]| [-–—] | and (?:we|i|you|it|they|the|our|your|all|every)\b| but | so that | so we | because |$)"
    r"|[^,;:()\n]+"
)
_NOT = re.compile(r"\b(?:not|never|no|nobody|none|cannot|without|nothing)\b|n't\b")
_NOBODY = re.compile(r" (?:to |with )?(?:nobody|nothing|no|none)\b")
_NEAR = 30  # characters before a verb in which a “not” is about it
_STOP_WORDS = (
    "the a an and or of to in on at for with by from as is are was were be been being it its this that these those "
    "there here we us our i me my you your they them their he she his her who what which when where how why so if "
    "then than too also just now all any some no not none more most very much many will would can could should have "
    "has had do does did up out about into over after before again back still even only yes one every each s ll ve re "
    "d m t don't it's we're i'm"
)
_STOP = frozenset(_STOP_WORDS.split())


class Clause(NamedTuple):
    """A part of a sentence, where it starts, and whether the sentence is a question."""

    text: str
    start: int
    asks: bool


def sentences(lower: str) -> Iterator[re.Match[str]]:
    """The sentences of a text in lower case; a full stop inside a number or an address ends none."""
    return _SENTENCE.finditer(lower)


def clauses(lower: str) -> Iterator[Clause]:
    """The clauses of a text in lower case."""
    for sentence in sentences(lower):
        asks = _QUESTION.search(sentence[0], max(0, len(sentence[0]) - 10)) is not None
        for match in _CLAUSE.finditer(sentence[0]):
            yield Clause(match[0], sentence.start() + match.start(), asks)


def stems(lower: str) -> set[str]:
    """The words of substance in a text in lower case, by their groups."""
    return {group(token) for token in TOKEN.findall(lower) if token not in _STOP and (token[2:] or token.isdigit())}


def denied(clause: str, start: int, end: int) -> str:
    """“not ” where a verb is denied, by a word before it or a “nobody” behind it; or else nothing."""
    no = _NOT.search(clause, max(0, start - _NEAR), end) or _NOBODY.match(clause, end)
    return "not " if no else ""
