"""The intent of a draft, guessed from signs; and that every sign is one that a person can check."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.draft import Draft
from bot.finding import INTENTS, Intent
from bot.intent import infer, seen
from bot.sign import SIGNS, Sign


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("We're sorry if anyone was offended by this morning's post.", "apologise"),
        ("We sent 112 letters to the wrong people. Our mistake, and we're sorry. All have had a call.", "apologise"),
        ("Does anyone know a good printer in Leeds? Thanks in advance!", "ask-help"),
        ("We need two people with a van this Saturday. Thank you all!", "ask-help"),
        ("Hi Dana, thank you for telling us. Could you DM me your order number? I'll look into it today.", "respond"),
        ("TAG 3 friends and follow us to WIN!! 20% off, link in bio #sale #deal", "promote"),
        ("The bridge is closed from Monday 4 June until 14:00 on Friday. Next update 17:00.", "announce"),
        ("I once printed 500 menus with a rude typo. Lesson: I read it aloud. What's your worst?", "share-failure"),
    ],
)  # fmt: skip
def test_intent_of_a_plain_case_is_told(text: str, intent: Intent) -> None:
    assert infer(text) == intent


def test_intent_of_an_answer_is_to_respond() -> None:
    text = "The 8:26 has five coaches today."

    assert infer(text) == "announce"
    assert infer(text, parent="@line why is the 8:12 so short again") == "respond"
    assert infer(Draft(text, parent="@line why is the 8:12 so short again")) == "respond"


def test_intent_of_an_apology_stays_one_when_it_answers_somebody() -> None:
    text = "You're right, we failed you. It was our mistake, we're sorry, and we hope that you can forgive us."

    assert infer(text, parent="three hours on the phone!") == "apologise"


@given(st.text(max_size=200))
def test_intent_is_always_one_of_the_seven(text: str) -> None:
    assert infer(text) in INTENTS


def test_signs_seen_in_a_draft_explain_its_intent() -> None:
    assert [sign.name for sign in seen(Draft("Sorry, that was our fault. Will you forgive us?"))] == [
        "regret", "regret first", "forgive", "owns it", "question", "ends in a question", "short",
    ]  # fmt: skip


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.name)
def test_sign_is_seen_by_cues_or_by_shape_and_votes(sign: Sign) -> None:
    assert bool(sign.cues) != bool(sign.shape)
    assert sign.votes
    assert set(sign.votes) <= set(INTENTS)
