"""What the ear adds to the rules: beside them and never over them, and nothing where it cannot hear."""

import pytest

from bot.chat import Card, Hint, Paragraph
from bot.coaching.card import NOTHING
from bot.coaching.hearing import Hearing, listen
from bot.coaching.reading import read
from bot.ear.ear import Ear
from bot.errors import Unavailable
from bot.finding import Severity
from tests.bot.coaching.talk import a_coach, of, replies, shelves
from tests.fakes import FakeConversations
from tests.fakes_ear import FakeEmbedder, small_model
from tests.scene import mention, press

BOTH = "We're sorry if anyone was offended. Everybody should buy our soap."
QUIET = "The library opens at nine on Monday."


def ear(embedder: FakeEmbedder | None = None) -> Ear:
    return Ear(embedder or FakeEmbedder(), small_model)


def heard(text: str, **known: str) -> list[tuple[str, str, Severity, float | None]]:
    [reading] = listen(ear(), [read(text, **known)])  # type: ignore[arg-type]
    return [(f.rule, f.heard_by, f.severity, f.confidence) for f in reading.findings]


def test_rule_wins_and_the_ear_that_agrees_lends_it_its_confidence() -> None:
    assert heard(BOTH, intent="apologise") == [
        ("apology-conditional", "rule", Severity.ERROR, 0.92),
        ("ear-self-promo", "ear", Severity.SUGGESTION, 0.92),
    ]


def test_ear_points_at_the_sentence_that_sounds_like_it() -> None:
    [reading] = listen(ear(), [read(BOTH, intent="apologise")])

    [span] = [finding.span for finding in reading.findings if finding.heard_by == "ear"]
    assert span
    assert span.of(BOTH) == "Everybody should buy our soap."


def test_intent_is_what_the_ear_hears_unless_the_person_said_it() -> None:
    text = "Come in and buy our soap, before it is gone for good."
    guessed, given = read(text), read(text, intent="announce")

    assert [reading.intent for reading in listen(ear(), [guessed, given])] == ["promote", "announce"]


def test_language_without_rules_is_heard_by_the_ear_and_told_so() -> None:
    text = "Lo sentimos mucho si alguien se ofendió ayer. Sorry if: buy, compra nuestro jabón ahora mismo por favor."
    [reading] = listen(ear(), [read(text)])

    assert {finding.rule for finding in reading.findings} == {"ear-non-apology", "ear-self-promo"}
    assert reading.note == (
        "My rules are in English only, and this reads as Spanish: "
        "I checked it for personal data, and my ear listened, which hears less outside English."
    )


def test_drafts_are_embedded_together() -> None:
    embedder = FakeEmbedder()
    texts = [f"{QUIET} {number}" for number in range(40)]
    listen(ear(embedder), [read(text) for text in texts])

    assert [len(texts) for texts in embedder.read] == [32, 8]


def test_what_was_heard_a_moment_ago_is_not_embedded_again() -> None:
    embedder = FakeEmbedder()
    same = ear(embedder)
    first, again = (listen(same, [read(BOTH)]) for _ in range(2))

    assert [reading.findings for reading in first] == [reading.findings for reading in again]
    assert sum(map(len, embedder.read)) == 1


async def test_ear_that_cannot_hear_leaves_the_reading_as_it_is_and_is_not_asked_again() -> None:
    asked: list[str] = []

    def missing() -> object:
        asked.append("")
        raise Unavailable("The ear's model is missing or damaged.")

    hearing = Hearing(Ear(FakeEmbedder(), missing))  # type: ignore[arg-type]
    reading = read(BOTH)

    assert [await hearing.closer(reading), await hearing.closer(reading)] == [reading, reading]
    assert (len(asked), hearing.open) == (1, False)


async def test_draft_is_answered_by_the_rules_first_and_by_all_a_moment_later() -> None:
    store = FakeConversations()
    coach = a_coach(shelves(store), Hearing(ear()))
    first, second = await replies(coach, mention(BOTH))

    assert isinstance(first, Card)
    assert isinstance(second, Card)
    assert first.key == second.key
    assert [(hint.rule, hint.heard_by) for hint in of(Hint, first)] == [("apology-conditional", "rule")]
    assert [(hint.rule, hint.heard_by) for hint in of(Hint, second)] == [
        ("apology-conditional", "rule"),
        ("ear-self-promo", "ear"),
    ]
    pressed = await replies(coach, press("coach:why:ear-self-promo:e1"))
    assert len(pressed) == 1


async def test_silence_of_both_is_not_called_good() -> None:
    *_, shown = await replies(a_coach(hearing=Hearing(ear())), mention(QUIET))

    assert isinstance(shown, Card)
    assert Paragraph(NOTHING) in shown.blocks


@pytest.mark.parametrize("text", ["!!! ???", "x" * 4_001])
def test_what_cannot_be_read_is_not_listened_to(text: str) -> None:
    embedder = FakeEmbedder()
    reading = read(text)

    assert listen(ear(embedder), [reading]) == [reading]
    assert embedder.read == []
