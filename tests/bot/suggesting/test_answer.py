"""The one form of an answer, and how it is found in what a model really writes."""

import json
import time

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.suggesting.answer import LABELS, SCHEMA, Answer, Remarked, Written, parse

GOOD = '{"suggestions": [{"title": "Calm", "text": "We\'re sorry.", "why": "It owns it."}], "findings": []}'
ANSWER = Answer((Written("Calm", "We're sorry.", "It owns it."),), ())

WORDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20).map(str.strip).filter(bool)
ANSWERS = st.builds(
    Answer,
    st.lists(st.builds(Written, WORDS, WORDS, WORDS), max_size=3).map(tuple),
    st.lists(st.builds(Remarked, st.sampled_from(LABELS), WORDS, WORDS), max_size=3).map(tuple),
)
TALK = st.text(st.characters(exclude_characters="{}<>\"'", exclude_categories=("Cs",)), max_size=80)
PIECES = st.sampled_from(
    [
        "{",
        "}",
        '"suggestions"',
        "<think>",
        "</think>",
        "[",
        "]",
        ":",
        ",",
        '"',
        "```json",
        "```",
        '{"a":',
        GOOD,
        "\\",
        "1",
    ]
)
SOUP = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join))


def written(answer: Answer) -> str:
    return msgspec.json.encode(answer).decode()


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"```json\n{GOOD}\n```",
        f"Sure! Here it is:\n\n```\n{GOOD}\n```\nHope that helps {{:",
        f"<think>maybe {{}} or {GOOD.replace('Calm', 'Not this')}</think>\n{GOOD}",
        f"the thought began before </think>{GOOD}",
        f"{GOOD}<think>was that good? {{",
        f'{{"answer": {GOOD}}}',
        f"[{GOOD}]",
        f'{{"note": "no"}} {GOOD}',
        '{"findings": [], "extra": 1, ' + GOOD[1:-17] + "}",
        f"{{not json}} {{ {GOOD}",
        GOOD.replace('"findings": []', '"findings": [{"label": "rude", "quote": "a", "message": "b"}, 7, null]'),
        GOOD.replace(', "findings": []', ""),
    ],
)
def test_parse_finds_the_answer(text: str) -> None:
    assert parse(text) == ANSWER


@pytest.mark.parametrize(
    "text",
    ["", "No.", "<think>" + GOOD, '{"suggestions": "none"}', '{"suggestions": [', '"suggestions"', "{}", "[]", "null"],
)
def test_parse_is_none_where_there_is_no_answer(text: str) -> None:
    assert parse(text) is None


def test_parse_keeps_a_mark_of_thoughts_that_a_wording_quotes() -> None:
    text = written(Answer((Written("a", "Write <think> and </think>.", "b"),)))

    assert parse(text) == Answer((Written("a", "Write <think> and </think>.", "b"),))


def test_parse_reads_line_breaks_that_json_forbids() -> None:
    assert parse('{"suggestions": [{"title": "a", "text": "One\nTwo", "why": ""}]}') == Answer(
        (Written("a", "One\nTwo", ""),)
    )


def test_parse_leaves_out_what_is_too_much() -> None:
    suggestions = [{"title": "t" * 99, "text": "x" * n, "why": "w" * 999} for n in (0, 1, 2, 3, 4, 4_000, 4_001, 6)]
    findings = [{"label": "excuse", "quote": "q", "message": str(n)} for n in range(20)]

    answer = parse(json.dumps({"suggestions": suggestions, "findings": findings}))

    assert answer == Answer(
        tuple(Written("t" * 80, "x" * n, "w" * 300) for n in (1, 2, 3, 4, 4_000)),
        tuple(Remarked("excuse", "q", str(n)) for n in range(10)),
    )


def test_parse_replaces_half_characters() -> None:
    answer = parse('{"suggestions": [{"title": "", "text": "a\\ud83d b", "why": ""}]}')

    assert answer == Answer((Written("", "a? b", ""),))


def test_schema_wants_every_field_and_nothing_else() -> None:
    suggestion = SCHEMA["properties"]["suggestions"]["items"]
    finding = SCHEMA["properties"]["findings"]["items"]

    assert [(part["required"], part["additionalProperties"]) for part in (SCHEMA, suggestion, finding)] == [
        (["suggestions", "findings"], False),
        (["title", "text", "why"], False),
        (["label", "quote", "message"], False),
    ]
    assert finding["properties"]["label"]["enum"] == list(LABELS)


@given(ANSWERS)
def test_parse_reads_back_what_was_written(answer: Answer) -> None:
    assert parse(written(answer)) == answer


@given(ANSWERS, TALK, TALK)
def test_parse_reads_it_with_anything_around(answer: Answer, before: str, after: str) -> None:
    text = written(answer)

    assert parse(f"{before}\n```json\n{text}\n```{after}") == answer
    assert parse(f"<think>{before}</think>{text}{after}") == answer


@given(SOUP)
def test_parse_never_fails(text: str) -> None:
    answer = parse(text)

    assert answer is None or all(0 < len(one.text) <= 4_000 for one in answer.suggestions)


@pytest.mark.parametrize(
    "run",
    ["{", '{"', '{"a":', '{"a":[', "<think>", "</think>", "<think></think>", '{"suggestions":', "[", '"', "\\", "`"],
)
def test_parse_takes_no_longer_for_long_runs(run: str) -> None:
    started = time.perf_counter()

    assert parse(run * (200_000 // len(run)) + '"suggestions"') is None
    assert time.perf_counter() - started < 1
