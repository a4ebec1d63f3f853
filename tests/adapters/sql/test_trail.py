"""Whose deed it was can be confirmed and not read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.sql.trail import action_on, subject_hash
from bot.record import Subject

NAME = st.text(st.characters(codec="utf-8"), max_size=20)
SUBJECT = st.builds(Subject, NAME, NAME, st.none() | NAME)


@given(SUBJECT, SUBJECT)
def test_hash_is_the_same_for_the_same_subject_only(one: Subject, other: Subject) -> None:
    assert (subject_hash(one) == subject_hash(other)) == (one == other)
    assert re.fullmatch("[0-9a-f]{64}", subject_hash(one))


def test_hash_does_not_mix_up_where_one_name_ends_and_the_next_begins() -> None:
    subjects = [Subject("web", "ab", "c"), Subject("web", "a", "bc"), Subject("web", "ab"), Subject("web", "ab", "")]

    assert len({subject_hash(subject) for subject in subjects}) == 4


@pytest.mark.parametrize(
    ("subject", "action"),
    [
        pytest.param(Subject("web", "home", "una"), "forget-person", id="person"),
        pytest.param(Subject("web", "home"), "forget-workspace", id="workspace"),
    ],
)
def test_action_says_on_what(subject: Subject, action: str) -> None:
    assert action_on(subject, "forget") == action
