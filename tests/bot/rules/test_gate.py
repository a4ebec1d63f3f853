"""The gate lets every finding through: with it and without it the rules say the same, whatever the text."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import rules
from bot.draft import LIMIT, Draft
from bot.finding import INTENTS, Intent
from bot.rules.detect import Detector, phrases
from bot.rules.gate import Gate

HOSTILE = [
    str(json.loads(line)["draft"])
    for line in (Path(__file__).parents[2] / "data" / "hostile.jsonl").read_text(encoding="utf-8").splitlines()
]
EXAMPLES = [text for rule in rules.catalogue() for text in (*rule.bad, *rule.good)]
DISGUISES: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "curly": lambda text: text.replace("'", "’").replace('"', "”"),
    "full width": lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
    "long s": lambda text: text.replace("s", "ſ"),
    "dotted I": lambda text: text.replace("i", "İ"),
    "dotless i": lambda text: text.replace("i", "ı"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "zero-width": "\u200d".join,
    "zalgo": lambda text: "".join(f"{c}\u0353\u0301" for c in text),
    "quoted": lambda text: f'"{text}"',
    "quoting": lambda text: f'He said "{text}" and left us standing there for an hour',
    "shouted": str.upper,
    "emoji between": lambda text: text.replace(" ", " 🙏 "),
    "lines": lambda text: text.replace(" ", "\n"),
}


def agree(text: str, intent: Intent) -> bool:
    return rules.review(Draft(text, intent=intent)) == rules.review_plainly(Draft(text, intent=intent))


@pytest.mark.parametrize("disguise", DISGUISES)
def test_gate_changes_nothing_on_examples_in_disguise(disguise: str) -> None:
    different = [text for text in EXAMPLES if not agree(DISGUISES[disguise](text), "apologise")]

    assert different == []


@pytest.mark.parametrize("intent", INTENTS)
def test_gate_changes_nothing_on_hostile_drafts(intent: Intent) -> None:
    assert [text for text in HOSTILE if not agree(text[:LIMIT], intent)] == []


PIECES = st.sampled_from(sorted({word for text in EXAMPLES for word in text.replace("«", "").replace("»", "").split()}))
UNICODE = st.text(alphabet="ſİıßＡｓé͓́\u200d\u00a0 '\"’“”«»`@#.!?\n>…🙏👩‍💻", max_size=4)


@settings(max_examples=150)
@given(st.lists(st.tuples(PIECES, UNICODE), max_size=25), st.sampled_from(INTENTS))
def test_gate_changes_nothing_on_cue_words_mixed_with_unicode(pairs: list[tuple[str, str]], intent: Intent) -> None:
    text = " ".join(word + junk for word, junk in pairs)

    assert rules.review(Draft(text, intent=intent)) == rules.review_plainly(Draft(text, intent=intent))


@pytest.mark.parametrize(
    "unit",
    [
        "sorry if ",
        "sorry-",
        "sorry ",
        "if you ",
        "'a ",
        '" ',
        "@a ",
        "1 ",
        "a.",
        "!",
        "\n",
        "we did ",
        "https://a ",
        "ﷺ",
        "́",
    ],
)
def test_rules_finish_on_long_repeats(unit: str) -> None:
    text = (unit * LIMIT)[:LIMIT]

    assert rules.review_plainly(Draft(text, intent="apologise")) == rules.review(Draft(text, intent="apologise"))


def test_gate_wakes_the_detectors_whose_cues_may_occur() -> None:
    gate = Gate([phrases("sorry if"), Detector((), lambda _: ()), phrases("our fault", "my fault")])

    assert gate.open_for(Draft("It's MY fault.")) == [1, 2]
    assert gate.open_for(Draft("Sorry, if you")) == [0, 1]
    assert gate.open_for(Draft("")) == [1]


def test_gate_without_detectors_wakes_none() -> None:
    assert Gate([]).open_for(Draft("sorry")) == []


def test_gate_reads_quoted_words_too_for_rules_that_read_the_whole_text() -> None:
    gate = Gate([phrases("our fault")])

    assert gate.open_for(Draft('They wrote "our fault", and then nobody called anybody back.')) == [0]
