"""Few hints, the serious ones first, one a place; privacy and safety always."""

from hypothesis import given
from hypothesis import strategies as st

from bot.coaching.priority import choose, left_out
from bot.finding import Finding, Severity, Span

E, W, S, P = Severity.ERROR, Severity.WARNING, Severity.SUGGESTION, Severity.PRAISE


def heard(rule: str, severity: Severity, start: int | None = None) -> Finding:
    span = None if start is None else Span(start, start + 5)
    return Finding(rule=rule, label=None, severity=severity, span=span, message="m", fix="f")


def sort(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda f: f.severity.rank)


def test_choice_is_one_praise_then_the_three_most_serious_hints() -> None:
    praise, error, warning = heard("praise-a", P), heard("apology-a", E, 0), heard("apology-b", W, 10)
    suggestion, fourth = heard("response-c", S, 20), heard("response-d", S, 30)

    shown = choose([error, warning, suggestion, fourth, praise, heard("praise-b", P)])

    assert shown == (praise, error, warning, suggestion)
    assert left_out([error, warning, suggestion, fourth, praise], shown) == 1


def test_choice_always_has_privacy_and_safety_even_beyond_three() -> None:
    private = [heard(f"privacy-{n}", E, 10 * n) for n in range(3)]
    danger, error = heard("safety-a", S, 40), heard("apology-a", E, 50)

    shown = choose(sort([error, *private, danger]))

    assert shown == (*private, danger)


def test_choice_shows_a_rule_once_and_the_same_words_once() -> None:
    first, again = heard("apology-a", E, 0), heard("apology-a", E, 20)
    same_words, missing = heard("response-b", W, 3), heard("apology-c", W)

    assert choose([first, again, same_words, missing]) == (first, missing)


findings = st.lists(
    st.builds(
        heard,
        st.sampled_from(["apology-a", "apology-b", "response-c", "privacy-d", "safety-e", "praise-f"]),
        st.sampled_from([E, W, S]),
        st.none() | st.integers(0, 40),
    )
).map(sort)


@given(findings)
def test_choice_never_exceeds_three_but_for_privacy_and_safety(given_findings: list[Finding]) -> None:
    shown = choose(given_findings)
    always = [f for f in shown if f.family in ("privacy", "safety")]

    assert len(shown) <= max(3, len(always))
    assert {f.rule for f in given_findings if f.family in ("privacy", "safety")} <= {f.rule for f in shown}
    assert [f.severity.rank for f in shown] == sorted(f.severity.rank for f in shown)
