"""Clauses of a sentence that can be kept when something in the sentence cannot."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from bot.finding import Span

_SUBJECT = (
    r"(?:we|i|i'm|i've|i'll|we're|we've|we'll|it|it's|the|our|my|your|you|you're|they|there|all|every|everyone|this|these"
    r"|those|a|an|refunds?|replacements?|anyone|please|from|[0-9£$€][\w.,]*)\b"
)
_SEAM = re.compile(
    r"\s*[;–—]\s*|\s+-+\s+|,?\s+(?:and|but|because|cos|coz|so|though|although|yet|while|anyway|anyways|plus)\s+"
    r"|,\s+which\s+"
    r"|\s*[\U0001F000-\U0001FAFF\u2600-\u27BF\ufe0f]+\s*"
    rf"|,\s+(?={_SUBJECT})|:\s+(?={_SUBJECT})"
)
_STARTS = re.compile(
    r"(?:we|i|we're|i'm|we've|i've|we'll|i'll|our|my|you|you'll|your|refunds?|replacements?|please|everyone|everybody|anyone|all"
    r"|the (?:refund|replacement|money|new)|from|[0-9£$€][\w.,]*)\b"
)
_POINTS_BACK = re.compile(r"\bthem\b")
_DEPENDS = re.compile(r"(?:if|when|whenever|because|although|though|as|while|since|to|whether|unless|should|like)\b")
_LEADS_IN = re.compile(r"(?:for|by|with|in|at|on|over|during|after|before|from|of|under|through|until|due)\b")
_ENOUGH = 4  # words that a clause needs to stand alone
_ENOUGH_LED_IN = 8  # when it opens with “On Friday” or the like


def clauses(sentence: str, spoilt: Callable[[Span], bool]) -> tuple[Span, ...]:
    """What of a lower-case sentence can stand alone once its spoilt clauses are gone; all of it when none is.

    A seam (“but”, a dash) goes with the clause behind it. What stands before the first spoilt clause keeps the
    sentence's own subject; what stands behind the last one needs a subject to be kept.
    """
    parts = _split(sentence)
    ends = [0, *(part.end for part in parts[:-1]), len(sentence)]
    bad = [number for number, (start, end) in enumerate(pairwise(ends)) if spoilt(Span(start, end))]
    if not bad:
        return (Span(0, len(sentence)),)
    before, after = parts[: bad[0]], parts[bad[-1] + 1 :]
    while before and _DEPENDS.match(sentence, before[-1].start):
        before = before[:-1]
    kept: list[Span] = []
    if before and _stands(sentence, head := Span(before[0].start, before[-1].end)):
        kept.append(head)
    while after and not _STARTS.match(sentence, after[0].start):
        after = after[1:]
    if after and _stands(sentence, tail := Span(after[0].start, after[-1].end)):
        kept += [] if _POINTS_BACK.search(tail.of(sentence)) else [tail]
    return tuple(kept)


def heads(sentence: str) -> Iterator[Span]:
    """The beginnings of a sentence that can stand alone where all of it is too long, the longest first."""
    parts = _split(sentence)
    spans = (Span(parts[0].start, part.end) for part in reversed(parts[:-1]))
    return (span for span in spans if _stands(sentence, span))


def _split(sentence: str) -> list[Span]:
    seams = [match.span() for match in _SEAM.finditer(sentence)]
    starts = [len(sentence) - len(sentence.lstrip()), *(end for _, end in seams)]
    ends = [*(start for start, _ in seams), len(sentence)]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _stands(sentence: str, part: Span) -> bool:
    words = part.of(sentence)
    enough = _ENOUGH_LED_IN if _LEADS_IN.match(words) else _ENOUGH
    return len(words.split()) >= enough and not _DEPENDS.match(words)
