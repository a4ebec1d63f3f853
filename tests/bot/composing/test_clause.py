"""A text in pieces that say one thing each."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.composing.clause import Clause, clauses, denied, stems
from bot.composing.statement import blanked


def test_clauses_know_where_they_start_and_whether_they_ask() -> None:
    assert list(clauses("we lost it, and we look at 9.30. do you see?")) == [
        Clause("we lost it", 0, asks=False),
        Clause(" and we look at 9.30.", 11, asks=False),
        Clause(" do you see?", 32, asks=True),
    ]


@pytest.mark.parametrize(
    ("clause", "verb", "expected"),
    [
        ("we will not refund you", "refund", "not "),
        ("we can't refund you", "refund", "not "),
        ("we told nobody", "told", "not "),
        ("we refund you without a receipt", "refund", ""),
    ],
)
def test_denied_hears_what_is_denied(clause: str, verb: str, expected: str) -> None:
    at = clause.index(verb)

    assert denied(clause, at, at + len(verb)) == expected


def test_stems_are_the_same_for_words_that_say_the_same() -> None:
    assert stems("we asked them to reimburse the charges") == stems("asking for refunds, charged")


def test_blanked_leaves_everything_else_where_it_was() -> None:
    assert blanked("at 9.30 or 10", [(3, 7), (5, 7), (11, 13)]) == "at      or   "


@given(st.text(max_size=200))
def test_clauses_stand_where_they_say(text: str) -> None:
    assert all(text[clause.start :].startswith(clause.text) for clause in clauses(text))


@pytest.mark.parametrize("run", ["(", ",", " and we", ".", "a.", "?", "\n", ' "', " - "])
def test_clauses_take_no_longer_for_long_runs(run: str) -> None:
    started = time.process_time()

    list(clauses((run * 4_000)[:4_000]))
    assert time.process_time() - started < 1
