"""The kinds of detection that a rule can be made of: small functions that return a Detector."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import NamedTuple

from bot.draft import Draft
from bot.finding import Span
from bot.rules.automaton import Automaton
from bot.rules.cues import cue

Find = Callable[[Draft], Iterable[Span | None]]


class Detector(NamedTuple):
    """How a rule listens.

    `gate`: RE2 expressions, of which at least one must match the draft, else `find` has nothing to say;
    empty: `find` is always asked. `find` yields the spans it hears, or one None when something is missing.
    """

    gate: tuple[str, ...]
    find: Find


class Phrasebook:
    """Some cues as one expression. Only those cues are compiled, when first needed, that a text comes near to."""

    def __init__(self, cues: tuple[str, ...]) -> None:
        self.cues = cues

    @cached_property
    def _gate(self) -> Automaton:
        return Automaton(gates(self.cues))

    def near(self, text: str) -> list[re.Pattern[str]]:
        """The expressions of the cues that `text` may match, in their order; all others cannot match it."""
        return [_compiled(self.cues[index]) for index in self._gate.matching(text)]

    def search(self, text: str) -> re.Match[str] | None:
        """A match of one of the cues, or None."""
        return next(filter(None, (pattern.search(text) for pattern in self.near(text))), None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches that do not overlap, in the order of the text; of two, the one that starts first."""
        return apart(match for pattern in self.near(text) for match in pattern.finditer(text))


@cache
def either(cues: tuple[str, ...]) -> Phrasebook:
    """The phrasebook of these cues; always the same one for the same cues."""
    return Phrasebook(cues)


@cache
def _compiled(text: str) -> re.Pattern[str]:
    return re.compile(cue(text).pattern)


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
    wanted, unwanted, stop = cues, tuple(unless), tuple(unless_anywhere)

    def find(draft: Draft) -> Iterator[Span]:
        near = either(wanted).near(draft.heard)
        if not near or (stop and either(stop).search(draft.heard)):
            return
        for part in (Span(0, len(draft.heard)),) if whole_draft else draft.sentences:
            words = part.of(draft.heard)
            matches = list(apart(match for pattern in near for match in pattern.finditer(words)))
            if matches and not (unwanted and either(unwanted).search(words)):
                for match in matches:
                    yield draft.span(part.start + match.start(), part.start + match.end())

    return Detector(gates(wanted), find)


def gates(cues: Iterable[str]) -> tuple[str, ...]:
    """The loose expressions of the cues."""
    return tuple(cue(text).gate for text in cues)
