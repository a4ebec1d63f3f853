"""What may be shown of a draft: personal data concealed, mass mentions silenced."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.draft import Draft
from bot.finding import Span
from bot.personal import PERSONAL

MASS_MENTION = re.compile(r"<!(everyone|here|channel)\b[^>\n]{0,80}>|@(everyone|here|channel)\b")


class Cut(NamedTuple):
    """A range of the text and the words that stand there instead."""

    span: Span
    instead: str


class Concealed(NamedTuple):
    """A text that may be shown, with the way from the original to it: one pass of cuts after the other."""

    text: str
    passes: tuple[tuple[Cut, ...], ...] = ()

    def span(self, original: Span) -> Span:
        """Where a range of the original stands now; inside a cut, it is all that stands there instead."""
        for cuts in self.passes:
            original = Span(_moved(original.start, cuts, at_end=False), _moved(original.end, cuts, at_end=True))
        return original


def conceal(text: str) -> Concealed:
    """Replace personal data by bracketed words, such as [phone number], and silence mass mentions.

    What it returns holds nothing more to conceal: concealing it again changes nothing.
    """
    passes: list[tuple[Cut, ...]] = []
    while cuts := _cuts(text):
        passes.append(cuts)
        text = _applied(text, cuts)
    return Concealed(text, tuple(passes))


def _cuts(text: str) -> tuple[Cut, ...]:
    draft = Draft(text)
    found = (Cut(span, instead) for instead, find in PERSONAL for span in find(draft) if span)
    return _apart([*(cut for cut in found if cut.span.of(text) != cut.instead), *_mentions(draft)])


def _mentions(draft: Draft) -> Iterator[Cut]:
    for match in MASS_MENTION.finditer(draft.lower):
        yield Cut(draft.span(*match.span()), f"@ {match[1] or match[2]}")


def _apart(cuts: Iterable[Cut]) -> tuple[Cut, ...]:
    """The cuts in the order of the text; of those that overlap one, over all that they cover."""
    apart: list[Cut] = []
    for cut in sorted(cuts, key=lambda cut: cut.span.start):
        if apart and cut.span.start < apart[-1].span.end:
            last = apart.pop()
            cut = Cut(Span(last.span.start, max(last.span.end, cut.span.end)), last.instead)  # noqa: PLW2901 - grown
        apart.append(cut)
    return tuple(apart)


def _applied(text: str, cuts: Iterable[Cut]) -> str:
    out, at = "", 0
    for cut in cuts:
        out += text[at : cut.span.start] + cut.instead
        at = cut.span.end
    return out + text[at:]


def _moved(place: int, cuts: Iterable[Cut], *, at_end: bool) -> int:
    shift = 0
    for cut in cuts:
        if place >= cut.span.end:
            shift += len(cut.instead) - (cut.span.end - cut.span.start)
        elif place > cut.span.start:
            return cut.span.start + shift + (len(cut.instead) if at_end else 0)
    return place + shift
