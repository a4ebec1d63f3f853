"""How fast a draft is read, side by side with proselint and vaderSentiment, on the same drafts in the same run.

    python -m benchmarks.rules                 the bad and good examples of all rules
    python -m benchmarks.rules DRAFTS.jsonl    drafts as `comeback review --jsonl` reads them

Everything is loaded once, and one round that nobody times goes first. Then every contender reads every draft, one
after the other, round by round in turning order. A draft's time is its median over the rounds; p50 and p99 are over
drafts. A ratio is the median of the rounds' ratios of total time. Exits 1 when a target is missed.
"""

import argparse
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from proselint.checks import __register__ as proselint_checks  # type: ignore[import-untyped]
from proselint.registry import CheckRegistry  # type: ignore[import-untyped]
from proselint.tools import LintFile  # type: ignore[import-untyped]
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # type: ignore[import-untyped]

from adapters.cli import jsonl
from bot import rules
from bot.coaching.priority import choose
from bot.coaching.reading import read
from bot.draft import LIMIT, Draft
from bot.finding import INTENTS, Intent

RULES, FULL, PROSELINT, VADER = "rules alone", "full review", "proselint", "vaderSentiment"
HOSTILE = 40_000  # characters; beyond LIMIT a draft is refused, so the longest that is read is timed too
HOSTILE_PIECES = (
    "a", " ", "\n", '"', "'a ", "`", "@", "(", "1", "1 ", "0.", "07", "!?", ". ", "a-", "é", "e\u0301", "🙏", "http://a",
    "sorry ", "sorry if ", "Sorry if anyone, ", "SORRY IF YOU WERE OFFENDED! ", "we we're we will ", "1 Aa Aa Aa ",
    "a@a.", "@a@a.a ", "mistakes were ", "if you felt, but ", "> a\n", "we're sorry, but ",
)  # fmt: skip


class Sample(NamedTuple):
    """A draft to read, with the intent that it has."""

    text: str
    intent: Intent


class Target(NamedTuple):
    """One promise: what it is about, what was measured, what was promised, and whether it is kept."""

    name: str
    measured: str
    promised: str
    kept: bool


def examples() -> list[Sample]:
    """The examples of all rules, in the intent that their rule listens to."""
    return [
        Sample(re.sub("[«»]", "", text), rule.intents[0] if rule.intents else "respond")
        for rule in rules.catalogue()
        for text in (*rule.bad, *rule.good)
    ]


def drafts_in(file: Path) -> list[Sample]:
    """The drafts of a file, one JSON object a line."""
    rows = [jsonl.row(line) for line in file.read_bytes().splitlines() if line.strip()]
    return [Sample(row.text, row.chosen or "respond") for row in rows]


def contenders() -> dict[str, Callable[[Sample], object]]:
    """What is compared, by name; each reads one draft."""
    CheckRegistry().register_many(proselint_checks)
    analyzer = SentimentIntensityAnalyzer()
    return {
        RULES: lambda sample: rules.review(Draft(sample.text, intent=sample.intent)),
        FULL: lambda sample: fully(sample.text),
        PROSELINT: lambda sample: LintFile("draft", sample.text).lint(),
        VADER: lambda sample: analyzer.polarity_scores(sample.text),
    }


def fully(text: str) -> object:
    """All that `comeback review --json` does with a draft, and the choice of hints for people."""
    reading = read(text)
    return choose(reading.findings), jsonl.result(reading)


def timed(reads: Callable[[Sample], object], samples: Sequence[Sample]) -> list[float]:
    """Seconds that each draft took."""
    clock, times = time.perf_counter, []
    for sample in samples:
        start = clock()
        reads(sample)
        times.append(clock() - start)
    return times


def raced(samples: Sequence[Sample], rounds: int) -> dict[str, list[list[float]]]:
    """Seconds by contender, round and draft."""
    named = contenders()
    names = list(named)
    for reads in named.values():
        timed(reads, samples)
    times: dict[str, list[list[float]]] = {name: [] for name in names}
    for turn in range(rounds):
        shift = turn % len(names)
        for name in names[shift:] + names[:shift]:
            times[name].append(timed(named[name], samples))
    return times


