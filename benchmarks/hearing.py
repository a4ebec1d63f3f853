"""How well rules and ear hear drafts by writers whom the ear was not fitted on, beside peers.

    python -m benchmarks.hearing                 everything
    python -m benchmarks.hearing --writers abc   the same, scored on the drafts of these writers only
    python -m benchmarks.hearing --only-goals    what was promised, and nothing else

Reads the labelled drafts of the project and what the last training kept of them (bot/ear/drafts). Only the ear is kept
from the writers that it is tested on: the cues of the rules were written by people who have read many of these drafts.
Exits 1 when a goal is missed, 2 when nothing is kept of a training on these drafts.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks.nested import Floats, heads_say, nested
from benchmarks.peers import linted, tfidf
from benchmarks.score import Flags, Score, Table, calibration
from benchmarks.trial import Trial, goals, with_any
from bot.ear.example import Example, examples
from bot.ear.kept import KEPT, kept
from bot.ear.recipe import Recipe
from bot.ear.sound import COMPONENTS, LABELS
from bot.errors import Misuse
from bot.finding import INTENTS

WIDE = 58


def opening(trial: Trial, recipe: Recipe) -> Iterator[str]:
    """What was read and how the ear was kept from it."""
    writers = {draft.writer for draft, wanted in zip(trial.drafts, trial.scored, strict=True) if wanted}
    steps = ", ".join(f"{step:.2f}" for step in trial.heard.shown)
    yield (
        f"{trial.scored.sum():,} drafts of {len(writers)} writers, {trial.clean.sum():,} of them clean; "
        f"{recipe.folds} folds of writers. The ear speaks from {steps} on."
    )


def labels_table(trial: Trial, peers: dict[str, "Future[Table]"]) -> Iterator[str]:
    """All 25 labels counted together, a line a listener."""
    yield f"\n{'all labels':{WIDE}}{'P':>6}{'R':>7}{'F1':>7}{'said':>8}{'so':>7}"
    yield _row("rules alone, intent given", trial.of(trial.rules_given.labels))
    yield _row("rules alone, intent by signs", trial.of(trial.rules_by_signs.labels))
    yield _row("rules alone, intent by ear", trial.of(trial.rules.labels))
    yield _row("heads alone", trial.of(trial.heard.heads))
    yield _row("ear alone (it weighs what the rules say, too)", trial.of(trial.heard.ear.issues))
    yield _row("ear where no rule speaks", trial.of_added())
    yield _row("together", trial.of(trial.together))
    yield _row("together, intent given", trial.of(trial.together_given))
    for name, said in peers.items():
        yield _row(name, trial.of(said.result()))
    low, high = trial.interval_of(trial.together)
    each = trial.by_writer(trial.together)
    yield f"together, F1 in 95 % of draws of writers: {low:.3f} to {high:.3f}"
    yield "together, F1 by writer: " + "  ".join(f"{writer} {score.f1:.2f}" for writer, score in each.items())


def each_label(trial: Trial) -> Iterator[str]:
    """What rules and ear say together, a line a label, the best heard first."""
    scores = {label: trial.of_label(column, trial.together) for column, label in enumerate(LABELS)}
    yield f"\n{'together, each label':{WIDE}}{'P':>6}{'R':>7}{'F1':>7}{'said':>8}{'so':>7}"
    for label, score in sorted(scores.items(), key=lambda one: -one[1].f1):
        yield _row(label, score)


def clean_drafts(trial: Trial) -> Iterator[str]:
    """How often it is said of a clean draft that something is wrong."""
    yield f"\n{f'clean drafts flagged, of {trial.clean.sum():,}':{WIDE}}"
    flags: dict[str, Flags] = {
        "together, a label": with_any(trial.together),
        "together, intent given, a label": with_any(trial.together_given),
        "together, a label or a hint of a rule without one": with_any(trial.together) | trial.rules.hint,
        "at error level (rules only)": trial.rules.error,
        "at error level, intent given": trial.rules_given.error,
    }
    for name, flag in flags.items():
        yield f"{name:{WIDE}}{flag[trial.clean].sum():6}{trial.flagged(flag):9.2%}"


def intents_and_parts(trial: Trial, said: Floats) -> Iterator[str]:
    """What a draft is for, and which parts of an apology it has."""
    yield "\nintents that are right"
    for name, intents in (
        ("by signs", trial.signs),
        ("by the heads alone", heads_say(said)),
        ("by the ear", trial.heard.ear.intents),
    ):
        yield f"{name:{WIDE}}{trial.right(intents):6.3f}"
    yield f"\n{'parts of an apology':{WIDE}}{'P':>6}{'R':>7}{'F1':>7}{'said':>8}{'so':>7}"
    yield _row("by rules", trial.parts_by_rules())
    yield _row("by the ear", trial.of_parts(trial.heard.ear.components))


def chances(trial: Trial) -> Iterator[str]:
    """Whether the ear's chances are what they say."""
    yield "\nchances of the ear, every draft and label\n  it says  is so  answers"
    bins = calibration(trial.heard.ear.chances[trial.scored], trial.truth[trial.scored])
    yield from (f"{one.chance:9.3f}{one.share:7.3f}{one.answers:9,}" for one in bins)
    off = sum(abs(one.chance - one.share) * one.answers for one in bins) / sum(one.answers for one in bins)
    yield f"off by {off:.4f} on average"


