"""The rules: instant, precise, with a span in the draft. Found by walking the folders; no list to keep.

`review` asks the rules behind the gate; `review_plainly` asks every rule, and is the oracle of the tests.
"""

import pkgutil
from collections.abc import Iterable
from functools import cache
from importlib import import_module

from bot.draft import Draft
from bot.finding import Finding, Span
from bot.rules.gate import Gate
from bot.rules.rule import Rule


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
def _gate() -> Gate:
    return Gate([rule.detect for rule in catalogue()])


def review(draft: Draft) -> tuple[Finding, ...]:
    """What the rules hear in the draft: most serious first, then in the order of the text."""
    rules = catalogue()
    return _listen(draft, (rules[index] for index in _gate().open_for(draft)))


def review_plainly(draft: Draft) -> tuple[Finding, ...]:
    """The same as `review` without the gate: every rule is asked. The oracle that the gate is tested against."""
    return _listen(draft, catalogue())


def _listen(draft: Draft, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    heard: dict[str, list[Finding]] = {}
    for rule in rules:
        if rule.extended or (rule.intents and draft.intent not in rule.intents):
            continue
        spans = list(dict.fromkeys(rule.detect.find(draft)))
        if spans:
            heard[rule.id] = [_finding(rule, span) for span in spans]
    kept = (
        finding
        for findings in heard.values()
        for finding in findings
        if not heard.keys() & by_id()[finding.rule].yields_to
    )
    return tuple(sorted(kept, key=lambda f: (f.severity.rank, f.span or Span(1 << 30, 1 << 30))))


def _finding(rule: Rule, span: Span | None) -> Finding:
    return Finding(
        rule=rule.id,
        label=rule.label,
        severity=rule.severity,
        span=span,
        message=rule.message,
        fix=rule.fix,
    )
