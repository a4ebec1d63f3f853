"""Every cue earns its place: without any single one, an example of its rule no longer says what it should.

A cue that nothing needs is either wrong or untested, and then nobody notices when it breaks.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from runpy import run_path

import pytest

from bot import rules
from bot.draft import Draft
from bot.finding import Intent
from bot.rules import detect
from bot.rules.cues import Cue
from bot.rules.rule import Rule

NEVER = re.compile(r"(?!)")
MARK = re.compile("[«»]")
FOLDERS = Path(rules.__file__).parent
FILES = sorted(file for file in FOLDERS.glob("*/*.py") if file.stat().st_size)


class Example:
    """A good or bad example of a rule, ready to be heard again and again."""

    def __init__(self, rule: Rule, marked: str, *, bad: bool) -> None:
        intent: Intent = rule.intents[0] if rule.intents else "respond"
        self.draft = Draft(
            MARK.sub("", marked),
            intent=intent,
            parent=rule.bad_parent,
            to_one_person=True,
            profile=rule.profile,
            begged=rule.begged,
        )
        self.expected: list[str | None] = []
        if bad:
            self.expected = list(re.findall("«(.*?)»", marked, re.DOTALL)) or [None]
        self.find = rule.detect.find

    def passes(self) -> bool:
        """True when the rule says what the example is marked with."""
        heard = [span and span.of(self.draft.text) for span in self.find(self.draft)]
        return heard == self.expected


def examples(listening: Iterable[Rule]) -> list[Example]:
    return [
        Example(rule, text, bad=bad)
        for rule in listening
        for texts, bad in ((rule.bad, True), (rule.good, False))
        for text in texts
    ]


def rules_of(file: Path) -> list[Rule]:
    """The rule of a file; for what the files of a folder share, all its rules."""
    named = f"{file.parent.name}-{file.stem.replace('_', '-')}"
    if named in rules.by_id():
        return [rules.by_id()[named]]
    return [rule for rule in rules.catalogue() if rule.family == file.parent.name]


def cues_of(file: Path, monkeypatch: pytest.MonkeyPatch) -> list[Cue]:
    """The cues that a file makes, now or when its rule first listens, in their order."""
    made: dict[Cue, None] = {}
    known = detect.cue

    def recorded(text: str) -> Cue:
        made[known(text)] = None
        return known(text)

    detect.either.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr(detect, "cue", recorded)
        rule = run_path(str(file)).get("RULE")
        for example in examples([rule] if rule else []):
            example.passes()
    return list(made)


@contextmanager
def without(phrase: Cue, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(phrase, "pattern", NEVER)
        yield


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_no_cue_can_be_deleted_unnoticed(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = [example for example in examples(rules_of(file)) if example.passes()]
    unnoticed = []
    for phrase in cues_of(file, monkeypatch):
        with without(phrase, monkeypatch):
            if all(example.passes() for example in told):
                unnoticed.append(phrase.text)

    assert unnoticed == []
