"""The rules: instant, precise, with a span in the draft. Found by walking the folders; no list to keep.

`review` asks the rules behind the gate; `review_plainly` asks every rule, and is the oracle of the tests.
"""

import pkgutil
from collections.abc import Iterable
from functools import cache
from importlib import import_module

from bot.draft import Draft
from bot.finding import Finding, Intent, Severity, Span
from bot.rules.detect import PLAINLY
from bot.rules.gate import Gate
from bot.rules.rule import Rule

_RANK = {severity: severity.rank for severity in Severity}
_NOWHERE = Span(1 << 30, 1 << 30)  # behind every place in a text


@cache
def catalogue() -> tuple[Rule, ...]:
    """Every rule, in the order of folders and files."""
    found: list[Rule] = []
    for folder in pkgutil.iter_modules(__path__, f"{__name__}."):
        if folder.ispkg:
            package = import_module(folder.name)
            names = sorted(module.name for module in pkgutil.iter_modules(package.__path__, f"{folder.name}."))
            found += [import_module(name).RULE for name in names]
    return tuple(found)


@cache
def by_id() -> dict[str, Rule]:
    """Every rule under its id."""
    return {rule.id: rule for rule in catalogue()}


@cache
def _listening(intent: Intent) -> tuple[Rule, ...]:
    """The rules that have something to say about drafts of this intent."""
    return tuple(rule for rule in catalogue() if not rule.extended and (not rule.intents or intent in rule.intents))


@cache
def _gate(intent: Intent) -> Gate:
    return Gate([rule.detect for rule in _listening(intent)])


def review(draft: Draft) -> tuple[Finding, ...]:
    """What the rules hear in the draft: most serious first, then in the order of the text."""
    listening = _listening(draft.intent)
    return _listen(draft, [listening[index] for index in _gate(draft.intent).open_for(draft)])


def review_plainly(draft: Draft) -> tuple[Finding, ...]:
    """The same as `review` without any short cut: every cue of every rule is tried. What the gate is tested against.

    It wants a draft that nothing has been heard in yet.
    """
    before = PLAINLY.set(True)
    try:
        return _listen(draft, _listening(draft.intent))
    finally:
        PLAINLY.reset(before)


def _listen(draft: Draft, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    heard = [(rule, spans) for rule in rules if (spans := dict.fromkeys(rule.detect.find(draft)))]
    spoken = {rule.id for rule, _ in heard}
    kept = [_finding(rule, span) for rule, spans in heard if spoken.isdisjoint(rule.yields_to) for span in spans]
    return tuple(sorted(kept, key=_place))


def _place(finding: Finding) -> tuple[int, Span]:
    return _RANK[finding.severity], finding.span or _NOWHERE


def _finding(rule: Rule, span: Span | None) -> Finding:
    return Finding(
        rule=rule.id,
        label=rule.label,
        severity=rule.severity,
        span=span,
        message=rule.message,
        fix=rule.fix,
    )
