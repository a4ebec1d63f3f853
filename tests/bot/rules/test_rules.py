"""Every rule's examples are its tests: what it must report, and where it must stay silent."""

import re
from pathlib import Path

import pytest

from bot import rules
from bot.draft import Draft
from bot.finding import INTENTS, Intent
from bot.rules.rule import Rule

MARK = re.compile("[«»]")
RULES = rules.catalogue()
BAD = [(rule, text) for rule in RULES for text in rule.bad]
GOOD = [(rule, text) for rule in RULES for text in rule.good]


def name(value: Rule | str) -> str:
    return value.id if isinstance(value, Rule) else re.sub(r"\W+", "-", value)[:50]


def ids(pairs: list[tuple[Rule, str]]) -> list[str]:
    return [f"{number}-{rule.id}-{name(text)}" for number, (rule, text) in enumerate(pairs)]


def spoken(rule: Rule, marked: str) -> list[str | None]:
    """The words that the rule reports in a draft of an intent that it listens to; None for something missing."""
    intent: Intent = rule.intents[0] if rule.intents else "respond"
    draft = Draft(
        MARK.sub("", marked),
        intent=intent,
        parent=rule.bad_parent,
        to_one_person=True,
        profile=rule.profile,
        begged=rule.begged,
    )
    return [span and span.of(draft.text) for span in rule.detect.find(draft)]


@pytest.mark.parametrize(("rule", "text"), BAD, ids=ids(BAD))
def test_rule_reports_the_marked_words_of_its_bad_example(rule: Rule, text: str) -> None:
    expected: list[str | None] = re.findall("«(.*?)»", text, re.DOTALL)

    assert spoken(rule, text) == (expected or [None])


@pytest.mark.parametrize(("rule", "text"), GOOD, ids=ids(GOOD))
def test_rule_is_silent_on_its_good_example(rule: Rule, text: str) -> None:
    assert spoken(rule, text) == []


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_rule_explains_itself(rule: Rule) -> None:
    folder, _, stem = rule.id.partition("-")
    file = Path(rules.__file__).parent / folder / f"{stem.replace('-', '_')}.py"

    assert file.is_file()
    assert len(rule.bad) >= 5
    assert len(rule.good) >= 5
    assert rule.source.url.startswith("https://")
    assert 0 < len(rule.message) <= 240
    assert rule.fix
    assert rule.why
    assert set(rule.intents) <= set(INTENTS)
    assert set(rule.yields_to) <= set(rules.by_id())


def test_rule_ids_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