def hostile_seconds(length: int) -> tuple[float, str]:
    """The slowest text of `length` characters, and what it repeats; the best of three runs counts."""
    return max((min(_hostile(piece, length) for _ in range(3)), piece) for piece in HOSTILE_PIECES)


def _hostile(piece: str, length: int) -> float:
    text = (piece * (length // len(piece) + 1))[:length]
    start = time.perf_counter()
    fully(text)
    return time.perf_counter() - start


def differences(samples: Sequence[Sample]) -> int:
    """In how many drafts, each read with every intent, the gate changes what the rules hear."""
    return sum(
        rules.review(Draft(text, intent=intent)) != rules.review_plainly(Draft(text, intent=intent))
        for text, _ in samples
        for intent in INTENTS
    )


def targets(samples: Sequence[Sample], times: dict[str, list[list[float]]]) -> Iterator[Target]:
    """What was promised, and what was measured."""
    for name, factor in ((RULES, 100), (FULL, 20)):
        speed = ratio(times[PROSELINT], times[name])
        yield Target(f"{name}, against proselint", f"{speed:.1f} x", f">= {factor} x", speed >= factor)
    for name in (RULES, FULL):
        p99 = quantile(per_draft(times[name]), 0.99) * 1e3
        yield Target(f"{name}, p99", f"{p99:.2f} ms", "<= 1 ms", p99 <= 1)
    for length in (HOSTILE, LIMIT):
        seconds, piece = hostile_seconds(length)
        spent = f"{seconds * 1e3:.1f} ms ({piece!r})"
        yield Target(f"full review, {length:,} hostile characters", spent, "<= 50 ms", seconds <= 0.05)
    changed = differences(samples)
    yield Target("gate changes findings, drafts x intents", str(changed), "0", changed == 0)


def per_draft(rounds: Sequence[Sequence[float]]) -> list[float]:
    """Each draft's median over the rounds, fastest first."""
    return sorted(map(statistics.median, zip(*rounds, strict=True)))


def quantile(ordered: Sequence[float], share: float) -> float:
    """The value below which that share of the values lies."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def ratio(slow: Sequence[Sequence[float]], fast: Sequence[Sequence[float]]) -> float:
    """How many times as long the first takes, the median over the rounds."""
    return statistics.median(sum(one) / sum(other) for one, other in zip(slow, fast, strict=True))


def main() -> int:
    """Race, print two tables, and return 1 when a target is missed."""
    options = argparse.ArgumentParser(description="How fast a draft is read, against proselint and vaderSentiment.")
    options.add_argument("drafts", nargs="?", type=Path, help="a .jsonl of drafts; the rules' examples unless given")
    options.add_argument("--rounds", type=int, default=5, help="how often each draft is timed")
    chosen = options.parse_args()
    samples = drafts_in(chosen.drafts) if chosen.drafts else examples()
    times = raced(samples, chosen.rounds)
    length = statistics.median(len(sample.text) for sample in samples)
    print(f"{len(samples)} drafts, {length:.0f} characters at the median, {chosen.rounds} rounds, one core\n")
    print(f"{'microseconds a draft':24}{'p50':>9}{'p99':>9}{'mean':>9}{'proselint / it':>17}")
    for name, rounds in times.items():
        each = per_draft(rounds)
        figures = [1e6 * figure for figure in (quantile(each, 0.5), quantile(each, 0.99), statistics.fmean(each))]
        print(
            f"{name:24}"
            + "".join(f"{figure:9.0f}" for figure in figures)
            + f"{ratio(times[PROSELINT], rounds):15.1f} x"
        )
    print()
    checked = list(targets(samples, times))
    for target in checked:
        verdict = "kept" if target.kept else "MISSED"
        print(f"{verdict:8}{target.name:42}{target.measured:>12}   promised {target.promised}")
    return 0 if all(target.kept for target in checked) else 1


if __name__ == "__main__":
    sys.exit(main())
