"""A new version of a draft beside the last one: what is better now, what is left, what is new."""

from collections.abc import Collection, Iterable
from difflib import SequenceMatcher

from bot.coaching.mute import title_of
from bot.coaching.verb import ANSWER_WORDS
from bot.conversation import Coached
from bot.draft import LIMIT, Draft
from bot.finding import Finding, Severity

ALIKE = 0.4  # share of words in the same order from which a text is a new version of another
SHOWN = 3  # titles a list
BETTER, LEFT, NEW = "Better now: {}.", "Still there: {}.", "New: {}."
SAME = "I hear the same as in your last version."
NOTHING_LEFT = "None of the hints on your last version is left."


def is_version(text: str, before: str) -> bool:
    """True when much of the words of one text stands in the other, in its order."""
    return SequenceMatcher(None, _words(before), _words(text), autojunk=False).ratio() >= ALIKE


def compared(now: Iterable[Finding], before: Iterable[Finding]) -> str:
    """What changed from one version to the next, in a sentence or three; empty when neither has a hint."""
    mine, old = _spoke(now), _spoke(before)
    if not mine and not old:
        return ""
    if list(mine) == list(old):
        return SAME
    told = (
        (BETTER, [rule for rule in old if rule not in mine]),
        (LEFT, [rule for rule in old if rule in mine]),
        (NEW, [rule for rule in mine if rule not in old]),
    )
    sentences = [sentence.format(_titles(rules)) for sentence, rules in told if rules]
    return " ".join(sentences if mine else [*sentences, NOTHING_LEFT])


def _spoke(findings: Iterable[Finding]) -> Collection[str]:
    """The rules that spoke, praise apart, each once and in order."""
    return dict.fromkeys(finding.rule for finding in findings if finding.severity is not Severity.PRAISE)


def _titles(rules: list[str]) -> str:
    named = "; ".join(title_of(rule) for rule in rules[:SHOWN])
    more = len(rules) - SHOWN
    return f"{named}; and {more} more" if more > 0 else named


def _words(text: str) -> list[str]:
    return Draft(text).lower.split()


def is_answer(text: str, known: Coached) -> bool:
    """True for a few words; but a text that is much like the draft, and no mere piece of it, is a new version."""
    again = 2 * len(text) >= len(known.text) and is_version(text[:LIMIT], known.text)
    return 0 < len(text.split()) <= ANSWER_WORDS and not again
