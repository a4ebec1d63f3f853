"""How the ear speaks: of every label, softly, in plain words, and without blaming anybody."""

import re

import pytest

from bot import rules
from bot.draft import Draft
from bot.ear.sound import LABELS
from bot.ear.voice import REMARKS, Remark, finding_of, remark_of, rule_of
from bot.finding import Finding, Label, Severity, Span

SHAMES = re.compile(
    r"\b(?:you(?:r draft)? (?:are|were|is|sound)|your fault|shame\w*|stupid|silly|lazy|rude|cowardly|dishonest|liar|"
    r"pathetic|terrible|awful|guilty|obviously|of course|simply|just|always)\b",
    re.IGNORECASE,
)
MACHINE = re.compile(
    r"\b(?:classif\w+|logit|embedding|neural|model|confidence|score|threshold|detected|label|toxic\w*|sentiment|"
    r"stakeholder\w*|leverag\w+|synerg\w+|engagement|audience|user\w*|content|utilis\w+|facilitat\w+|regarding)\b",
    re.IGNORECASE,
)
REMARKED = list(REMARKS.items())


def said(remark: Remark) -> str:
    """All its words."""
    return f"This reads as {remark.reads}. {remark.why} {remark.fix}"


def test_every_label_has_a_remark() -> None:
    assert sorted(REMARKS) == sorted(LABELS)


@pytest.mark.parametrize(("label", "remark"), REMARKED)
def test_remark_shames_nobody_and_speaks_no_jargon(label: Label, remark: Remark) -> None:
    words = said(remark)

    assert SHAMES.findall(words) + MACHINE.findall(words) == []
    assert [found.rule for found in rules.review(Draft(words)) if found.rule == "clarity-jargon"] == []
    assert label not in re.findall(r"[a-z]+(?:-[a-z]+)+", words)


@pytest.mark.parametrize("remark", REMARKS.values())
def test_remark_is_made_of_whole_sentences(remark: Remark) -> None:
    assert re.fullmatch(r"[a-z][^.!?]*", remark.reads)
    assert re.fullmatch(r"[A-Z].*[.”]", remark.why)
    assert re.fullmatch(r"[A-Z].*[.”]", remark.fix)
    assert max(map(len, re.split(r"(?<=\.) ", said(remark)))) <= 140


@pytest.mark.parametrize("remark", REMARKS.values())
def test_remark_never_says_that_something_is_an_error(remark: Remark) -> None:
    assert remark.severity in (Severity.WARNING, Severity.SUGGESTION)


@pytest.mark.parametrize("label", LABELS)
def test_remark_is_found_again_by_the_id_under_which_it_is_heard(label: Label) -> None:
    assert remark_of(rule_of(label)) == REMARKS[label]


@pytest.mark.parametrize(
    "rule", ["", "ear", "ear-", "ear-politeness", "apology-conditional", "non-apology", "Ear-excuse"]
)
def test_id_of_anything_else_has_no_remark(rule: str) -> None:
    assert remark_of(rule) is None


def test_ids_of_the_ear_are_no_ids_of_rules() -> None:
    assert {rule_of(label) for label in LABELS} & rules.by_id().keys() == set()


def test_finding_says_how_sure_it_is() -> None:
    span = Span(3, 9)

    sure = finding_of("shouting", 0.876, span, sure=True)
    unsure = finding_of("shouting", 0.5, span, sure=False)

    assert sure == Finding(
        rule="ear-shouting",
        label="shouting",
        severity=Severity.SUGGESTION,
        span=span,
        message="This reads as shouting.",
        fix="Write it as you would say it in a room.",
        heard_by="ear",
        confidence=0.88,
    )
    assert (unsure.message, unsure.confidence) == ("This may read as shouting.", 0.5)


def test_finding_of_personal_data_is_secret() -> None:
    secret = {label for label in LABELS if finding_of(label, 0.9, Span(0, 1), sure=True).secret}

    assert secret == {"pii-leak"}
