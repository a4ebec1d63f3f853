"""The kinds of detection that a rule can be made of: small functions that return a Detector."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from bot.draft import Draft
from bot.finding import Span
from bot.rules.cues import cue

Find = Callable[[Draft], Iterable[Span | None]]


class Detector(NamedTuple):
    """How a rule listens.

    `gate`: RE2 expressions, of which at least one must match the draft, else `find` has nothing to say;
    empty: `find` is always asked. `find` yields the spans it hears, or one None when something is missing.
    """

    gate: tuple[str, ...]
    find: Find


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
        if stop and either(stop).search(draft.heard):
            return
        parts = (Span(0, len(draft.heard)),) if whole_draft else draft.sentences
        for part in parts:
            words = part.of(draft.heard)
            if unwanted and either(unwanted).search(words):
                continue
            for match in either(wanted).finditer(words):
                yield draft.span(part.start + match.start(), part.start + match.end())

    return Detector(gates(wanted), find)


@cache
def either(cues: tuple[str, ...]) -> re.Pattern[str]:
    """One expression that matches any of the cues; compiled when first needed."""
    return re.compile("|".join(cue(text).pattern for text in cues))


def gates(cues: Iterable[str]) -> tuple[str, ...]:
    """The loose expressions of the cues."""
    return tuple(cue(text).gate for text in cues)
