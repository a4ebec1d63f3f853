"""The ear: points at real sentences, speaks softly, embeds in batches, and hears nothing twice."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.draft import Draft
from bot.ear.ear import AT_ONCE, RECENT, Ear, Verdict
from bot.ear.model import Model
from bot.ear.regression import chance
from bot.ear.sound import LABELS, SOUNDS
from bot.errors import Unavailable
from bot.finding import Label, Severity, Span
from bot.ports import Embedded
from tests.fakes_ear import LOUD, FakeEmbedder, small_model

ANY_TEXT = st.text(st.characters(codec=None), max_size=200) | st.lists(
    st.sampled_from(
        ["Sorry if you minded. ", "BUY\n\n", '"quoted, all of it!" ', "ﬁne… ", "\u200b", "e\u0301? ", "\x00"]
    )
).map("".join)
CHANCES: dict[Label, float] = {label: 0.5 + number / 100 for number, label in enumerate(LABELS)}


@pytest.fixture
def embedder() -> FakeEmbedder:
    return FakeEmbedder()


@pytest.fixture
def ear(embedder: FakeEmbedder) -> Ear:
    return Ear(embedder, small_model)


def verdict(ear: Ear, draft: Draft) -> Verdict:
    [sounds] = ear.sounds([draft])
    return ear.judge(sounds, draft, (), ())


def test_sounds_are_a_row_a_draft_with_what_it_answers(ear: Ear, embedder: FakeEmbedder) -> None:
    sounds = ear.sounds([Draft("Sorry if you minded."), Draft("Thanks!", parent="May I buy it?")])

    heard = [{sound for sound, number in zip(SOUNDS, row, strict=True) if number > 0} for row in sounds]
    assert heard == [{"non-apology", "apologise", "expression_of_regret"}, {"self-promo", "promote"}]
    assert embedder.read == [["Sorry if you minded.", "Thanks!\n\nIn answer to: May I buy it?"]]


def test_draft_is_judged_by_what_is_heard_in_it(ear: Ear) -> None:
    draft = Draft("Sorry if you minded.")

    judged = verdict(ear, draft)

    assert judged == Verdict({"non-apology": float(chance(np.array(LOUD)))}, ("expression_of_regret",))
    assert ear.intent(ear.sounds([draft])[0], draft, "other") == "apologise"
    assert verdict(ear, Draft("We open at nine.")) == Verdict({}, ())


def test_only_what_is_likely_enough_is_told(embedder: FakeEmbedder) -> None:
    strict = Ear(embedder, lambda: small_model(shown=0.999))

    assert verdict(strict, Draft("Sorry if you minded.")) == Verdict({}, ("expression_of_regret",))


def test_finding_points_at_the_sentence_that_sounds_most_like_it(ear: Ear) -> None:
    text = "Hello Ann… Sorry if you minded!  Buy two?\n\nBye."

    told = ear.findings(Draft(text), {"self-promo": 0.9, "non-apology": 0.6})

    assert [(f.label, f.message, f.span and f.span.of(text)) for f in told] == [
        ("self-promo", "This reads as selling in a place where it hurts, or selling and nothing else.", "Buy two?"),
        (
            "non-apology",
            "This may read as an apology for how people feel, not for what happened.",
            "Sorry if you minded!",
        ),
    ]


def test_draft_of_one_sentence_is_not_embedded_again(ear: Ear, embedder: FakeEmbedder) -> None:
    [told] = ear.findings(Draft("  Sorry if you minded. "), {"non-apology": 0.9})

    assert told.span is not None
    assert (told.span.start, told.span.end) == (2, 22)
    assert embedder.read == []


@given(ANY_TEXT, ANY_TEXT)
def test_spans_are_sentences_of_the_text_for_any_text(text: str, parent: str) -> None:
    ear = Ear(FakeEmbedder(), small_model)
    draft = Draft(text, parent=parent)
    verdict(ear, draft)

    told = ear.findings(draft, CHANCES)

    ranges = draft.sentences or [Span(0, len(draft.plain))] * bool(draft.plain)
    sentences = [draft.span(one.start, one.end) for one in ranges]
    assert [finding.label for finding in told] == (list(LABELS) if draft.plain else [])
    assert [finding.span for finding in told if finding.span not in sentences] == []
    assert [finding.span for finding in told if finding.span is None or not finding.span.of(text)] == []
    assert [finding for finding in told if finding.severity in (Severity.ERROR, Severity.PRAISE)] == []
    assert {finding.heard_by for finding in told} <= {"ear"}


@pytest.mark.parametrize("text", ["", "\u200b", "\u200b\ufeff"])
def test_nothing_is_found_in_what_cannot_be_seen(ear: Ear, text: str) -> None:
    assert ear.findings(Draft(text), CHANCES) == ()


def test_no_labels_make_no_findings(ear: Ear, embedder: FakeEmbedder) -> None:
    assert ear.findings(Draft("Sorry if you minded. Buy two."), {}) == ()
    assert embedder.read == []


@pytest.mark.parametrize("count", [1, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE + 5])
def test_many_drafts_are_embedded_in_batches(ear: Ear, embedder: FakeEmbedder, count: int) -> None:
    texts = [f"Buy {number}." if number % 3 else f"Draft {number}." for number in range(count)]

    sounds = ear.sounds([Draft(text) for text in texts])

    assert [text for batch in embedder.read for text in batch] == texts
    assert [len(batch) for batch in embedder.read] == [
        min(AT_ONCE, count - start) for start in range(0, count, AT_ONCE)
    ]
    assert np.array_equal(sounds, np.vstack([Ear(FakeEmbedder(), small_model).sounds([Draft(t)]) for t in texts]))


def test_no_drafts_make_no_sounds(ear: Ear, embedder: FakeEmbedder) -> None:
    assert len(ear.sounds([])) == 0
    assert embedder.read == []


def test_text_that_was_heard_a_moment_ago_is_not_embedded_again(ear: Ear, embedder: FakeEmbedder) -> None:
    first = ear.sounds([Draft("Buy."), Draft("Bye."), Draft("Buy.")])

    second = ear.sounds([Draft("Bye."), Draft("New."), Draft("Buy.")])

    assert embedder.read == [["Buy.", "Bye."], ["New."]]
    assert np.array_equal(second[[2, 0, 2]], first)


def test_text_of_long_ago_is_embedded_again(ear: Ear, embedder: FakeEmbedder) -> None:
    ear.sounds([Draft("Buy.")])
    ear.sounds([Draft(f"Number {number}.") for number in range(RECENT)])
    embedder.read.clear()

    ear.sounds([Draft("Buy."), Draft(f"Number {RECENT - 1}.")])

    assert embedder.read == [["Buy."]]


def test_more_texts_than_are_remembered_are_heard_together(ear: Ear) -> None:
    texts = [f"Buy {number}." for number in range(RECENT + 3)]

    assert len(ear.sounds([Draft(text) for text in texts])) == len(texts)


def test_words_are_not_kept(ear: Ear) -> None:
    ear.sounds([Draft("Buy my yellow umbrella.", parent="Which umbrella?")])

    assert "umbrella" not in repr(vars(ear))


def counted(model: Model) -> tuple[Callable[[], Model], list[Model]]:
    """A loader, and what it gave out."""
    given_out: list[Model] = []

    def load() -> Model:
        given_out.append(model)
        return model

    return load, given_out


def test_model_is_read_once_and_when_something_is_heard() -> None:
    load, given_out = counted(small_model())
    ear = Ear(FakeEmbedder(), load)
    assert given_out == []

    for text in ("Buy.", "Bye."):
        verdict(ear, Draft(text))

    assert given_out == [small_model()]


def test_model_of_another_encoder_is_refused() -> None:
    ear = Ear(FakeEmbedder(mark="another"), small_model)

    for _ in range(2):
        with pytest.raises(
            Unavailable, match=r"^The files of the ear do not belong together\. Install Comeback anew\.$"
        ):
            ear.sounds([Draft("Buy.")])


class Deaf(FakeEmbedder):
    """Has no encoder on this machine."""

    def embed(self, texts: Sequence[str], parts: Sequence[Sequence[Span]] = ()) -> Embedded:
        super().embed(texts, parts)
        raise Unavailable("No encoder here.")


def test_ear_without_an_encoder_says_so_each_time() -> None:
    embedder = Deaf()
    ear = Ear(embedder, small_model)

    for _ in range(2):
        with pytest.raises(Unavailable, match=r"^No encoder here\.$"):
            ear.sounds([Draft("Buy.")])

    assert embedder.read == [["Buy."], ["Buy."]]
