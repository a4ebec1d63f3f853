"""The guide to the rules is written from the rules, and is up to date."""

from bot.rules import catalogue
from bot.rules.guide import FILE, guide


def test_guide_is_up_to_date() -> None:
    assert FILE.read_text(encoding="utf-8") == guide(), "run: python -m bot.rules.guide"


def test_guide_tells_of_every_rule_why_and_from_where() -> None:
    text = guide()

    untold = [
        rule.id
        for rule in catalogue()
        if not all(part in text for part in (f"`{rule.id}`", rule.message, rule.fix, rule.why, rule.source.url))
    ]
    assert untold == []
