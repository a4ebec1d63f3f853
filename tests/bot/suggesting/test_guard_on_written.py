"""The guards on wordings as models write them: one fault planted in each, or none at all.

The guards were tuned on planted.jsonl and sound.jsonl, and never on the two files of unseen ones.
"""

import json
import re
from pathlib import Path
from typing import NamedTuple

import msgspec

from bot.conversation import Mode
from bot.draft import Draft
from bot.finding import Intent
from bot.language import language
from bot.suggesting.answer import Answer, Written
from bot.suggesting.guard import Examined, examine
from bot.suggesting.material import Material

DATA = Path(__file__).parents[2] / "data"
ENOUGH = 75
INTENTS: dict[Mode, Intent] = {
    "respond": "respond", "apologise": "apologise", "public-apology": "apologise", "personal-apology": "apologise",
    "ask-help": "ask-help", "share-failure": "share-failure", "holding-statement": "announce", "all-clear": "announce",
    "correction": "announce",
}  # fmt: skip
_LONG_WORD = re.compile(r"\w{3,}|\d+")


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A draft with what goes with it, and a wording of it."""

    mode: Mode
    draft: str
    suggestion: str
    parent: str = ""
    facts: tuple[str, ...] = ()
    fault: str = ""
    kind: str = ""


class Verdict(NamedTuple):
    """What became of a row."""

    row: Row
    examined: Examined


def verdicts(name: str) -> list[Verdict]:
    lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [msgspec.convert(json.loads(line), Row) for line in lines]
    return [Verdict(row, examined(row)) for row in rows]


def examined(row: Row) -> Examined:
    draft = Draft(row.draft, intent=INTENTS.get(row.mode, "other"), parent=row.parent)
    return examine(
        Answer((Written("Calmer", row.suggestion, "It owns it."),)),
        Material(row.mode, draft, language(draft), row.facts),
    )


def got_through(verdict: Verdict) -> bool:
    """True for a fault that is still there, and of whose words no note speaks."""
    if not verdict.examined.kept:
        return False
    [kept] = verdict.examined.kept
    noted = set(_LONG_WORD.findall(" ".join(kept.check).lower()))
    return verdict.row.fault in kept.text and not noted & set(_LONG_WORD.findall(verdict.row.fault.lower()))


def is_changed(verdict: Verdict) -> bool:
    return [kept.text for kept in verdict.examined.kept] != [verdict.row.suggestion]


def test_at_most_three_planted_faults_get_through() -> None:
    planted = verdicts("planted")
    through = [(verdict.row.kind, verdict.row.fault) for verdict in planted if got_through(verdict)]
    print(f"planted: {len(through)} of {len(planted)} get through: {through}")  # noqa: T201 - seen with -s

    assert len(planted) >= ENOUGH
    assert len(through) <= 3


def test_at_most_one_sound_wording_is_changed() -> None:
    sound = verdicts("sound")
    changed = [verdict.row.suggestion for verdict in sound if is_changed(verdict)]
    print(f"sound: {len(changed)} of {len(sound)} are changed: {changed}")  # noqa: T201 - seen with -s

    assert len(sound) >= ENOUGH
    assert len(changed) <= 1


def test_few_sound_wordings_come_with_a_note() -> None:
    noted = [kept.check for verdict in verdicts("sound") for kept in verdict.examined.kept if kept.check]

    assert len(noted) <= 10


def test_unseen_wordings_fare_as_when_they_were_first_seen() -> None:
    through = [verdict.row.fault for verdict in verdicts("planted_unseen") if got_through(verdict)]
    changed = [verdict.row.suggestion for verdict in verdicts("sound_unseen") if is_changed(verdict)]
    print(f"unseen: {len(through)} of 25 get through, {len(changed)} of 25 are changed")  # noqa: T201 - seen with -s

    assert (len(through), len(changed)) == (0, 2)


def test_every_fault_is_planted_in_its_wording() -> None:
    rows = [verdict.row for name in ("planted", "planted_unseen") for verdict in verdicts(name)]

    assert [row.fault for row in rows if not row.fault or row.fault not in row.suggestion or not row.kind] == []
