"""The ear is made from what is heard of writers whom the heads never read, the same way each time."""

from functools import cache
from itertools import pairwise

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ear.example import Example, examples, targets
from bot.ear.model import Model
from bot.ear.recipe import Recipe
from bot.ear.sound import COMPONENTS, LABELS, ONE_INTENT, SOUNDS, as_heard
from bot.ear.training import (
    PRECISION,
    STEPS,
    Floats,
    Heard,
    best_chance,
    best_presence,
    by_rule,
    crossed,
    draft_of,
    folds,
    heads_of,
    model_of,
    of_fold,
    settled,
    tuned_on_all,
)
from bot.finding import INTENTS, Finding, Severity, Span
from tests.fakes_ear import FakeTuner

RECIPE = Recipe(folds=3)


@cache
def few() -> tuple[Example, ...]:
    """A few drafts of each of six writers."""
    drafts = examples()
    return tuple(draft for writer in "aceghm" for draft in [d for d in drafts if d.writer == writer][:8])


def out_of_fold(tuner: FakeTuner) -> Floats:
    """What is said of each of the few by heads that were tuned on other writers."""
    found = np.zeros((len(few()), len(SOUNDS)), dtype=np.float32)
    for out in folds(few(), RECIPE.folds):
        found[out] = of_fold(few(), tuner, out)
    return found


@cache
def said() -> Floats:
    return out_of_fold(FakeTuner())


def written(writers: list[str]) -> list[Example]:
    """A draft of each of these writers."""
    return [
        Example(str(number), writer, "shop", "x", f"Draft {number}.", "other") for number, writer in enumerate(writers)
    ]


@given(st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=60), st.integers(1, 5))
def test_folds_hold_every_draft_out_once_and_part_no_writer(writers: list[str], count: int) -> None:
    drafts = written(writers)

    held_out = folds(drafts, count)

    assert len(held_out) == count
    assert np.sum(held_out, axis=0).tolist() == [1] * len(drafts)
    homes = {
        (draft.writer, number) for number, out in enumerate(held_out) for draft, o in zip(drafts, out, strict=True) if o
    }
    assert len(homes) == len(set(writers))


@given(st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=60), st.integers(1, 5))
def test_folds_differ_by_no_more_than_the_drafts_of_one_writer(writers: list[str], count: int) -> None:
    sizes = sorted(int(out.sum()) for out in folds(written(writers), count))

    assert sizes[-1] - sizes[0] <= max(map(writers.count, writers))


def test_writers_of_most_drafts_are_dealt_out_first() -> None:
    drafts = written([*"aabbbcdddde"])

    assert sorted(int(out.sum()) for out in folds(drafts, 3)) == [3, 4, 4]


def test_folds_do_not_depend_on_the_order_of_the_drafts() -> None:
    drafts = written([*"aabbbcdddde"])

    there, back = folds(drafts, 3), folds(drafts[::-1], 3)

    assert [out.tolist() for out in there] == [out[::-1].tolist() for out in back]


def test_what_is_said_of_a_draft_comes_from_a_tuning_without_its_writer() -> None:
    tuner = FakeTuner()
    writer_of = {as_heard(draft.text, draft.parent): draft.writer for draft in few()}

    out_of_fold(tuner)

    assert set(tuner.read_texts) == set(writer_of)
    tuned = [{writer_of[text] for text in texts} for texts, _, _ in tuner.tuned_on]
    heard = [{writer_of[text] for text in texts} for _, texts in tuner.heard]
    assert [mark for mark, _ in tuner.heard] == ["0", "1", "2"]
    assert [on & out for on, out in zip(tuned, heard, strict=True)] == [set(), set(), set()]
    assert [on | out for on, out in zip(tuned, heard, strict=True)] == [set("aceghm")] * 3
    assert sorted(text for _, texts in tuner.heard for text in texts) == sorted(writer_of)


def test_tuning_is_given_the_truth_of_its_own_drafts() -> None:
    tuner = FakeTuner()

    out_of_fold(tuner)

    truth = dict(zip((as_heard(draft.text, draft.parent) for draft in few()), targets(few()), strict=True))
    for texts, given_truth, one_of in tuner.tuned_on:
        assert np.array_equal(given_truth, np.array([truth[text] for text in texts]))
        assert SOUNDS[one_of] == INTENTS
        assert one_of == ONE_INTENT


