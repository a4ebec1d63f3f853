"""Drafts in, results out: every field, and a sentence for everything that is no draft."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adapters.cli.jsonl import Row, result, row
from bot.coaching.reading import Reading
from bot.conversation import Suggestion
from bot.draft import Draft
from bot.errors import Misuse
from bot.finding import INTENTS, Finding, Severity, Span
from bot.profile import Profile

WORDS = st.text(st.characters(exclude_categories=["Cs"]))
FINDING = Finding(
    rule="apology-conditional",
    label="non-apology",
    severity=Severity.ERROR,
    span=Span(0, 8),
    message="“Sorry if” makes it a maybe.",
    fix="Say what you did.",
)
READING = Reading(Draft("Sorry if"), "en", "apologise", ("expression_of_regret",), (FINDING,))


def test_row_takes_every_field_and_passes_over_others() -> None:
    line = '{"id": 7, "text": "é", "parent": "p", "platform": "x", "intent": "promote", "followers": 3, "profile": {}}'

    assert row(line) == Row(text="é", id=7, parent="p", platform="x", intent="promote", profile=Profile())


def test_row_may_tell_how_its_writers_write() -> None:
    told = {"tone": ["warm"], "forbidden": ["synergy"], "job": "We bake bread", "followers": 3}
    profile = Profile(tone=("warm",), forbidden=("synergy",), job="We bake bread")

    assert row(json.dumps({"text": "a", "profile": told})) == Row(text="a", profile=profile)
    assert row('{"text": "a", "profile": null}') == Row(text="a")


def test_row_may_start_with_a_byte_order_mark() -> None:
    assert row(b'\xef\xbb\xbf{"text": "a"}\r\n') == Row(text="a")


@pytest.mark.parametrize("intent", INTENTS)
def test_row_names_its_intent(intent: str) -> None:
    assert row(json.dumps({"text": "a", "intent": intent})).chosen == intent


def test_row_without_intent_chooses_none() -> None:
    assert row('{"text": "a", "intent": null}').chosen is None


def test_row_with_an_unknown_intent_says_which_there_are() -> None:
    with pytest.raises(Misuse, match=r"^There is no such intent\. It is one of respond, apologise, .*, other\.$"):
        _ = row('{"text": "a", "intent": "boast"}').chosen


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (b'{"text": "\xff"}', "This is not UTF-8 text."),
        ('{"text": "\ud800"}', "This is not UTF-8 text."),
        ("nope", "This is not JSON: JSON is malformed: invalid character (byte 4)."),
        ('{"text": "a"', "This is not JSON: Input data was truncated."),
        ("[]", "This is not a draft: Expected `object`, got `array`."),
        ('{"id": 1}', "This is not a draft: Object missing required field `text`."),
        ('{"text": 1}', "This is not a draft: Expected `str`, got `int` - at `$.text`."),
        ('{"text": "a", "id": 1.5}', "This is not a draft: Expected `int | str | null`, got `float` - at `$.id`."),
        ('{"text": "a", "profile": 3}', "This is not a draft: Expected `object | null`, got `int` - at `$.profile`."),
        (
            '{"text": "a", "profile": {"tone": "warm"}}',
            "This is not a draft: Expected `array`, got `str` - at `$.profile.tone`.",
        ),
        ('{"text": "a", "x": ' + "[" * 100_000, "This is not a draft: it is nested too deeply."),
    ],
    ids=[
        "bytes",
        "surrogate",
        "no json",
        "cut",
        "no object",
        "no text",
        "text type",
        "id type",
        "profile type",
        "tone type",
        "nested",
    ],
)
def test_broken_line_is_told_in_one_sentence(line: bytes | str, sentence: str) -> None:
    with pytest.raises(Misuse) as caught:
        row(line)

    assert str(caught.value) == sentence


@given(st.one_of(st.binary(), st.text()))
@example(b'{"text": "\\ud800"}')
def test_any_line_is_a_row_or_one_sentence(line: bytes | str) -> None:
    try:
        parsed: object = row(line)
    except Misuse as error:
        parsed = str(error)

    assert isinstance(parsed, Row) or str(parsed).splitlines() == [parsed]


@given(st.builds(Row, text=WORDS, id=st.none() | WORDS | st.integers(), parent=st.none() | WORDS, platform=WORDS))
def test_row_is_read_back_as_it_was_written(written: Row) -> None:
    fields = {name: getattr(written, name) for name in written.__struct_fields__}

    assert row(json.dumps(fields, ensure_ascii=False).encode()) == written


def test_result_has_its_fields_in_a_stable_order() -> None:
    assert result(READING, identity="a-1") == (
        '{"id":"a-1","language":"en","intent":"apologise","components":["expression_of_regret"],"findings":['
        '{"rule":"apology-conditional","label":"non-apology","severity":"error","start":0,"end":8,'
        '"message":"“Sorry if” makes it a maybe.","heard_by":"rule"}]}'
    )


def test_result_leaves_out_what_is_not_known() -> None:
    missing = Finding(rule="a-b", label=None, severity=Severity.PRAISE, span=None, message="m", fix="f", confidence=0.5)

    assert json.loads(result(READING._replace(findings=(missing,), components=()))) == {
        "language": "en",
        "intent": "apologise",
        "components": [],
        "findings": [
            {
                "rule": "a-b",
                "label": None,
                "severity": "praise",
                "start": None,
                "end": None,
                "message": "m",
                "heard_by": "rule",
                "confidence": 0.5,
            }
        ],
    }


def test_result_carries_suggestions_when_they_were_asked_for() -> None:
    wording = Suggestion(id="draft.1", title="Brief", text="Sorry. [Who]", made_by="composer", prompt="composer 1")
    bare = READING._replace(findings=(), components=())

    assert json.loads(result(bare, (wording,)))["suggestions"] == [
        {
            "id": "draft.1",
            "title": "Brief",
            "text": "Sorry. [Who]",
            "made_by": "composer",
            "prompt": "composer 1",
            "why": "",
            "check": [],
        }
    ]
    assert json.loads(result(bare, ()))["suggestions"] == []


@given(WORDS)
def test_result_stays_on_one_line(identity: str) -> None:
    assert json.loads(result(READING, identity=identity))["id"] == identity
    assert "\n" not in result(READING, identity=identity)
