"""What a draft is about, in its own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.composing.topic import topic


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We're sorry if anyone was offended by this morning's post 🙏", "this morning's post"),
        ("so sorry if you guys were upset by the video!! 💕", "the video"),
        ("Apologies to anyone who felt left out of the ballot #community", "the ballot"),
        ("Sorry about the noise on Saturday but we had a licence", "the noise on Saturday"),
        ("We apologise for any confusion our newsletter may have caused.", "our newsletter"),
        ("Sorry you feel our new prices are unfair", "our new prices"),
        ("I'm sorry that the bill came as a surprise", "the bill"),
        ("We regret yesterday's outage, which was brief.", "yesterday's outage"),
    ],
)
def test_topic_is_salvaged(text: str, words: str) -> None:
    assert topic([text]) == words


@pytest.mark.parametrize(
    "text",
    [
        "Sorry if you were upset.",
        "We apologise for any inconvenience.",
        "Sorry about your disappointment.",
        "Sorry about that.",
        "We regret the situation.",
        "I am sorry that you're unhappy",
        "",
    ],
)
def test_topic_is_empty_when_nothing_is_named(text: str) -> None:
    assert topic([text]) == ""


def test_topic_is_the_first_that_is_named() -> None:
    assert topic(["Sorry.", "Sorry about the queue.", "Sorry about the rain."]) == "the queue"


@given(st.lists(st.text(max_size=200), max_size=3))
def test_topic_is_words_of_one_sentence(sentences: list[str]) -> None:
    assert any(topic(sentences).lower() in text.lower() for text in [*sentences, ""])