def test_what_is_said_stands_in_the_row_of_its_draft() -> None:
    tuner = FakeTuner()
    found = out_of_fold(tuner)

    rows = {as_heard(draft.text, draft.parent): row for draft, row in zip(few(), found, strict=True)}
    for tuned, texts in tuner.heard:
        again = FakeTuner()
        again.tuned_on = tuner.tuned_on
        expected = again.hear(tuned_on_all(few(), FakeTuner())._replace(mark=tuned), texts)
        assert np.array_equal(np.array([rows[text] for text in texts]), expected)


def test_shipped_encoder_is_tuned_on_every_draft() -> None:
    tuner = FakeTuner()
    tuned = tuned_on_all(few(), tuner)

    [(texts, truth, one_of)] = tuner.tuned_on
    assert texts == [as_heard(draft.text, draft.parent) for draft in few()]
    assert np.array_equal(truth, targets(few()))
    assert (tuned.mark, one_of) == ("0", ONE_INTENT)


def test_heads_are_kept_a_row_a_sound_with_the_intercept_last() -> None:
    tuned = tuned_on_all(few(), FakeTuner())

    kept = np.frombuffer(heads_of(tuned), "<f4").reshape(len(SOUNDS), -1)

    assert np.array_equal(kept[:, :-1], tuned.weight)
    assert np.array_equal(kept[:, -1], tuned.bias)


def test_second_stage_hears_every_draft_with_an_intent_and_chances() -> None:
    heard = crossed(few(), said(), folds(few(), RECIPE.folds))

    assert [draft.text for draft in heard.drafts] == [draft.text for draft in few()]
    assert {draft.intent for draft in heard.drafts} <= set(INTENTS)
    assert (heard.issues.shape, heard.components.shape) == ((48, len(LABELS)), (48, len(COMPONENTS)))
    assert ((heard.issues > 0) & (heard.issues < 1)).all()
    assert ((heard.components > 0) & (heard.components < 1)).all()


def test_second_stage_hears_a_draft_without_its_own_labels() -> None:
    held_out = folds(few(), RECIPE.folds)
    lies = [
        msgspec.structs.replace(draft, issues=LABELS, components=COMPONENTS) if out else draft
        for draft, out in zip(few(), held_out[0], strict=True)
    ]

    honest, lied_to = crossed(few(), said(), held_out), crossed(lies, said(), held_out)

    assert np.array_equal(lied_to.issues[held_out[0]], honest.issues[held_out[0]])
    assert np.array_equal(lied_to.components[held_out[0]], honest.components[held_out[0]])
    assert not np.array_equal(lied_to.issues[held_out[1]], honest.issues[held_out[1]])


def test_intent_of_a_draft_is_heard_without_its_own_label() -> None:
    held_out = folds(few(), RECIPE.folds)
    lies = [
        msgspec.structs.replace(draft, intent="other", disputed=()) if out else draft
        for draft, out in zip(few(), held_out[0], strict=True)
    ]

    honest, lied_to = (crossed(drafts, said(), held_out).drafts for drafts in (few(), lies))

    assert [draft.intent for draft, out in zip(lied_to, held_out[0], strict=True) if out] == [
        draft.intent for draft, out in zip(honest, held_out[0], strict=True) if out
    ]


def test_model_is_the_same_bytes_twice() -> None:
    heads = heads_of(tuned_on_all(few(), FakeTuner()))

    first, second = (msgspec.msgpack.encode(model_of("mark", heads, few(), said(), RECIPE)) for _ in range(2))

    assert first == second
    model = msgspec.msgpack.decode(first, type=Model)
    assert (model.encoder, model.heads) == ("mark", heads)
    assert (model.intent.answers, model.issues.answers, model.components.answers) == (INTENTS, LABELS, COMPONENTS)
    assert all(a < b for stage in (model.intent, model.issues, model.components) for a, b in pairwise(stage.columns))
    assert (model.shown in STEPS, model.present in STEPS, model.sure) == (True, True, 0.8)


