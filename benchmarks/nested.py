"""What the whole ear says of labelled drafts by writers whom no part of it was fitted on.

The writers are dealt into the folds of the training. For each fold, the second stage and its thresholds are made from
the other folds, by the very function that makes the shipped ones, and asked about this fold; the heads were not tuned
on it either. One thing leaks: what the heads say of the *other* folds was learnt with this one's help, and the second
stage is fitted to that.
"""

from collections.abc import Sequence
from concurrent.futures import Executor
from itertools import repeat
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from benchmarks.score import Doubles, Flags, Table, best_step
from bot import rules
from bot.draft import Draft
from bot.ear import evidence
from bot.ear.example import Example
from bot.ear.model import Model
from bot.ear.recipe import Recipe
from bot.ear.regression import chance
from bot.ear.sound import COMPONENTS, LABELS, ONE_INTENT
from bot.ear.training import Fold, by_rule, draft_of, folds, model_of, settled
from bot.finding import INTENTS, Intent, Severity
from bot.intent import infer
from bot.rules.components import components

Floats = NDArray[np.float32]
Number = TypeVar("Number", bound=np.generic)


class Rules(NamedTuple):
    """What the rules hear: labels, and whether a draft gets a hint of any kind, and one at error level."""

    labels: Table
    hint: Flags  # also of a rule without a label
    error: Flags


class Told(NamedTuple):
    """What is said of drafts, a row each: how likely each label is, and what of that and of the components is told."""

    intents: Sequence[Intent]
    chances: Doubles
    issues: Table
    components: Table


class Heard(NamedTuple):
    """What the ear says of all drafts when it hears the intent, when that is given, and what its heads say alone."""

    ear: Told
    given: Told
    heads: Table
    shown: tuple[float, ...]  # the thresholds, a fold each
    present: tuple[float, ...]


class _Fold(NamedTuple):
    model: Model
    ear: Told
    given: Told
    heads: Table


def nested(drafts: Sequence[Example], said: Floats, recipe: Recipe, pool: Executor) -> Heard:
    """Ask about each fold of writers a model that was made from the others. `said` is what `kept` gives back."""
    held_out = folds(drafts, recipe.folds)
    found = list(pool.map(_fold, repeat(drafts), repeat(said), repeat(recipe), held_out))
    return Heard(
        _joined(held_out, [fold.ear for fold in found]),
        _joined(held_out, [fold.given for fold in found]),
        _rows(held_out, [fold.heads for fold in found]),
        tuple(fold.model.shown for fold in found),
        tuple(fold.model.present for fold in found),
    )


def rules_say(drafts: Sequence[Example], intents: Sequence[Intent]) -> Rules:
    """What the rules say to drafts that have these intents."""
    found = [rules.review(_with(example, intent)) for example, intent in zip(drafts, intents, strict=True)]
    worst = [min((finding.severity.rank for finding in some), default=Severity.PRAISE.rank) for some in found]
    return Rules(by_rule(found), np.array(worst) < Severity.PRAISE.rank, np.array(worst) == Severity.ERROR.rank)


def rules_hear_parts(drafts: Sequence[Example]) -> Table:
    """The parts of an apology that the rules hear."""
    heard = [components(draft_of(example)) for example in drafts]
    return np.array([[part in some for part in COMPONENTS] for some in heard])


def signs_say(drafts: Sequence[Example]) -> list[Intent]:
    """The intents as they are guessed without the ear."""
    return [infer(draft_of(example)) for example in drafts]


def heads_say(said: Floats) -> list[Intent]:
    """The intents as the heads hear them, without the second stage."""
    return [INTENTS[int(number)] for number in said[:, ONE_INTENT].argmax(axis=1)]


def _fold(drafts: Sequence[Example], said: Floats, recipe: Recipe, out: Fold) -> _Fold:
    others, asked = _some(drafts, ~out), _some(drafts, out)
    model = model_of("", b"", others, said[~out], recipe)
    heads = chance(said[:, : len(LABELS)].astype(np.float64))
    return _Fold(
        model,
        _told(model, asked, said[out], _heard_intents(model, asked, said[out])),
        _told(model, asked, said[out], [example.intent for example in asked]),
        heads[out] >= best_step(heads[~out], settled(others, LABELS)),
    )


def _heard_intents(model: Model, drafts: Sequence[Example], said: Floats) -> list[Intent]:
    plain = [draft_of(example) for example in drafts]
    told = [evidence.of_intent(s, draft, infer(draft)) for s, draft in zip(said, plain, strict=True)]
    return [INTENTS[int(number)] for number in model.intent.chances(told).argmax(axis=1)]


def _told(model: Model, drafts: Sequence[Example], said: Floats, intents: Sequence[Intent]) -> Told:
    """As `Ear.judge` does it, for many drafts at once."""
    rows = list(zip(said, map(_with, drafts, intents), strict=True))
    chances = model.issues.chances([evidence.of_issues(s, draft, rules.review(draft)) for s, draft in rows])
    parts = model.components.chances([evidence.of_components(s, draft, components(draft)) for s, draft in rows])
    return Told(intents, chances, chances >= model.shown, parts >= model.present)


def _joined(held_out: Sequence[Fold], told: Sequence[Told]) -> Told:
    intents: list[NDArray[Any]] = [np.array(one.intents, dtype=object) for one in told]
    return Told(
        list(_rows(held_out, intents)),
        _rows(held_out, [one.chances for one in told]),
        _rows(held_out, [one.issues for one in told]),
        _rows(held_out, [one.components for one in told]),
    )


def _rows(held_out: Sequence[Fold], parts: Sequence[NDArray[Number]]) -> NDArray[Number]:
    whole = np.empty((len(held_out[0]), *parts[0].shape[1:]), dtype=parts[0].dtype)
    for out, part in zip(held_out, parts, strict=True):
        whole[out] = part
    return whole


def _with(example: Example, intent: Intent) -> Draft:
    draft = draft_of(example)
    draft.intent = intent
    return draft


def _some(drafts: Sequence[Example], which: Fold) -> list[Example]:
    return [draft for draft, wanted in zip(drafts, which, strict=True) if wanted]
