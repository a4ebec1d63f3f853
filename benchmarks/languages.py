"""How much the ear, which learned from English drafts, hears in other languages.

    python -m benchmarks.languages

Forty drafts each in German, Spanish, French, Japanese and Portuguese (benchmarks/languages), written for this and
labelled by their one writer by the guide. The rules take no part in it but for personal data. Forty drafts say roughly
how well a language is heard, and nothing about one label.
"""

import sys
from pathlib import Path

import numpy as np

from benchmarks.score import Score, Table, score
from bot.coaching.hearing import listen
from bot.coaching.reading import Reading, read
from bot.ear.example import Example, examples
from bot.ear.sound import COMPONENTS, LABELS
from bot.workshop import open_ear

FOLDER = Path(__file__).parent / "languages"


def table(rows: list[set[str]], names: tuple[str, ...]) -> Table:
    """A row a draft, a column a name."""
    return np.array([[name in row for name in names] for row in rows])


def labels_of(reading: Reading) -> set[str]:
    """What is told of a draft."""
    return {finding.label for finding in reading.findings if finding.label and finding.severity != "praise"}


def line(name: str, drafts: list[Example], readings: list[Reading]) -> str:
    """The figures of one language."""
    truth, told = table([set(draft.issues) for draft in drafts], LABELS), table(list(map(labels_of, readings)), LABELS)
    clean = ~truth.any(axis=1)
    parts = score(
        table([set(reading.components) for reading in readings], COMPONENTS),
        table([set(draft.components) for draft in drafts], COMPONENTS),
    )
    right = np.mean([reading.intent == draft.intent for reading, draft in zip(readings, drafts, strict=True)])
    taken = sum(reading.language == draft.writer for reading, draft in zip(readings, drafts, strict=True))
    return (
        f"{name:10}{_three(score(told, truth))}{told[clean].any(axis=1).sum():6} of {clean.sum():3}"
        f"{right:9.2f}{parts.f1:8.2f}{taken:6} of {len(drafts)}"
    )


def _three(found: Score) -> str:
    return f"{found.precision:8.2f}{found.recall:8.2f}{found.f1:8.2f}"


def main() -> int:
    """Hear every draft, and print."""
    ear = open_ear()
    print("language         P       R      F1  clean flagged  intent   parts  language told")
    every: list[Example] = []
    heard: list[Reading] = []
    for file in sorted(FOLDER.glob("*.jsonl")):
        drafts = list(one_language(file))
        readings = listen(ear, [read(d.text, parent=d.parent, platform=d.platform) for d in drafts])
        print(line(file.stem, drafts, readings), flush=True)
        every += drafts
        heard += readings
    print(line("all", every, heard))
    return 0


def one_language(file: Path) -> tuple[Example, ...]:
    """The drafts of one file."""
    return tuple(example for example in examples(file.parent) if example.writer == file.stem)


if __name__ == "__main__":
    sys.exit(main())
