"""Prompts are read from their files, filled in with what we choose, and with nobody else's words."""

import json
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation import Mode
from bot.errors import Misuse
from bot.prompt import HOUSE, Prompt, instructions, load, mark, names, prompt_of, reminder, render, repair

HEAD = "version: 2\npurpose: Says hello: to all.\nvariables: language, limit"
HELLO = Prompt(
    name="folder/hello",
    version=2,
    purpose="Says hello: to all.",
    variables=("language", "limit"),
    text="Hello in {{ language }}, {{ limit }} times.",
)
HOSTILE = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data/hostile.jsonl").read_text(encoding="utf-8").splitlines()
]
WRONG_VALUE = "The variable 'language' of a prompt takes a number, or a name of at most five words."


def bare(text: str, *variables: str) -> Prompt:
    return Prompt(name="folder/bare", version=1, purpose="Shows something.", variables=variables, text=text)


def test_prompt_is_read_from_its_head_and_its_text() -> None:
    assert prompt_of("folder/hello", f"---\n{HEAD}\n---\n\n{HELLO.text}\n") == HELLO


def test_prompt_without_variables_declares_none() -> None:
    read = prompt_of("folder/bare", "---\nversion: 1\npurpose: Shows something.\nvariables:\n---\nSee.")

    assert read == bare("See.")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("Hello.", "The prompt 'a/b' does not begin with a head between two lines “---”."),
        (f"---\n{HEAD}\nHello.", "The prompt 'a/b' does not begin with a head between two lines “---”."),
        (
            f"---\n{HEAD}\nversion: 3\n---\nHello.",
            "The head of the prompt 'a/b' says something twice, or what it must not say.",
        ),
        (
            f"---\n{HEAD}\nname: x\n---\nHello.",
            "The head of the prompt 'a/b' says something twice, or what it must not say.",
        ),
        (
            "---\nversion: 1\npurpose: Greets.\n---\nHello.",
            "The head of the prompt 'a/b' is broken: Object missing required field `variables`.",
        ),
        (
            f"---\n{HEAD}\ntemperature: 1\n---\nHello.",
            "The head of the prompt 'a/b' is broken: Object contains unknown field `temperature`.",
        ),
        (
            "---\nversion: 0\npurpose: Greets.\nvariables:\n---\nHello.",
            "The head of the prompt 'a/b' is broken: Expected `int` >= 1 - at `$.version`.",
        ),
        (
            "---\nversion: two\npurpose: Greets.\nvariables:\n---\nHello.",
            "The head of the prompt 'a/b' is broken: Expected `int`, got `str` - at `$.version`.",
        ),
        (
            "---\nversion: 1\npurpose:\nvariables:\n---\nHello.",
            "The head of the prompt 'a/b' is broken: Expected `str` of length >= 1 - at `$.purpose`.",
        ),
        (
            f"---\n{HEAD}\n---\n\n",
            "The head of the prompt 'a/b' is broken: Expected `str` of length >= 1 - at `$.text`.",
        ),
    ],
)
def test_broken_prompt_is_refused_in_one_sentence(content: str, reason: str) -> None:
    with pytest.raises(Misuse) as raised:
        prompt_of("a/b", content)

    assert str(raised.value) == reason


WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1).map(str.strip).filter(bool)


@given(
    version=st.integers(1, 1 << 60),
    purpose=WORDS,
    variables=st.lists(st.from_regex("[a-z_]+", fullmatch=True)),
    text=WORDS,
)
def test_whatever_a_prompt_says_is_read_as_it_was_written(
    version: int, purpose: str, variables: list[str], text: str
) -> None:
    head = f"version: {version}\npurpose: {purpose}\nvariables: {', '.join(variables)}"
    written = Prompt(name="a/b", version=version, purpose=purpose, variables=tuple(variables), text=text)

    assert prompt_of("a/b", f"---\n{head}\n---\n{text}\n") == written


@given(st.text() | st.builds("---\n{}\n---\n{}".format, st.text(), st.text()))
def test_any_file_is_a_prompt_or_one_sentence(content: str) -> None:
    try:
        outcome = msgspec.to_builtins(prompt_of("a/b", content))
    except Misuse as refused:
        outcome = str(refused).splitlines()

    assert len(outcome) == (1 if isinstance(outcome, list) else len(Prompt.__struct_fields__))
    assert isinstance(outcome, list) or msgspec.convert(outcome, Prompt).text == outcome["text"].strip()


