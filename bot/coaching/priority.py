"""Which findings are shown: few, the serious ones first, one a problem, a strength when there is one."""

from collections.abc import Iterable

from bot.finding import Finding, Severity

HINTS = 3
ALWAYS = ("privacy", "safety")  # families whose findings are shown however many hints there are


def choose(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings to show: at most one praise, then at most three hints, privacy and safety always among them."""
    firsts = _one_a_rule(findings)
    praise = [finding for finding in firsts if finding.severity is Severity.PRAISE][:1]
    hints = _one_a_place([finding for finding in firsts if finding.severity is not Severity.PRAISE])
    always = [finding for finding in hints if finding.family in ALWAYS]
    others = [finding for finding in hints if finding.family not in ALWAYS]
    shown = always + others[: max(0, HINTS - len(always))]
    return (*praise, *sorted(shown, key=lambda finding: finding.severity.rank))


def left_out(findings: Iterable[Finding], shown: Iterable[Finding]) -> int:
    """How many rules spoke whose finding is not shown, praise apart."""
    spoke = {finding.rule for finding in findings if finding.severity is not Severity.PRAISE}
    return len(spoke - {finding.rule for finding in shown})


def _one_a_rule(findings: Iterable[Finding]) -> list[Finding]:
    first: dict[str, Finding] = {}
    for finding in findings:
        first.setdefault(finding.rule, finding)
    return list(first.values())


def _one_a_place(findings: list[Finding]) -> list[Finding]:
    """Of findings that point at the same words, the most serious; they come sorted by severity."""
    kept: list[Finding] = []
    for finding in findings:
        if finding.family in ALWAYS or not any(_same_place(finding, other) for other in kept):
            kept.append(finding)
    return kept


def _same_place(one: Finding, other: Finding) -> bool:
    return one.span is not None and other.span is not None and one.span.overlaps(other.span)
