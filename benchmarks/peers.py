"""What others hear in the same drafts: words and letters counted and weighed, and two linters of prose.

The first is TF-IDF of words (one and two) and of letters (three to five) with a logistic regression a label
(scikit-learn), its threshold from writers that are neither fitted nor tested on. The second is proselint with
write-good: of proselint the checks that have something to do with a label of ours; of write-good what its README says
it hears (passive voice, weasel words, sentences that open with “so” or “there is”, wordy phrases, clichés), from lists
of our own, without its code or its words: a likeness, not the program. A hit counts for the label that fits it best.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

import numpy as np
from proselint.checks import __register__ as proselint_checks  # type: ignore[import-untyped]
from proselint.registry import CheckRegistry  # type: ignore[import-untyped]
from proselint.tools import LintFile  # type: ignore[import-untyped]
from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.pipeline import make_union  # type: ignore[import-untyped]

from benchmarks.score import Doubles, Table, best_step
from bot.ear.example import Example
from bot.ear.sound import LABELS, as_heard
from bot.ear.training import Fold, folds, settled
from bot.finding import Label

PROSELINT: Mapping[str, Label] = {
    "typography.punctuation.exclamation": "shouting",
    "typography.punctuation.hyperbole": "shouting",
    "lexical_illusions": "too-long",
    "redundancy": "too-long",
    "hedging": "too-long",
    "weasel_words": "too-long",
    "misc.metadiscourse": "too-long",
    "cliches": "corporate-boilerplate",
    "industrial_language": "corporate-boilerplate",
    "misc.pretension": "corporate-boilerplate",
    "misc.debased": "corporate-boilerplate",
    "misc.not_guilty": "liability-admission",
    "misc.narcissism": "bragging",
    "uncomparables": "bragging",
    "social_awareness": "inappropriate-topic",
    "misc.greylist": "inappropriate-topic",
}
_DONE = (
    r"\w+ed|made|done|given|taken|sent|lost|said|told|held|left|kept|put|set|known|shown|seen|broken|chosen|written|found"
    r"|brought|caught|cut|dealt|driven|forgotten|heard|hit|hurt|let|meant|met|misled|mistaken|paid|read|sold|thrown|understood"
)
WRITE_GOOD: Mapping[Label, str] = {
    "passive-evasion": rf"\b(?:am|are|is|was|were|be|been|being)\s+(?:{_DONE})\b",
    "excuse": r"(?:^|[.!?]\s+)so\b",
    "speculation": r"\b(?:probably|possibly|perhaps|maybe|apparently|presumably|seemingly|supposedly|arguably"
    r"|relatively|fairly|largely|mostly|likely|various|several|numerous)\b",
    "too-long": r"(?:^|[.!?]\s+)there\s+(?:is|are|was|were)\b"
    r"|\b(?:in order to|due to the fact that|at this point in time|in the event that|with regard to|a number of"
    r"|for the purpose of|in spite of the fact|it should be noted|the fact that|very|really|quite"
    r"|extremely|exceedingly)\b",
    "corporate-boilerplate": r"\b(?:at the end of the day|going forward|game.changer|think outside the box|win.win"
    r"|second to none|state of the art|cutting edge|best in class|world.class|tip of the iceberg"
    r"|last but not least|few and far between|time and time again|go the extra mile|raise the bar|move the needle"
    r"|circle back|touch base|peace of mind)\b",
}  # fmt: skip


def tfidf(drafts: Sequence[Example], count: int) -> Table:
    """What words and letters say of each draft, fitted on the writers of other folds: the same folds as the ear's."""
    hands, truth = folds(drafts, count), settled(drafts, LABELS)
    texts = [as_heard(draft.text, draft.parent) for draft in drafts]
    without = {
        frozenset(out): _fitted_without(texts, truth, [hands[number] for number in out])
        for size in (1, 2)
        for out in combinations(range(count), size)
    }
    said = np.zeros_like(truth)
    for number, out in enumerate(hands):
        inner = np.zeros(truth.shape)
        for other, hand in enumerate(hands):
            if other != number:
                inner[hand] = without[frozenset((number, other))][hand]
        said[out] = without[frozenset((number,))][out] >= best_step(inner[~out], truth[~out])
    return said


def _fitted_without(texts: Sequence[str], truth: Table, out: Sequence[Fold]) -> Doubles:
    """Chances for the drafts of the folds left out, fitted on all the others."""
    held = np.logical_or.reduce(out)
    counted = make_union(
        *(
            TfidfVectorizer(analyzer=kind, ngram_range=sizes, min_df=2, sublinear_tf=True, dtype=np.float32)
            for kind, sizes in (("word", (1, 2)), ("char", (3, 5)))
        )
    )
    known = counted.fit_transform([text for text, away in zip(texts, held, strict=True) if not away])
    asked = counted.transform([text for text, away in zip(texts, held, strict=True) if away])
    chances = np.zeros(truth.shape)
    for column in range(truth.shape[1]):
        model = LogisticRegression(C=10, solver="liblinear", dual=True, tol=0.01, random_state=0)
        chances[held, column] = model.fit(known, truth[~held, column]).predict_proba(asked)[:, 1]
    return chances


def linted(drafts: Sequence[Example]) -> Table:
    """What proselint and the likeness of write-good hear."""
    heard = [{*_by_proselint(draft.text), *_by_write_good(draft.text)} for draft in drafts]
    return np.array([[label in labels for label in LABELS] for labels in heard])


def _by_proselint(text: str) -> Iterator[Label]:
    _registered()
    for hit in LintFile("draft", text).lint():
        path = hit.check_result.check_path
        yield from (label for start, label in PROSELINT.items() if path == start or path.startswith(f"{start}."))


def _by_write_good(text: str) -> Iterator[Label]:
    return (label for label, cues in WRITE_GOOD.items() if re.search(cues, text, re.IGNORECASE))


@cache
def _registered() -> None:
    CheckRegistry().register_many(proselint_checks)