@pytest.mark.parametrize("name", ["coaching/nothing", "../README", "/etc/passwd", "coaching", "", "coaching/thank.md"])
def test_unknown_prompt_is_refused_and_the_known_are_named(name: str) -> None:
    with pytest.raises(Misuse) as raised:
        load(name)

    assert str(raised.value) == f"There is no prompt {name!r}. Choose one of {', '.join(names())}."


def test_names_leave_out_the_shared_part() -> None:
    assert HOUSE not in names()
    assert load(HOUSE).name == HOUSE


def test_prompt_is_rendered_with_its_variables() -> None:
    assert render(HELLO, language="French", limit=280, unasked=1) == "Hello in French, 280 times."


def test_prompt_may_include_another_by_name() -> None:
    assert render(bare('First.\n{% include "coaching/repair" %}')) == f"First.\n{repair()}"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{ language }}", "'language' is undefined"),
        ("{{ limit }}", "'limit' is undefined"),  # given below, but not declared
        ("{% if %}", "Expected an expression, got 'end of statement block'"),
    ],
)
def test_prompt_that_cannot_be_filled_in_says_why(text: str, reason: str) -> None:
    with pytest.raises(Misuse) as raised:
        render(bare(text, "language"), limit=280)

    assert str(raised.value) == f"The prompt 'folder/bare' cannot be filled in: {reason}."


def test_prompt_includes_nothing_from_outside_the_package() -> None:
    with pytest.raises(Misuse) as raised:
        render(bare('{% include "../README" %}'))

    assert str(raised.value) == f"There is no prompt '../README'. Choose one of {', '.join(names())}."


@pytest.mark.parametrize("row", HOSTILE, ids=[row["id"] for row in HOSTILE])
def test_words_of_people_are_refused_as_a_variable(row: dict[str, Any]) -> None:
    with pytest.raises(Misuse) as raised:
        render(HELLO, language=row["draft"], limit=280)

    assert str(raised.value) == WRONG_VALUE


@pytest.mark.parametrize(
    "value",
    [
        "",
        " ",
        " French",
        "French ",
        "a  b",
        "a\nb",
        "{{ 7 }}",
        "a: b",
        '"a"',
        "a_b",
        "[name 1]",
        "a b c d e f",
        "a" * 31,
    ],
)
def test_value_that_is_no_name_is_refused(value: str) -> None:
    with pytest.raises(Misuse) as raised:
        render(HELLO, language=value, limit=280)

    assert str(raised.value) == WRONG_VALUE


@pytest.mark.parametrize("value", [True, None, 2.5, ["French"]])
def test_value_that_is_neither_number_nor_name_is_refused(value: Any) -> None:
    with pytest.raises(Misuse) as raised:
        render(HELLO, language=value, limit=280)

    assert str(raised.value) == WRONG_VALUE


@pytest.mark.parametrize("value", ["French", "the language of the draft", "Norwegian (Bokmål)", "Māori", "1"])
def test_name_is_filled_in_as_it_is(value: str) -> None:
    assert render(HELLO, language=value, limit=-1) == f"Hello in {value}, -1 times."


@given(st.text(max_size=300) | st.from_regex(r"[A-Za-z0-9 .,'()/-]+", fullmatch=True))
def test_value_is_refused_or_filled_in_as_one_short_line(value: str) -> None:
    try:
        filled = render(bare("{{ value }}", "value"), value=value)
    except Misuse:
        return
    assert filled == value
    assert (1 <= len(value.split(" ")) <= 5, set(value) & set('{}%#<>:;"`_@[]\n\r\t'), len(value) < 155) == (
        True,
        set(),
        True,
    )


@pytest.mark.parametrize("mode", get_args(Mode))
def test_instructions_are_the_prompt_named_like_the_mode(mode: Mode) -> None:
    [name] = [name for name in names() if name.endswith(f"/{mode}")]

    assert instructions(mode, limit=280, language="English") == render(load(name), limit=280, language="English")


def test_follow_up_stands_behind_the_instructions() -> None:
    first = instructions("thank", limit=280, language="English")

    assert instructions("thank", follow_up=True, limit=280, language="English") == (
        f"{first}\n\n{load('coaching/follow-up').text}"
    )


def test_mark_names_every_version_that_the_instructions_are_made_of() -> None:
    house, own, wish = (load(name).version for name in (HOUSE, "crisis/all-clear", "coaching/follow-up"))

    assert mark("all-clear") == f"crisis/all-clear {house}.{own}"
    assert mark("all-clear", follow_up=True) == f"crisis/all-clear {house}.{own}.{wish}"


def test_reminder_and_repair_are_short() -> None:
    assert (len(reminder().split()) <= 60, len(repair().split()) <= 60) == (True, True)
    assert repair().count(". ") == 0