def readers(trial: Trial) -> Iterator[str]:
    """How far careful readers agree. `disputed` names what the first two said differently; a third one settled it."""
    read = [draft for draft, wanted in zip(trial.drafts, trial.scored, strict=True) if wanted and draft.readers > 1]
    if not read:
        yield "\nno draft here had two readers"
        return
    disputed = sum(any(label in draft.disputed for label in LABELS) for draft in read)
    intents = sum(any(intent in draft.disputed for intent in INTENTS) for draft in read)
    yield f"\ntwo readers of {len(read):,} drafts"
    yield f"{'drafts with a disputed label':{WIDE}}{disputed / len(read):6.3f}"
    yield f"{'labels, F1 of one reader beside the other':{WIDE}}{_agreement(read, LABELS):6.3f}"
    yield f"{'parts of an apology, F1 of one beside the other':{WIDE}}{_agreement(read, COMPONENTS):6.3f}"
    yield f"{'intents on which they agree':{WIDE}}{1 - intents / len(read):6.3f}"


def _agreement(read: Sequence[Example], names: Sequence[str]) -> float:
    """Both said what is settled and undisputed; one of them said what is disputed."""
    both = sum(name not in draft.disputed for draft in read for name in {*draft.issues, *draft.components} & {*names})
    one = sum(name in draft.disputed for draft in read for name in names)
    return 2 * both / max(1, 2 * both + one)


def _row(name: str, score: Score) -> str:
    return f"{name:{WIDE}}{score.precision:6.3f}{score.recall:7.3f}{score.f1:7.3f}{score.said:8}{score.so:7}"


def _show(lines: Iterator[str]) -> None:
    for line in lines:
        print(line, flush=True)


def measured(options: argparse.Namespace, pool: Executor) -> Trial:
    """Hear all drafts, print what is asked for. Raises Misuse for an unknown writer, and when nothing is kept."""
    drafts, recipe = examples(), Recipe()
    if unknown := set(options.writers) - {draft.writer for draft in drafts}:
        raise Misuse(f"No draft is by writer {', '.join(sorted(unknown))}.")
    said = kept(drafts, recipe.folds, options.kept)
    peers: dict[str, Callable[[], Future[Table]]] = {
        "TF-IDF and logistic regression": lambda: pool.submit(tfidf, drafts, recipe.folds),
        "proselint and a likeness of write-good": lambda: pool.submit(linted, drafts),
    }
    running = {} if options.only_goals else {name: start() for name, start in peers.items()}
    trial = Trial(drafts, nested(drafts, said, recipe, pool), options.writers)
    if not options.only_goals:
        for lines in (
            opening(trial, recipe), labels_table(trial, running), each_label(trial), clean_drafts(trial),
            intents_and_parts(trial, said), chances(trial), readers(trial), iter([""]),
        ):  # fmt: skip
            _show(lines)
    return trial


def main() -> int:
    """Measure, print, and return 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--writers", default="", help="score the drafts of these writers only, a letter each")
    parser.add_argument("--only-goals", action="store_true", help="print what was promised, and nothing else")
    parser.add_argument("--kept", type=Path, default=KEPT, help="what a training kept, when it is elsewhere")
    options = parser.parse_args()
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # of the processes to come: more would wait for each other
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        try:
            trial = measured(options, pool)
        except Misuse as error:
            parser.error(str(error))
    checked = list(goals(trial))
    _show(map(str, checked))
    return 0 if all(goal.met for goal in checked) else 1


if __name__ == "__main__":
    sys.exit(main())
