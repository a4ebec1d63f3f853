"""The kinds of detection that a rule can be made of: small functions that return a Detector."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextvars import ContextVar
from functools import cache, cached_property
from itertools import chain
from typing import NamedTuple

from bot.draft import Draft, Part
from bot.finding import Span
from bot.rules.cues import Cue, cue
from bot.rules.index import Index, Listened
from bot.vocabulary import vocabulary

Find = Callable[[Draft], Iterable[Span | None]]

PLAINLY: ContextVar[bool] = ContextVar("plainly", default=False)  # try every cue: how the tests prove the short cuts

_ALL = -1  # every bit
_listened: dict[Listened, int] = {}  # everything that any detector listens for, and its place in the index


class Detector(NamedTuple):
    """How a rule listens.

    `gate`: cues and RE2 expressions, of which at least one must match the draft, else `find` has nothing to say;
    empty: `find` is always asked. `find` yields the spans it hears, or one None when something is missing.
    """

    gate: tuple[Listened, ...]
    find: Find


class Near(NamedTuple):
    """What a draft may match of what is listened for, as bits."""

    parts: tuple[int, ...]  # sentence by sentence, in the person's own voice
    whole: int  # of all that the person says
    anywhere: int  # of that, and of what is exempt


def listen(items: Iterable[Listened]) -> int:
    """Have these looked for in every draft from now on; returns their bits."""
    return sum({1 << _listened.setdefault(item, len(_listened)) for item in items})


def near(draft: Draft) -> Near:
    """What is near in the draft: worked out once a draft, whoever asks first."""
    if PLAINLY.get():
        return Near((_ALL,) * len(draft.parts), _ALL, _ALL)
    size = len(_listened)
    found = draft.near.get(size)
    if found is None:
        found = draft.near[size] = _near(_index(size), draft)
    return found


def _near(index: Index, draft: Draft) -> Near:
    gated = index.gated(draft.heard)
    spoken = [vocabulary(part.text) for part in draft.parts]
    parts = tuple([index.near(words) | gated for words in spoken])
    whole = parts[0] if len(parts) == 1 else index.near(chain.from_iterable(spoken)) | gated
    if draft.heard == draft.lower:
        return Near(parts, whole, whole)
    return Near(parts, whole, whole | index.near(vocabulary(draft.lower)) | index.gated(draft.lower))


@cache
def _index(size: int) -> Index:
    return Index(list(_listened)[:size])


class Phrasebook:
    """Some cues as one expression. Only those are tried, and compiled when first needed, that a text comes near to."""

    def __init__(self, cues: tuple[str, ...]) -> None:
        self.cues = gates(cues)

    @cached_property
    def _index(self) -> Index:
        return Index(self.cues)

    def search(self, text: str) -> re.Match[str] | None:
        """A match of one of the cues, or None."""
        return next(filter(None, (phrase.pattern.search(text) for phrase in self._near(text))), None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches that do not overlap, in the order of the text; of two, the one that starts first."""
        return apart(match for phrase in self._near(text) for match in phrase.pattern.finditer(text))

    def _near(self, text: str) -> Sequence[Cue]:
        if PLAINLY.get():
            return self.cues
        bits = self._index.near(vocabulary(text)) | self._index.gated(text)
        return [phrase for position, phrase in enumerate(self.cues) if bits >> position & 1]


class Listening:
    """Some cues of a detector, looked up in what is near in a draft."""

    def __init__(self, cues: tuple[Cue, ...]) -> None:
        self._bits = listen(cues)
        self._cues = {1 << _listened[phrase]: phrase for phrase in cues}

    def near(self, bits: int) -> Sequence[Cue]:
        """The cues whose bits are there, in their order."""
        found = self._bits & bits
        if not found & (found - 1):  # none or one, mostly
            return (self._cues[found],) if found else ()
        return [phrase for bit, phrase in self._cues.items() if bit & found]

    def matches(self, bits: int, text: str) -> list[re.Match[str]]:
        """All matches, cue by cue."""
        if not self._bits & bits:
            return []
        return [match for phrase in self.near(bits) for match in phrase.pattern.finditer(text)]


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
    wanted, unwanted, stop = (Listening(gates(some)) for some in (cues, unless, unless_anywhere))

    def find(draft: Draft) -> Iterator[Span]:
        heard = near(draft)
        if not wanted.near(heard.whole) or stop.matches(heard.whole, draft.heard):
            return
        parts = ((Part(0, draft.heard), heard.whole),) if whole_draft else zip(draft.parts, heard.parts, strict=True)
        for part, bits in parts:
            matches = wanted.matches(bits, part.text)
            if matches and not unwanted.matches(bits, part.text):
                for match in apart(matches):
                    yield draft.span(part.start + match.start(), part.start + match.end())

    return Detector(gates(cues), find)


def gates(cues: Iterable[str]) -> tuple[Cue, ...]:
    """The cues of these texts, as a gate."""
    return tuple(map(cue, cues))