def drafts_with(truth: list[bool]) -> list[Example]:
    return [
        Example(str(row), "a", "shop", "x", "Hello.", "other", issues=("shouting",) if true else ())
        for row, true in enumerate(truth)
    ]


def heard_as(chances: list[float], ruled: list[bool]) -> Heard:
    """What the second stage says of shouting in some drafts, and whether a rule hears it too."""
    issues = np.zeros((len(chances), len(LABELS)))
    issues[:, LABELS.index("shouting")] = chances
    finding = Finding(
        rule="tone-caps", label="shouting", severity=Severity.WARNING, span=Span(0, 1), message="Loud.", fix="Softly."
    )
    findings = [(finding,) if rule else () for rule in ruled]
    return Heard([draft_of(draft) for draft in drafts_with(ruled)], findings, issues, np.zeros((len(chances), 6)))


ROWS = st.lists(st.tuples(st.booleans(), st.floats(0, 1), st.booleans()), min_size=1, max_size=40)


@given(ROWS)
def test_ear_alone_is_right_often_enough_or_speaks_least(rows: list[tuple[bool, float, bool]]) -> None:
    truth, chances, ruled = map(list, zip(*rows, strict=True))

    shown = best_chance(drafts_with(truth), heard_as(chances, ruled))

    alone = [true for true, chance, rule in zip(truth, chances, ruled, strict=True) if chance >= shown and not rule]
    assert shown == STEPS[-1] or sum(alone) / len(alone) >= PRECISION


def test_chance_is_the_one_that_finds_most_among_those_that_are_right_enough() -> None:
    truth = [True] * 7 + [False] * 3 + [True] * 2 + [False] * 9
    chances = [0.8] * 10 + [0.6] * 2 + [0.4] * 9

    shown = best_chance(drafts_with(truth), heard_as(chances, [False] * 21))

    assert 0.4 < shown <= 0.6


def test_what_rules_hear_too_does_not_excuse_the_ear() -> None:
    truth = [True] * 10 + [False] * 4 + [True] * 3
    chances = [0.7] * 10 + [0.7] * 4 + [0.85] * 3
    ruled = [True] * 10 + [False] * 7

    assert best_chance(drafts_with(truth), heard_as(chances, ruled)) > 0.7


def test_rule_counts_for_its_label_unless_it_praises() -> None:
    praise = Finding(
        rule="praise-thanks", label="no-thanks", severity=Severity.PRAISE, span=None, message="Kind.", fix="Go on."
    )
    [[loud]] = heard_as([0.0], [True]).findings

    ruled = by_rule([(loud, praise), ()])

    assert [{label for label, there in zip(LABELS, row, strict=True) if there} for row in ruled] == [
        {"shouting"},
        set(),
    ]


def test_part_of_an_apology_counts_from_the_chance_that_fits_best() -> None:
    drafts = [
        Example(
            str(row), "a", "shop", "x", "Sorry.", "apologise", components=("expression_of_regret",) if row < 5 else ()
        )
        for row in range(10)
    ]
    chances = np.zeros((10, len(COMPONENTS)))
    chances[:, COMPONENTS.index("expression_of_regret")] = [0.7] * 5 + [0.5] * 5

    assert 0.5 < best_presence(drafts, chances) <= 0.7


def test_what_two_of_three_readers_said_is_settled() -> None:
    draft = Example(
        "1", "a", "shop", "x", "Hi.", "other", issues=("excuse", "shouting"), disputed=("excuse", "no-thanks")
    )

    [row] = settled([draft], LABELS)

    assert {label for label, there in zip(LABELS, row, strict=True) if there} == {"excuse", "shouting"}


@pytest.mark.parametrize("parent", ["", "When do you open?"])
def test_draft_is_read_as_the_rules_read_it(parent: str) -> None:
    draft = draft_of(Example("1", "a", "shop", "reddit", "At nine.", "respond", parent=parent, issues=("shouting",)))

    assert (draft.text, draft.parent, draft.platform, draft.intent) == ("At nine.", parent, "reddit", "other")
