"""What a model hears is shown only where it can be seen in the draft."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.draft import Draft
from bot.finding import Finding, Label, Severity, Span
from bot.suggesting.answer import LABELS, Remarked
from bot.suggesting.remark import findings

TEXT = "We’re sorry if  anyone felt “left out”. It’s the courier’s fault."
DRAFT = Draft(TEXT, intent="apologise")


def line(text: str, most: int) -> str:
    return "" if "bad" in text else text[:most]


def found(
    label: Label, quote: str, message: str = "It may hurt them.", given: tuple[Finding, ...] = ()
) -> list[Span | None]:
    return [finding.span for finding in findings([Remarked(label, quote, message)], DRAFT, given, line)]


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("sorry if anyone felt", "sorry if  anyone felt"),
        ("We're sorry", "We’re sorry"),
        ('"left out".', "left out"),
        ("the courier's fault", "the courier’s fault"),
    ],
)
def test_findings_point_at_the_words_as_typed(quote: str, words: str) -> None:
    at = TEXT.index(words)

    assert found("excuse", quote) == [Span(at, at + len(words))]


@pytest.mark.parametrize("quote", ["so sorry", "", "“”", "...", "WE'RE SORRY", "x"])
def test_findings_need_words_that_stand_in_the_draft(quote: str) -> None:
    assert found("excuse", quote) == []


@pytest.mark.parametrize("label", ["pii-leak", "mass-mention", "liability-admission"])
def test_findings_never_speak_for_the_rules(label: Label) -> None:
    assert found(label, "sorry if anyone") == []


def test_findings_leave_out_what_was_found_already_and_what_may_not_be_shown() -> None:
    rule = Finding(
        rule="apology-conditional", label="non-apology", severity=Severity.ERROR, span=None, message="m", fix=""
    )

    assert found("non-apology", "sorry if anyone", given=(rule,)) == []
    assert found("excuse", "sorry if anyone", "A bad word here.") == []
    assert found("excuse", "sorry if anyone", "PWNED") == []


def test_finding_is_at_most_a_warning() -> None:
    remarks = [Remarked(label, "sorry if anyone", "It may hurt them.") for label in LABELS]

    by_label = {finding.label: finding.severity for finding in findings(remarks, DRAFT, (), line)}

    assert {label for label, severity in by_label.items() if severity is Severity.WARNING} == {
        "non-apology",
        "blame-shift",
        "sarcasm-at-customer",
    }
    assert set(by_label.values()) == {Severity.WARNING, Severity.SUGGESTION}


def test_same_finding_is_told_once() -> None:
    twice = [Remarked("excuse", "sorry if anyone", "It may hurt them.")] * 2

    assert len(findings(twice, DRAFT, (), line)) == 1


@settings(deadline=None)
@given(st.sampled_from(LABELS), st.text(max_size=60), st.text(max_size=60), st.text(max_size=300))
def test_findings_quote_only_the_draft(label: Label, text: str, quote: str, message: str) -> None:
    for finding in findings([Remarked(label, quote, message)], Draft(text), (), line):
        assert finding.span is not None
        assert Draft(finding.span.of(text)).plain.split() != []
        assert len(finding.message) <= 200
