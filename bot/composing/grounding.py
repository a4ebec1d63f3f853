"""Invented facts: what a text states that none of the texts it was made from says.

Compared are numbers (with their currency or unit), days and times, links, e-mails, handles, names, and what the writer
promises, offers or says to have done. Text inside [square brackets] is a gap for the person to fill, and is exempt.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from bot.composing.address import taken_out
from bot.composing.backing import Backing, backed, backing
from bot.composing.figure import Figure, figures, length_of
from bot.composing.moment import moments, time_keys
from bot.composing.name import names, words_of
from bot.composing.promise import promises
from bot.composing.statement import Action, Statement, blanked, stated
from bot.draft import Draft
from bot.finding import Span

GAP = re.compile(r"\[(?=[^\[\]]*[^\W\d_])[^\[\]]*\](?!\()")
_MONEY = frozenset("£$€p")
_LENGTHS = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
_SMALL = {"one": "1", "a": "1", "an": "1", "once": "1", "single": "1", "twice": "2", "both": "2", "couple": "2"}


class Ground:
    """The texts that facts may come from."""

    def __init__(self, sources: Iterable[str], strangers: frozenset[str] = frozenset(), *, named: bool = True) -> None:
        """`strangers` are names in lower case that only others said; `named`: False where every noun has a capital."""
        self._drafts = [Draft(source) for source in sources]
        self._strangers = strangers
        self._named = named

    def invented(self, text: str) -> tuple[tuple[Statement | Action, Span], ...]:
        """What the text states and no source does, in the order of the text, with its place there."""
        draft = Draft(GAP.sub(lambda match: " " * len(match[0]), text))
        unknown = (found for found in _statements(draft, self._strangers) if not self.has(found))
        placed = ((found, draft.span(found.start, found.end)) for found in unknown)
        return tuple(sorted(placed, key=lambda found: found[1]))

    def has(self, found: Statement | Action) -> bool:
        """True when a source says what is stated, or the same of doing."""
        if isinstance(found, Action):
            backed_by_one = any(backed(found, source) for source in self._backings)
            return backed_by_one or (found.words.lower(), found.verb) in self._actions
        if found.kind == "name" and not self._named:
            return True
        return not found.needs or bool(found.needs & self._known)

    @cached_property
    def _stated(self) -> tuple[Statement | Action, ...]:
        return tuple(found for draft in self._drafts for found in _statements(draft))

    @cached_property
    def _known(self) -> frozenset[str]:
        keys = {key for found in self._stated if isinstance(found, Statement) for key in found.gives}
        keys |= {key for draft in self._drafts for key in (*_small(draft), *words_of(draft))}
        return frozenset(keys).union(*(source.remedies for source in self._backings))

    @cached_property
    def _actions(self) -> frozenset[tuple[str, str]]:
        return frozenset((found.words.lower(), found.verb) for found in self._stated if isinstance(found, Action))

    @cached_property
    def _backings(self) -> tuple[Backing, ...]:
        return tuple(backing(draft.lower) for draft in self._drafts)


def ungrounded(text: str, allowed: Iterable[str]) -> tuple[str, ...]:
    """What the text states and none of the allowed texts does, in the words of the text; nothing when all is grounded.

    A number in figures and the same number spelled out are the same; so are “%” and “percent”, “7pm” and “19:00”.
    """
    return tuple(dict.fromkeys(span.of(text) for _, span in Ground(allowed).invented(text)))


def _statements(draft: Draft, strangers: frozenset[str] = frozenset()) -> Iterator[Statement | Action]:
    """Each checkable thing that the text states."""
    leading, rest = taken_out(draft)
    yield from leading
    found = tuple(moments(draft, rest))
    yield from found
    for figure in figures(blanked(rest, sorted((moment.start, moment.end) for moment in found))):
        yield _number(draft, rest, figure)
    yield from names(draft, rest, strangers)
    yield from promises(draft, rest)


def _number(draft: Draft, rest: str, figure: Figure) -> Statement:
    place = figure.start, figure.end
    if figure.unit in _MONEY:
        return stated(draft, "amount", place, {f"amount:{figure.unit}{figure.value}"})
    if figure.unit == "%":
        return stated(draft, "percentage", place, {f"percentage:{figure.value}"})
    plain = f"ordinal:{figure.value}" if figure.ordinal else f"number:{figure.value}"
    if figure.unit in _LENGTHS:
        length = f"length:{length_of(figure.value, figure.unit)}"
        return stated(draft, "when", place, {length})
    if times := time_keys(figure, rest):
        gives, needs = times
        told = set() if figure.unit or ":" in figure.raw else {plain}
        return stated(draft, "when", place, gives | told, needs | told)
    other = f"{plain} {figure.unit}" if figure.unit else plain
    return stated(draft, "number", place, {plain, other}, {other})


def _small(draft: Draft) -> Iterator[str]:
    """Words that say one or two without being a number."""
    said = set(draft.lower.split())
    return (f"number:{value}" for word, value in _SMALL.items() if word in said)
