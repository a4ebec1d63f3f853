"""The composer's wordings for labelled drafts, without a model: are they there, are they clean, how long do they take?

    python -m benchmarks.wordings DRAFTS.jsonl [--every N]

Timed is what `comeback review --rules-only --suggest` does for a draft: read it with the rules, then compose. A wording
is unclean when a rule speaks against it at error level, or when it states something that the draft does not.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from adapters.cli.jsonl import row
from bot.coaching.reading import Reading, read
from bot.coaching.wording import offer, writes
from bot.composing.guard import objections
from bot.conversation import Suggestion
from bot.limit import limit, measure

MOST = 50.0  # milliseconds a draft, p95: the goal


def faults(reading: Reading, suggestions: Sequence[Suggestion]) -> Counter[str]:
    """What is wrong with wordings, by kind."""
    draft = reading.draft
    found = Counter(
        against.kind for one in suggestions for against in objections(one.text, allowed=(draft.text,), draft=draft)
    )
    found["too long"] = sum(measure(one.text, draft.platform) > limit(draft.platform) for one in suggestions)
    return +found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("drafts", type=Path)
    parser.add_argument("--every", type=int, default=1, help="only every so-manyth draft")
    options = parser.parse_args()
    times: list[float] = []
    counts: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for line in options.drafts.read_bytes().splitlines()[:: options.every]:
        asked = row(line)
        began = perf_counter()
        reading = read(asked.text, intent=asked.chosen, parent=asked.parent or "", platform=asked.platform or "")
        suggestions = offer(reading).suggestions
        times.append(1_000 * (perf_counter() - began))
        counts["answered"] += 1
        mode = writes(reading.intent, reading.findings)
        counts[f"{mode or 'no mode'}: {'with' if suggestions else 'without'} wordings"] += 1
        wrong += faults(reading, suggestions)
    times.sort()
    print("\n".join(f"{count:6,}  {name}" for name, count in sorted(counts.items())))
    print(f"faults in own wordings: {dict(wrong) or 'none'}")
    middle, late = times[len(times) // 2], times[int(0.95 * len(times))]
    print(
        f"read and composed in {middle:.1f} ms p50, {late:.1f} ms p95 ({'met' if late <= MOST else 'MISSED'}: {MOST:g})"
    )


if __name__ == "__main__":
    main()
