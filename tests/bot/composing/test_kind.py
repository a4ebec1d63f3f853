"""What a sentence of a draft does."""

import pytest

from bot.composing.kind import Kind, kinds, leans, parts, voice
from bot.draft import Draft
from bot.finding import Span


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thanks for waiting.", "thanks"),
        ("Who has a spare van?", "question"),
        ("We need two drivers.", "ask"),
        ("Send us a message.", "contact"),
        ("You waited for an hour.", "effect"),
        ("The new one leaves tomorrow.", "time"),
        ("We sent it to the wrong house.", "fact"),
        ("Sorry about the delay.", "expression_of_regret"),
    ],
)
def test_kinds_names_what_the_sentence_does(text: str, kind: Kind) -> None:
    draft = Draft(text)

    assert kind in kinds(draft, Span(0, len(text)), parts(draft))


def test_kinds_of_a_bare_remark_are_none() -> None:
    draft = Draft("Growing pains of a winner.")

    assert kinds(draft, Span(0, len(draft.text)), parts(draft)) == frozenset()


def test_leans_on_the_sentence_before() -> None:
    said = ["then it broke.", "that was wrong.", "his words.", "theirs broke.", "we broke it."]

    assert [leans(words) for words in said] == [True, True, True, False, False]


def test_voice_is_that_of_the_regret_then_that_which_is_heard_most() -> None:
    texts = [
        "I'm so sorry, our oven broke and our van too.",
        "We lost my notes and our keys.",
        "My oven broke.",
        "Sorry all.",
    ]

    assert [voice(Draft(text)) for text in texts] == ["I", "We", "I", ""]
