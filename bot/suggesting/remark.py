"""What a model hears in a draft, as findings: only where its words really stand there, and warnings at most."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from bot.draft import Draft
from bot.finding import Finding, Label, Severity, Span
from bot.suggesting.answer import Remarked

LONGEST = 200  # characters of a message
_RULES_OWN: frozenset[Label] = frozenset({"pii-leak", "mass-mention", "liability-admission"})
_GRAVE: frozenset[Label] = frozenset({"non-apology", "blame-shift", "sarcasm-at-customer"})  # they hurt who reads them
_SAYS = 2  # letters
_SENTENCE = 3  # words


def findings(
    remarked: Iterable[Remarked], draft: Draft, given: Sequence[Finding], line: Callable[[str, int], str]
) -> tuple[Finding, ...]:
    """The remarks that can be shown: each quote stands in the draft, and no one `given` says the same already.

    `line` cuts a message to so many characters, or to nothing when it says what may not be shown.
    """
    said = {finding.label for finding in given} | _RULES_OWN
    kept: dict[tuple[Label, Span], Finding] = {}
    for remark in remarked:
        message = line(remark.message, LONGEST)
        span = next(_places(remark.quote, draft), None)
        if remark.label not in said and len(message.split()) >= _SENTENCE and span:
            kept.setdefault((remark.label, span), _finding(remark.label, span, message))
    return tuple(kept.values())


def _finding(label: Label, span: Span, message: str) -> Finding:
    severity = Severity.WARNING if label in _GRAVE else Severity.SUGGESTION
    return Finding(
        rule=f"model-{label}", label=label, severity=severity, span=span, message=message, fix="", heard_by="model"
    )


def _places(quote: str, draft: Draft) -> Iterator[Span]:
    """Where the quote stands in the draft, whatever its quotation marks and spaces."""
    words = Draft(quote).plain.strip(" \n\"'.…").split()
    if sum(char.isalnum() for char in quote) >= _SAYS and words:
        for match in re.finditer(r"\s+".join(map(re.escape, words)), draft.plain):
            yield draft.span(*match.span())
