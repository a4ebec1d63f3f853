"""The message that a draft answers, quoted above it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching.quoted import apart


@pytest.mark.parametrize(
    ("text", "parent", "draft"),
    [
        ("> Where is my order?\nIt left on Friday.", "Where is my order?", "It left on Friday."),
        (" >Where is\n> my order?\n\nIt left.\n> not this", "Where is\nmy order?", "It left.\n> not this"),
        ("It left. > 3 days ago", "", "It left. > 3 days ago"),
        ("> only quoted", "", "> only quoted"),
        ("> quoted\n🙏", "", "> quoted\n🙏"),
        ("", "", ""),
    ],
    ids=["one line", "several lines", "no quotation", "nothing below", "no words below", "empty"],
)
def test_quoted_message_is_what_the_draft_answers(text: str, parent: str, draft: str) -> None:
    assert apart(text) == (parent, draft)


@given(st.text(alphabet="> \na🙏", max_size=60))
def test_no_word_is_lost(text: str) -> None:
    parent, draft = apart(text)

    assert parent.count("a") + draft.count("a") == text.count("a")
    assert parent == "" or any(char.isalnum() for char in draft)
