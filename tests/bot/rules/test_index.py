"""The index: which of many cues a text comes near to."""

import pytest

from bot.rules.cues import cue
from bot.rules.index import Index
from bot.vocabulary import vocabulary

INDEX = Index([cue("sorry if"), cue("(sorry|our) ...3 fault"), cue("/so+rry/"), "fa[u]lt", cue("no $")])


@pytest.mark.parametrize(
    ("text", "bits"),
    [
        ("", 0b00000),
        ("if you are sorry", 0b00001),
        ("our fault", 0b00010),
        ("sorry, if it was our fault", 0b00011),
        ("no", 0b10000),
    ],
)
def test_index_finds_cues_whose_words_are_all_there(text: str, bits: int) -> None:
    assert INDEX.near(vocabulary(text)) == bits


@pytest.mark.parametrize(("text", "bits"), [("", 0), ("sooorry", 0b00100), ("whose fault is it", 0b01000)])
def test_index_finds_expressions_that_match(text: str, bits: int) -> None:
    assert INDEX.gated(text) == bits


def test_index_of_nothing_finds_nothing() -> None:
    assert (Index([]).near(["sorry"]), Index([]).gated("sorry")) == (0, 0)
