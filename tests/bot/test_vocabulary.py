"""The vocabulary of a text: its words and their heads, the same however they are found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.vocabulary import RUN, head, vocabulary


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", set()),
        ("we're sorry", {"we", "re", "sorry", "sorr"}),
        ("at 9:30, e-mail_x", {"at", "9", "30", "e", "mail_x", "mail", "0"}),
        ("für €5 🙏!", {"für", "€", "5", "🙏", "0"}),
    ],
)
def test_vocabulary_has_words_heads_symbols_and_whether_there_is_a_digit(text: str, words: set[str]) -> None:
    assert set(vocabulary(text)) == words


@given(st.text(st.characters(max_codepoint=127)))
def test_vocabulary_is_the_same_in_ascii_and_beyond(text: str) -> None:
    assert {*vocabulary(text), "é"} == set(vocabulary(f"{text} é"))
    assert set(RUN.findall(text)) <= set(vocabulary(text))


@given(st.text(alphabet="abcdé", min_size=1), st.text(alphabet="abcdé"))
def test_head_is_in_the_vocabulary_of_every_word_that_begins_so(stem: str, rest: str) -> None:
    assert (head(stem) is None) == (len(stem) < 4)
    assert head(stem) is None or head(stem) in vocabulary(stem + rest)
