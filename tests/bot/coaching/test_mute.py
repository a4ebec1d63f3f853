"""Which findings can be muted, what is left when they are, and what they are called."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import rules
from bot.chat import Button, Choices
from bot.coaching.mute import NEVER, audible, list_of, mutable, title_of, to_mute, unheard
from bot.coaching.priority import ALWAYS
from bot.conversation import Mute
from bot.errors import Misuse
from bot.finding import Finding, Severity
from tests.scene import AT

RULE = "apology-conditional"
TITLE = "Conditional apology (“sorry if”)"


def finding(rule: str, severity: Severity = Severity.WARNING) -> Finding:
    return Finding(rule=rule, label=None, severity=severity, span=None, message=f"About {rule}.", fix="Do.")


def test_list_names_nobody_who_is_forgotten() -> None:
    (_, row) = list_of((Mute(rule=RULE, person="", name="", at=AT),), "ana", "").blocks

    assert row == Choices(
        f"{TITLE} – {RULE}, muted on 21 November 2026", (Button("Hear it again", f"coach:hear:{RULE}:"),)
    )


@pytest.mark.parametrize(
    ("rule", "title"),
    [
        (RULE, TITLE),
        ("ear-blame-shift", "putting the fault on somebody else"),
        ("shouting", "shouting"),
        ("ear-", "ear "),
    ],
)
def test_title_is_the_rules_own_or_the_words_of_its_id(rule: str, title: str) -> None:
    assert title_of(rule) == title


def test_what_the_ear_heard_is_muted_by_its_id() -> None:
    heard = finding("ear-blame-shift")

    assert to_mute((heard,), (), "ear-blame-shift") == "ear-blame-shift"
    assert audible((heard,), {"ear-blame-shift"}) == ()


def test_personal_data_cannot_be_muted_whoever_heard_it() -> None:
    heard = msgspec.structs.replace(finding("ear-pii-leak"), label="pii-leak", heard_by="ear")

    assert audible((heard,), {"ear-pii-leak"}) == (heard,)
    with pytest.raises(Misuse) as raised:
        to_mute((heard,), (), "ear-pii-leak")
    assert str(raised.value) == NEVER


@given(
    st.lists(
        st.builds(
            finding, st.sampled_from([*rules.by_id(), "ear-blame-shift", "ear-excuse"]), st.sampled_from(Severity)
        )
    ),
    st.sets(st.sampled_from([*rules.by_id(), "ear-blame-shift"])),
)
def test_only_muted_hints_are_silent_and_each_is_counted_once(heard: list[Finding], muted: set[str]) -> None:
    left = audible(heard, muted)
    gone = [each for each in heard if each not in left]

    assert all(each.rule in muted and mutable(each) for each in gone)
    assert all(not mutable(each) or each.rule not in muted for each in left)
    assert [each for each in heard if each.family in ALWAYS or each.severity is Severity.PRAISE] == [
        each for each in left if each.family in ALWAYS or each.severity is Severity.PRAISE
    ]
    assert unheard(heard, muted) == len({each.rule for each in gone})
