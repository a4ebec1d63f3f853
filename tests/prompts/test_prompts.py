"""Every prompt there is: complete, short, with no place for a draft, and beginning with the same house rules.

A changed snapshot wants a higher version in the head of the prompt, when its meaning changed.
"""

import re
from typing import get_args

import pytest
from jinja2 import Environment, meta
from syrupy.assertion import SnapshotAssertion

from bot.conversation import Mode
from bot.finding import Label
from bot.prompt import HOUSE, instructions, load, names, render

WORD = re.compile(r"\w[\w'’-]*")
MOST = 1_100  # words of a system text
CHOSEN = {"language", "limit"}  # all that may be filled in
STEERING = ("mode", "limit", "language", "wish")
GIVEN = ("draft", "facts", "previous", "answers_to", "thread", "hints", "voice")
ABOUT_ANSWERS = {"coaching/follow-up", "coaching/reminder", "coaching/repair"}
MODES: tuple[Mode, ...] = get_args(Mode)


def said(mode: Mode, *, follow_up: bool = False) -> str:
    return instructions(mode, follow_up=follow_up, limit=280, language="English")


def test_every_mode_has_a_prompt_and_every_prompt_a_use() -> None:
    assert sorted(name.rpartition("/")[2] for name in set(names()) - ABOUT_ANSWERS) == sorted(MODES)


@pytest.mark.parametrize("name", [*names(), HOUSE])
def test_head_says_what_the_prompt_is_for(name: str) -> None:
    prompt = load(name)

    assert (prompt.name, prompt.purpose[-1], prompt.purpose.count("\n")) == (name, ".", 0)
    assert len(prompt.purpose) <= 80


@pytest.mark.parametrize("name", [*names(), HOUSE])
def test_prompt_uses_what_it_declares_and_nothing_of_a_draft(name: str) -> None:
    prompt = load(name)
    used = meta.find_undeclared_variables(Environment(autoescape=True).parse(prompt.text))

    assert used == set(prompt.variables)
    assert used <= CHOSEN


@pytest.mark.parametrize("mode", MODES)
def test_mode_begins_with_the_house_rules_word_for_word(mode: Mode) -> None:
    house = load(HOUSE).text

    assert said(mode)[: len(house) + 2] == f"{house}\n\n"
    assert instructions(mode, limit=500, language="Welsh")[: len(house)] == house


@pytest.mark.parametrize("mode", MODES)
def test_system_text_is_the_same_until_its_last_line_whatever_is_chosen(mode: Mode) -> None:
    other = instructions(mode, limit=500, language="Welsh")

    assert said(mode).rpartition("\n")[0] == other.rpartition("\n")[0]
    assert (said(mode).count("English"), other.count("Welsh")) == (1, 1)


@pytest.mark.parametrize("mode", MODES)
def test_system_text_is_short(mode: Mode) -> None:
    own = said(mode).removeprefix(load(HOUSE).text)

    assert 60 <= len(WORD.findall(own)) <= 200
    assert len(WORD.findall(said(mode, follow_up=True))) < MOST


@pytest.mark.parametrize("mode", MODES)
def test_system_text_leaves_nothing_to_fill_in(mode: Mode) -> None:
    assert re.findall(r"\{\{|\}\}\s|\{%|%\}|\{#", said(mode, follow_up=True)) == []


def test_house_rules_explain_every_label_once_and_no_other() -> None:
    listed = load(HOUSE).text.partition("# Labels\n")[2]

    assert re.findall(r"^([a-z-]+): \S", listed, re.MULTILINE) == list(get_args(Label))


def test_house_rules_explain_every_field_of_the_material() -> None:
    house = load(HOUSE).text

    assert [field for field in (*STEERING, *GIVEN) if f"`{field}`" not in house] == []


@pytest.mark.parametrize(
    ("limit", "words"), [(280, 40), (300, 42), (500, 71), (2_200, 120), (3_000, 120), (4_000, 120)]
)
def test_room_stands_in_the_last_line_in_characters_and_in_words(limit: int, words: int) -> None:
    last = instructions("respond", limit=limit, language="English").rpartition("\n")[2]

    assert last == f"Write in English. Each text has at most {limit} characters; {words} words are enough."


@pytest.mark.parametrize("mode", MODES)
def test_instructions_of_mode_as_they_are(mode: Mode, snapshot: SnapshotAssertion) -> None:
    assert said(mode).removeprefix(f"{load(HOUSE).text}\n\n") == snapshot


@pytest.mark.parametrize("name", [HOUSE, *sorted(ABOUT_ANSWERS)])
def test_what_all_modes_share_as_it_is(name: str, snapshot: SnapshotAssertion) -> None:
    assert render(load(name)) == snapshot
