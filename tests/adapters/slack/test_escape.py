"""Words in and out of Slack's notation."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.escape import clean, cut, cut_escaped, emoji_of, escape, plain, unescape

TALK = st.text() | st.sampled_from(["&amp;lt;", "<!channel>", "a. b! c? d", "& " * 50])


@given(TALK)
def test_escaped_words_hold_no_notation_and_come_back_as_they_were(text: str) -> None:
    escaped = escape(text)

    assert not re.search("[<>]|&(?!amp;|lt;|gt;)", escaped)
    assert unescape(escaped) == text
    assert plain(escaped) == clean(text)


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("We are sorry. We did it.", 24, "We are sorry. We did it."),
        ("We are sorry. We did it.", 23, "We are sorry. …"),
        ("Sorry! We did it all by ourselves", 24, "Sorry! We did it all …"),
        ("Sorrysorrysorry", 10, "Sorrysor …"),
    ],
)
def test_text_is_cut_at_a_sentence_else_at_a_word(text: str, room: int, expected: str) -> None:
    assert cut(text, room) == expected


@given(TALK.map(lambda text: text * 9), st.integers(10, 60))
def test_cut_text_fits_and_begins_like_the_whole(text: str, room: int) -> None:
    short, escaped = cut(text, room), cut_escaped(text, room)

    assert len(short) <= room
    assert len(escaped) <= room
    assert text.startswith(short.removesuffix(" …") if len(text) > room else short)
    assert not re.search("[<>]|&(?!amp;|lt;|gt;)", escaped)


@given(st.recursive(st.none() | st.text() | st.integers(), lambda i: st.lists(i) | st.dictionaries(st.text(), i)))
def test_any_blocks_have_emoji_or_none(blocks: object) -> None:
    assert emoji_of(blocks) == {}


@pytest.mark.parametrize("points", ["", "d800", "110000", "0", "1f64f-", "zz", "-1"])
def test_broken_emoji_is_none(points: str) -> None:
    assert emoji_of([{"type": "emoji", "name": "pray", "unicode": points}]) == {}
