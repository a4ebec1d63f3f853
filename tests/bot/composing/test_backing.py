"""Which words back a promise, a deed and an offer."""

import pytest

from bot.composing.grounding import ungrounded


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("We'll refund you.", "you get your money back"),
        ("We're refunding everyone.", "refunds go out today"),
        ("We will reply to you.", "i'll get back to you"),
        ("We'll check it.", "we look into it"),
        ("I'll ring you.", "we will call"),
        ("We won't delete it again.", "We will not delete it again."),
        ("We took it down.", "the post is gone"),
        ("We lost your order.", "your order got lost"),
        ("I called it a joke.", "sorry for calling it a joke"),
        ("I have apologised to her.", "i said sorry to her"),
        ("We spent eight months on the robot.", "we built a robot, took 8 months"),
        ("It's on the house.", "it is free for you"),
        ("Will you join us?", ""),
        ("We're sorry that we let you down.", ""),
        ("If you'll let us know, thank you.", ""),
        ("You'll love it.", ""),
        ("That's on us.", ""),
    ],
)
def test_words_that_say_the_same_back_an_action(text: str, source: str) -> None:
    assert ungrounded(text, [source]) == ()


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("We've refunded you.", "we will refund you", ("We've refunded",)),
        ("Your fee has been refunded.", "we refund your fee tomorrow, no: next week", ("has been refunded",)),
        ("We will refund you.", "we will not refund you", ("We will refund",)),
        ("We'll send you one.", "send us a photo", ("We'll send",)),
        ("We'll train the team.", "we're sorry about the team", ("We'll train",)),
        ("We've told the team.", "we'll tell the team", ("We've told",)),
        ("Help is on its way.", "we're sorry", ("Help is on its way",)),
        ("You can expect a call.", "we're sorry", ("You can expect",)),
        ("The next coffee is on us.", "that's on us", ("on us",)),
        ("We work with them and have suspended him.", "we work with them", ("and have suspended",)),
    ],
)
def test_words_that_say_less_back_nothing(text: str, source: str, words: tuple[str, ...]) -> None:
    assert ungrounded(text, [source]) == words
