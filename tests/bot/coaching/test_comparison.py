"""Two versions of a draft side by side, in a sentence or three."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching.comparison import SAME, compared, is_version
from bot.coaching.reading import read
from bot.finding import Finding, Severity

BEFORE = "We're sorry if anyone was offended by this morning's post. Mistakes were made and lessons will be learned."


def finding(rule: str, severity: Severity = Severity.WARNING) -> Finding:
    return Finding(rule=rule, label=None, severity=severity, span=None, message="m", fix="f")


IF, STOCK, PASSIVE = finding("apology-conditional"), finding("apology-stock"), finding("ear-passive-evasion")


@pytest.mark.parametrize(
    ("now", "before", "told"),
    [
        ([], [], ""),
        ([IF], [IF], "I hear the same as in your last version."),
        (
            [],
            [IF],
            "Better now: Conditional apology (“sorry if”). None of the hints on your last version is left.",
        ),
        ([PASSIVE], [], "New: hiding who did it."),
        (
            [PASSIVE, IF],
            [IF, finding("gone-rule")],
            "Better now: gone rule. Still there: Conditional apology (“sorry if”). New: hiding who did it.",
        ),
        (
            [],
            [finding("one-a"), finding("two-b"), finding("three-c"), finding("four-d")],
            "Better now: one a; two b; three c; and 1 more. None of the hints on your last version is left.",
        ),
    ],
    ids=["nothing", "the same", "better", "new", "all three", "many"],
)
def test_versions_are_compared_by_what_spoke(now: list[Finding], before: list[Finding], told: str) -> None:
    assert compared(now, before) == told


def test_praise_is_no_hint() -> None:
    assert compared([finding("praise-x", Severity.PRAISE)], [finding("praise-y", Severity.PRAISE)]) == ""


@pytest.mark.parametrize(
    ("text", "version"),
    [
        (
            "I posted a joke this morning that hurt people. I'm sorry. Mistakes were made and lessons will be learned.",
            True,
        ),
        ("We're sorry for this morning's post.", True),
        (BEFORE.upper(), True),
        ("Doors open at nine on Monday, and the first coffee is on us. Which cake shall we bake?", False),
        ("", False),
    ],
    ids=["half new", "shorter", "shouted", "another draft", "empty"],
)
def test_text_is_a_version_when_much_of_it_stood_there_before(text: str, *, version: bool) -> None:
    assert is_version(text, BEFORE) is version


@given(st.text(max_size=300), st.text(max_size=300))
def test_version_of_itself_is_the_same(one: str, other: str) -> None:
    assert isinstance(is_version(one, other), bool)
    hints = [heard for heard in read(one).findings if heard.severity is not Severity.PRAISE]
    assert compared(read(one).findings, read(one).findings) == (SAME if hints else "")
