"""What the ear says of texts that others collected and judged, for other ends than ours.

    python -m benchmarks.outside LABELLED     the folder with politeness, emotions and receptiveness in it

Requests on Wikipedia with the politeness that five annotators saw in them (Danescu-Niculescu-Mizil et al. 2013):
Spearman of praise less faults. Comments on Reddit (GoEmotions, Demszky et al. 2020): precision of the component regret
where it finds .80 of what is labelled remorse. Replies to disagreement with the receptiveness that was rated (Yeomans
et al. 2020): Spearman of what is not heard of defensiveness, sarcasm and blame. Large sets are sampled; of the comments
all with remorse are kept, and the others count for those that were left out. Intervals are 95 % of 1,000 draws. Exits 1
when a promise is missed, 2 where there is no ear.
"""

import argparse
import csv
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np

from benchmarks.candidate import add_folder, ear_in
from benchmarks.score import Doubles, Flags, Goal, Rows, interval
from bot import rules
from bot.draft import Draft
from bot.ear import evidence
from bot.ear.ear import Ear
from bot.ear.sound import COMPONENTS, LABELS
from bot.errors import Unavailable
from bot.finding import Label, Severity
from bot.intent import infer
from bot.rules.components import components

REGRET = COMPONENTS.index("expression_of_regret")
UNRECEPTIVE: tuple[Label, ...] = ("defensiveness", "sarcasm-at-customer", "blame-shift")
RECALL = 0.80

Row = TypeVar("Row")


class Said(NamedTuple):
    """What rules and ear say of texts, a row each; chances also where they are too small to be told."""

    praise: Doubles
    faults: Doubles
    chances: Doubles
    parts: Doubles


def said_of(ear: Ear, texts: Sequence[str]) -> Said:
    """Hear texts. Raises Unavailable where there is no ear."""
    drafts = [Draft(text) for text in texts]
    sounds = ear.sounds(drafts)
    for row, draft in zip(sounds, drafts, strict=True):
        draft.intent = ear.intent(row, draft, infer(draft))
    found = [rules.review(draft) for draft in drafts]
    praise = [sum(finding.severity is Severity.PRAISE for finding in some) for some in found]
    every = list(zip(sounds, drafts, found, strict=True))
    return Said(
        np.array(praise, dtype=float),
        np.array([len(some) for some in found], dtype=float) - praise,
        ear.model.issues.chances([evidence.of_issues(*one) for one in every]),
        ear.model.components.chances([evidence.of_components(row, d, components(d)) for row, d, _ in every]),
    )


def politeness(ear: Ear, folder: Path, most: int) -> None:
    """Print how praise less faults goes with the annotators' score. Nothing was promised."""
    with (folder / "politeness" / "wikipedia.annotated.csv").open(encoding="utf-8", newline="") as file:
        rows = _sampled([(row["Request"], float(row["Normalized Score"])) for row in csv.DictReader(file)], most)
    said, scores = said_of(ear, [text for text, _ in rows]), np.array([score for _, score in rows])
    balances = {
        "rules: praise less faults": said.praise - said.faults,
        "ear: less the sum of chances": -said.chances.sum(axis=1),
        "both": said.praise - said.faults - said.chances.sum(axis=1),
    }
    for name, balance in balances.items():
        _figure(f"politeness, Spearman, {name}", *_spearman_of(balance, scores))


def remorse(ear: Ear, folder: Path, most: int) -> Iterator[Goal]:
    """How precise the component regret is where it finds most comments of remorse."""
    names = (folder / "emotions" / "labels.txt").read_text(encoding="utf-8").split()
    wanted = str(names.index("remorse"))
    lines = (folder / "emotions" / "dev.tsv").read_text(encoding="utf-8").splitlines()
    marked = [(text, wanted in labels.split(",")) for text, labels, _ in (line.split("\t") for line in lines)]
    sorry, rest = ([row for row in marked if row[1] is kind] for kind in (True, False))
    kept = _sampled(rest, max(most - len(sorry), len(sorry)))
    chances = said_of(ear, [text for text, _ in sorry + kept]).parts[:, REGRET]
    so = np.arange(len(chances)) < len(sorry)
    weight = np.where(so, 1.0, len(rest) / len(kept))

    def measure(rows: Rows) -> float:
        return precision_at(chances[rows], so[rows], weight[rows])

    found = measure(np.arange(len(so)))
    name = f"remorse, precision at recall {RECALL:.2f} ({len(sorry)} of it)"
    _figure(name, found, interval(measure, range(len(so))), len(so))
    yield Goal("remorse, precision of regret at recall .80", f"{found:.3f}", "> .495", found > 0.495)


def receptiveness(ear: Ear, folder: Path, most: int) -> Iterator[Goal]:
    """How what is not heard goes with the ratings."""
    with (folder / "receptiveness" / "receptive_train.csv").open(encoding="utf-8", newline="") as file:
        rows = _sampled([(row["text"], float(row["receptive"])) for row in csv.DictReader(file)], most)
    said, ratings = said_of(ear, [text for text, _ in rows]), np.array([rating for _, rating in rows])
    heard = said.chances[:, [LABELS.index(label) for label in UNRECEPTIVE]].sum(axis=1)
    found, between, count = _spearman_of(-heard, ratings)
    _figure("receptiveness, Spearman", found, between, count)
    yield Goal("receptiveness, Spearman", f"{found:.3f}", "> .22", found > 0.22)


def precision_at(chances: Doubles, so: Flags, weight: Doubles) -> float:
    """The precision from the chance on that finds enough of what is so; rows count by their weight."""
    order = np.argsort(-chances, kind="stable")
    right, all_of = np.cumsum((weight * so)[order]), np.cumsum(weight[order])
    enough = int(np.searchsorted(right, RECALL * right[-1]))
    return float(right[enough] / all_of[enough])


def spearman(one: Doubles, other: Doubles) -> float:
    """The correlation of ranks; equals share the middle of theirs."""
    return float(np.corrcoef(_ranks(one), _ranks(other))[0, 1])


def _ranks(numbers: Doubles) -> Doubles:
    _, place, count = np.unique(numbers, return_inverse=True, return_counts=True)
    return np.asarray((np.cumsum(count) - (count - 1) / 2)[place])


def _spearman_of(one: Doubles, other: Doubles) -> tuple[float, tuple[float, float], int]:
    return (
        spearman(one, other),
        interval(lambda rows: spearman(one[rows], other[rows]), range(len(one))),
        len(one),
    )


def _sampled(rows: Sequence[Row], most: int) -> list[Row]:
    chosen = np.random.default_rng(0).permutation(len(rows))[:most]
    return [rows[number] for number in sorted(chosen.tolist())]


def _figure(name: str, found: float, between: tuple[float, float], count: int) -> None:
    print(f"{name:60}{found:7.3f}   {between[0]:.3f} to {between[1]:.3f}   n {count:,}", flush=True)


def main() -> int:
    """Hear the three sets, print, and return 1 when a promise is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled", type=Path)
    parser.add_argument("--most", type=int, default=800, help="texts of each set; a text costs some 70 ms")
    add_folder(parser)
    options = parser.parse_args()
    ear = ear_in(options.ear)
    tasks: list[Callable[[Ear, Path, int], Iterator[Goal]]] = [remorse, receptiveness]
    try:
        politeness(ear, options.labelled, options.most)
        checked = [goal for task in tasks for goal in task(ear, options.labelled, options.most)]
    except (Unavailable, OSError) as error:
        parser.error(str(error))
    print("", *checked, sep="\n")
    return 0 if all(goal.met for goal in checked) else 1


if __name__ == "__main__":
    sys.exit(main())
