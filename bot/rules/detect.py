"""The kinds of detection that a rule can be made of: small functions that return a Detector."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from functools import cache, cached_property
from typing import NamedTuple

from bot.draft import Draft, Part
from bot.finding import Span
from bot.rules.cues import Cue, cue
from bot.rules.index import Index
from bot.vocabulary import vocabulary

Find = Callable[[Draft], Iterable[Span | None]]

PLAINLY: ContextVar[bool] = ContextVar("plainly", default=False)  # try every cue: how the tests prove the short cuts


class Detector(NamedTuple):
    """How a rule listens.

    `gate`: cues and RE2 expressions, of which at least one must match the draft, else `find` has nothing to say;
    empty: `find` is always asked. `find` yields the spans it hears, or one None when something is missing.
    """

    gate: tuple[Cue | str, ...]
    find: Find


class Phrasebook:
    """Some cues as one expression. Only those are tried, and compiled when first needed, that a text comes near to."""

    def __init__(self, cues: tuple[str, ...]) -> None:
        self.cues = gates(cues)

    @cached_property
    def _index(self) -> Index:
        return Index(self.cues)

    def near(self, text: str, words: frozenset[str]) -> list[Cue]:
        """The cues, in their order, that `text` with the vocabulary `words` may match; no other can match it."""
        if PLAINLY.get():
            return list(self.cues)
        return [self.cues[position] for position in self._index.near(text, words)]

    def search(self, text: str) -> re.Match[str] | None:
        """A match of one of the cues, or None."""
        near = self.near(text, vocabulary(text))
        return next(filter(None, (cue.pattern.search(text) for cue in near)), None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches that do not overlap, in the order of the text; of two, the one that starts first."""
        return apart(match for cue in self.near(text, vocabulary(text)) for match in cue.pattern.finditer(text))


@cache
def either(cues: tuple[str, ...]) -> Phrasebook:
    """The phrasebook of these cues; always the same one for the same cues."""
    return Phrasebook(cues)


def apart(matches: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Drop empty matches and those that overlap one that starts earlier, or at the same place and was given earlier."""
    until = 0
    for match in sorted(matches, key=re.Match.start):
        if match.start() >= until and match.end() > match.start():
            until = match.end()
            yield match


def phrases(
    *cues: str,
    unless: Iterable[str] = (),
    unless_anywhere: Iterable[str] = (),
    whole_draft: bool = False,
) -> Detector:
    """Hear any of the cues, sentence by sentence (or across the whole draft).

    Silent in a sentence that also matches a cue of `unless`, and everywhere when the draft matches one of
    `unless_anywhere`.
    """
    wanted, unwanted, stop = either(cues), either(tuple(unless)), either(tuple(unless_anywhere))

    def find(draft: Draft) -> Iterator[Span]:
        near = wanted.near(draft.heard, draft.vocabulary)
        if not near or stop.search(draft.heard):
            return
        for part in (draft.whole,) if whole_draft else draft.parts:
            matches = _matches(near, part)
            if matches and not unwanted.search(part.text):
                for match in apart(matches):
                    yield draft.span(part.start + match.start(), part.start + match.end())

    return Detector(wanted.cues, find)


def _matches(cues: Iterable[Cue], part: Part) -> list[re.Match[str]]:
    plainly = PLAINLY.get()
    return [
        match
        for cue in cues
        if plainly or cue.near(part.vocabulary)
        for match in cue.pattern.finditer(part.text)
        if match[0]
    ]


def gates(cues: Iterable[str]) -> tuple[Cue, ...]:
    """The cues of these texts, as a gate."""
    return tuple(map(cue, cues))
