"""A few words in a coached thread: verbs are heard however they are written; anything else is no verb."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching.verb import NEEDS_MODEL, Wish, announced_draft, wish_of
from bot.conversation import Mode

ACTIONS = (
    *("shorter", "own-it", "reset", "skip", "forget", "why"),
    *("mute", "mutes", "hear", "use", "intent", "model", "mode", "target"),
)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("shorter", Wish("shorter")),
        (" Shorter! ", Wish("shorter")),
        ("make it\nshorter", Wish("shorter")),
        ("Own it more.", Wish("own-it")),
        ("start over", Wish("reset")),
        ("I don’t know", Wish("skip")),
        ("use 2", Wish("use", "2")),
        ("Use the first one", Wish("use", "1")),
        ("this is an apology", Wish("intent", "apologise")),
        ("as a request for help", Wish("intent", "ask-help")),
        ("warmer", Wish("model", "warmer")),
        ("in my words", Wish("model", "in my words")),
        ("as a thank-you", Wish("mode", "thank")),
        ("Write it as a holding statement.", Wish("mode", "holding-statement")),
        ("make it a video script", Wish("mode", "video")),
        ("for X", Wish("target", "x")),
        ("This is for LinkedIn.", Wish("target", "linkedin")),
        ("for anywhere", Wish("target", "")),
        ("for you", Wish()),
        ("thank you!", Wish()),  # said to the bot
        ("why", Wish("why")),
        ("Not this!", Wish("mute")),
        ("not this one", Wish("mute")),
        ("mutes", Wish("mutes")),
        ("hear apology-conditional", Wish("hear", "apology-conditional")),
        ("“hear apology-conditional”", Wish("hear", "apology-conditional")),
        ("Hear “ear-blame-shift”.", Wish("hear", "ear-blame-shift")),
        ("hear our side of it", Wish()),
        ("not this week", Wish()),
        ("delete", Wish("forget")),
        ("We cut the shorter one by mistake", Wish()),
        ("use 3", Wish("use", "3")),
        ("use 5", Wish()),
        ("forget it", Wish()),  # people say so; deleting takes the plain word
        ("", Wish()),
    ],
)
def test_wish_is_read_from_the_words(text: str, wish: Wish) -> None:
    assert wish_of(text) == wish


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("new draft: We are sorry.", "We are sorry."),
        ("Draft:\nWe are sorry.", "We are sorry."),
        ("We drafted: nothing", None),
        ("", None),
    ],
)
def test_announced_draft_is_what_follows_the_announcement(text: str, draft: str | None) -> None:
    assert announced_draft(text) == draft


@given(st.text())
def test_wish_of_any_text_is_one_that_the_coach_knows(text: str) -> None:
    wish = wish_of(text)

    assert wish.action in ("", *ACTIONS)
    assert wish.action != "model" or wish.argument in NEEDS_MODEL
    assert wish.action != "mode" or wish.argument in get_args(Mode)
