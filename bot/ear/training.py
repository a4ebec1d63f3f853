"""How the ear is made, and how well it hears writers whom it never read.

The encoder's upper layers and one head a sound are tuned on labelled drafts. What they say of drafts that they were not
tuned on (out of fold, a fold being some writers) is weighed, with what the rules and the face of the draft say, by
logistic regressions: stacking, Wolpert 1992.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
import structlog
from numpy.typing import NDArray

from bot import rules
from bot.draft import Draft
from bot.ear import evidence
from bot.ear.evidence import Evidence
from bot.ear.example import Example, targets
from bot.ear.model import Model, Stage, stage
from bot.ear.recipe import Recipe
from bot.ear.regression import Doubles, fit
from bot.ear.sound import COMPONENTS, LABELS, ONE_INTENT, as_heard
from bot.finding import INTENTS, Finding
from bot.intent import infer
from bot.ports import Tuned, Tuner
from bot.rules.components import components

log = structlog.get_logger(__name__)

Floats = NDArray[np.float32]
Thing = TypeVar("Thing")
Fold = NDArray[np.bool_]  # which drafts are held out

RIDGE = 30.0
PRECISION = 0.73  # of what the ear says alone, at least: with it, rules and ear together keep .82
STEPS = np.arange(0.30, 0.90, 0.01)
SURE = 0.8  # a chance from which it says “reads as” instead of “may read as”


class Heard(NamedTuple):
    """What the stages say of drafts, and the drafts with the intent that was heard and what the rules say to it."""

    drafts: Sequence[Draft]
    findings: Sequence[tuple[Finding, ...]]
    issues: Doubles
    components: Doubles


class Stages(NamedTuple):
    """The second stage: three regressions."""

    intent: Stage
    issues: Stage
    components: Stage


def folds(drafts: Sequence[Example], count: int) -> list[Fold]:
    """Writers dealt out so that each fold has about as many drafts; no writer is in two."""
    size: dict[str, int] = {}
    for draft in drafts:
        size[draft.writer] = size.get(draft.writer, 0) + 1
    hands: list[set[str]] = [set() for _ in range(count)]
    for writer in sorted(size, key=lambda name: (-size[name], name)):
        min(hands, key=lambda hand: sum(size[name] for name in hand)).add(writer)
    return [np.array([draft.writer in hand for draft in drafts]) for hand in hands]


def of_fold(drafts: Sequence[Example], tuner: Tuner, out: Fold) -> Floats:
    """What heads say of the drafts that are held out, having been tuned on the others."""
    log.info("fold", held_out=int(out.sum()))
    states = tuner.read([as_heard(draft.text, draft.parent) for draft in drafts])
    tuned = tuner.tune(_some(states, ~out), targets(drafts)[~out], ONE_INTENT)
    return tuner.hear(tuned, _some(states, out))


def tuned_on_all(drafts: Sequence[Example], tuner: Tuner) -> Tuned:
    """The encoder and heads that are shipped."""
    states = tuner.read([as_heard(draft.text, draft.parent) for draft in drafts])
    return tuner.tune(states, targets(drafts), ONE_INTENT)


def heads_of(tuned: Tuned) -> bytes:
    """The heads as the model keeps them."""
    return np.hstack([tuned.weight, tuned.bias[:, None]]).astype("<f4").tobytes()


def model_of(mark: str, heads: bytes, drafts: Sequence[Example], said: Floats, recipe: Recipe) -> Model:
    """The model, with its second stage fitted on what was said out of fold."""
    heard = crossed(drafts, said, folds(drafts, recipe.folds))
    stages = weigh(drafts, said, heard.drafts)
    shown, present = best_chance(drafts, heard), best_presence(drafts, heard.components)
    return Model(mark, heads, *stages, shown=shown, sure=SURE, present=present)


def crossed(drafts: Sequence[Example], said: Floats, held_out: Sequence[Fold]) -> Heard:
    """What the second stage says of each draft when it was fitted on the drafts of other writers."""
    plain = [draft_of(example) for example in drafts]
    intents = np.zeros((len(drafts), len(INTENTS)))
    told = _intent_evidence(plain, said)
    for out in held_out:
        intents[out] = _intents(_some(drafts, ~out), _some(told, ~out)).chances(_some(told, out))
    for draft, row in zip(plain, intents, strict=True):
        draft.intent = INTENTS[int(row.argmax())]
    found = [rules.review(draft) for draft in plain]
    issues, parts = np.zeros((len(drafts), len(LABELS))), np.zeros((len(drafts), len(COMPONENTS)))
    for out in held_out:
        fitted = weigh(_some(drafts, ~out), said[~out], _some(plain, ~out))
        some = list(zip(said[out], _some(plain, out), _some(found, out), strict=True))
        issues[out] = fitted.issues.chances([evidence.of_issues(*one) for one in some])
        parts[out] = fitted.components.chances([evidence.of_components(s, d, components(d)) for s, d, _ in some])
    return Heard(plain, found, issues, parts)


def weigh(drafts: Sequence[Example], said: Floats, plain: Sequence[Draft]) -> Stages:
    """Fit the second stage. The plain drafts have the intents that would be heard in them."""
    issues = [evidence.of_issues(s, draft, rules.review(draft)) for s, draft in zip(said, plain, strict=True)]
    parts = [evidence.of_components(s, draft, components(draft)) for s, draft in zip(said, plain, strict=True)]
    return Stages(
        _intents(drafts, _intent_evidence(plain, said)),
        _fitted(LABELS, issues, _truth(drafts, LABELS)),
        _fitted(COMPONENTS, parts, _truth(drafts, COMPONENTS)),
    )


def best_chance(drafts: Sequence[Example], heard: Heard) -> float:
    """From which chance on a label is told: rules and ear together do best, and the ear alone is right often enough."""
    truth = settled(drafts, LABELS)
    certain = by_rule(heard.findings)
    good = [step for step in STEPS if _precision((heard.issues >= step) & ~certain, truth) >= PRECISION]
    return float(max(good or [STEPS[-1]], key=lambda step: _f1((heard.issues >= step) | certain, truth)))


def best_presence(drafts: Sequence[Example], chances: Doubles) -> float:
    """From which chance on a part of an apology counts as there."""
    truth = settled(drafts, COMPONENTS)
    return float(max(STEPS, key=lambda step: _f1(chances >= step, truth)))


def by_rule(findings: Iterable[Iterable[Finding]]) -> Fold:
    """Which labels the rules hear: a row a draft."""
    heard = [{finding.label for finding in some if finding.severity != "praise"} for some in findings]
    return np.array([[label in labels for label in LABELS] for labels in heard])


def settled(drafts: Sequence[Example], names: Sequence[str]) -> Fold:
    """What the readers settled on: a row a draft."""
    return np.array([[draft.target(name) > 0.5 for name in names] for draft in drafts])  # noqa: PLR2004 - most of them


def draft_of(example: Example) -> Draft:
    """The draft as the rules read it."""
    return Draft(example.text, parent=example.parent, platform=example.platform)


def _intent_evidence(plain: Sequence[Draft], said: Floats) -> list[Evidence]:
    return [evidence.of_intent(s, draft, infer(draft)) for s, draft in zip(said, plain, strict=True)]


def _intents(drafts: Sequence[Example], told: Sequence[Evidence]) -> Stage:
    return _fitted(INTENTS, told, _truth(drafts, INTENTS))


def _truth(drafts: Sequence[Example], names: Sequence[str]) -> Doubles:
    return np.array([[draft.target(name) for name in names] for draft in drafts])


def _fitted(answers: Sequence[str], told: Sequence[Evidence], truth: Doubles) -> Stage:
    columns = tuple(sorted({name for pieces in told for name in pieces}))
    places = {name: place for place, name in enumerate(columns)}
    table = np.zeros((len(told), len(columns)))
    for row, pieces in enumerate(told):
        for name, value in pieces.items():
            table[row, places[name]] = value
    return stage(answers, columns, (fit(table, truth[:, column], RIDGE) for column in range(len(answers))))


def _some(things: Sequence[Thing], which: Fold) -> list[Thing]:
    return [thing for thing, wanted in zip(things, which, strict=True) if wanted]


def _precision(told: Fold, truth: Fold) -> float:
    return float((told & truth).sum() / max(1, told.sum()))


def _f1(told: Fold, truth: Fold) -> float:
    return float(2 * (told & truth).sum() / max(1, told.sum() + truth.sum()))
