"""Saved answers of a language model, passed through the guards: what is left of them, as a table.

    comeback prompts render MODE --draft … --json > question.json      # ask any model with it, by hand
    python -m benchmarks.suggestions FOLDER

The folder holds files of JSON lines, one answer a line: {"mode", "draft", "answer"} and, where there were any,
"parent", "platform", "facts" (a list), "previous", "wish" and "model". The answer is what the model wrote, unchanged.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bot.conversation import Mode
from bot.draft import Draft
from bot.language import language
from bot.suggesting.answer import parse
from bot.suggesting.guard import examine
from bot.suggesting.mask import masked
from bot.suggesting.material import Material

HEAD = (
    "model",
    "mode",
    "answers",
    "no form",
    "wordings",
    "as written",
    "with gaps",
    "to check",
    "rejected",
    "findings",
)


class Saved(msgspec.Struct, frozen=True):
    """An answer, and what was asked."""

    mode: Mode
    draft: str
    answer: str
    parent: str = ""
    platform: str = ""
    facts: tuple[str, ...] = ()
    previous: str = ""
    wish: str = ""
    model: str = ""


def saved(folder: Path) -> Iterator[Saved]:
    """Every answer in the folder."""
    for file in sorted(folder.glob("*.jsonl")):
        yield from msgspec.json.Decoder(Saved).decode_lines(file.read_bytes())


def material_of(one: Saved) -> Material:
    """What the answer was made from."""
    draft = Draft(one.draft, parent=one.parent, platform=one.platform)
    return Material(one.mode, draft, language(draft), one.facts, previous=one.previous, wish=one.wish)


def counted(one: Saved, why: Counter[str]) -> Counter[str]:
    """What became of one answer, by the columns of the table; `why` counts what wordings were rejected for."""
    material = material_of(one)
    answer = parse(one.answer)
    if answer is None:
        return Counter({"answers": 1, "no form": 1})
    examined = examine(masked(material).lifted(answer), material)
    gapped = [kept for kept in examined.kept if any("there is a gap instead" in told for told in kept.check)]
    checked = [kept for kept in examined.kept if kept.check and kept not in gapped]
    why.update(rejected.kinds[0] for rejected in examined.rejected)
    return Counter(
        {
            "answers": 1,
            "wordings": len(answer.suggestions),
            "as written": len(examined.kept) - len(gapped) - len(checked),
            "with gaps": len(gapped),
            "to check": len(checked),
            "rejected": len(examined.rejected),
            "findings": len(examined.findings),
        }
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    rows: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    why: Counter[str] = Counter()
    for one in saved(parser.parse_args().folder):
        rows[one.model, one.mode].update(counted(one, why))
    print("| " + " | ".join(HEAD) + " |\n|" + "---|" * len(HEAD))
    for (model, mode), row in sorted(rows.items()):
        print(f"| {model} | {mode} | " + " | ".join(str(row[name]) for name in HEAD[2:]) + " |")
    print("\nrejected for: " + (", ".join(f"{kind} {count}" for kind, count in why.most_common()) or "nothing"))


if __name__ == "__main__":
    main()
