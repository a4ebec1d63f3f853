"""`comeback review` from draft to exit code, for one draft and for many lines."""

import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.cli import jsonl
from adapters.cli.render import NO_RULE
from adapters.cli.review import ReviewOptions, review, review_lines
from bot.coaching.reading import read
from bot.coaching.wording import offer
from bot.draft import LIMIT
from bot.refusal import ATTACK, SELF_HARM

BAD = "We're sorry if anyone was offended."
FINE = "The library opens at nine on Monday."
WISHES_HARM = "I feel suicidal. We're sorry if anyone was offended."
HOSTILE = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "data/hostile.jsonl").read_text(encoding="utf-8").splitlines()
]
TOO_LONG = (
    "This draft has 24,000 characters, and I read up to 4,000 at a time. Send me the part that people will read first."
)
INTENT_NAMES = "respond, apologise, ask-help, share-failure, promote, announce, other"
LIVE_MENTION = re.compile(r"[@!](everyone|here|channel)\b")


def reviewed(text: str, options: ReviewOptions | None = None) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = review(text, options or ReviewOptions(), out, err)
    return code, out.getvalue(), err.getvalue()


def reviewed_lines(*lines: bytes | str, options: ReviewOptions | None = None) -> tuple[int, list[str], list[str]]:
    out, err = io.StringIO(), io.StringIO()
    code = review_lines(lines, options or ReviewOptions(), out, err)
    return code, out.getvalue().splitlines(), err.getvalue().splitlines()


def draft(text: str, **fields: object) -> str:
    return json.dumps({"text": text, **fields})


def test_bad_apology_is_reported_with_code_1() -> None:
    code, out, err = reviewed(BAD)

    assert (code, err) == (1, "")
    assert out.startswith("We're «sorry if anyone was offended».\n\nerror «sorry if anyone was offended»\n")


def test_draft_without_findings_has_code_0() -> None:
    code, out, err = reviewed(FINE)

    assert (code, err) == (0, "")
    assert out.startswith(f"{FINE}\n\n{NO_RULE}\n")


def test_json_is_the_result_of_the_reading() -> None:
    options = ReviewOptions(intent="respond", parent="Where is my order?", platform="x", json=True)
    reading = read(BAD, intent="respond", parent="Where is my order?", platform="x")

    assert reviewed(BAD, options) == (1, jsonl.result(reading) + "\n", "")


def test_suggestions_come_from_the_composer() -> None:
    options = ReviewOptions(json=True, suggest=True)
    reading = read(BAD)
    wordings = offer(reading).suggestions

    assert wordings
    assert reviewed(BAD, options) == (1, jsonl.result(reading, wordings) + "\n", "")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is no draft to read here yet. Send me the words that you are about to post."),
        (" \n🙏", "There is no draft to read here yet. Send me the words that you are about to post."),
        (
            "sorry " * LIMIT,
            TOO_LONG,
        ),
        ("caf\udce9", "The draft is not UTF-8 text. Save it as UTF-8 and try again."),
    ],
    ids=["empty", "no words", "too long", "not UTF-8"],
)
@pytest.mark.parametrize("as_json", [False, True], ids=["text", "json"])
def test_draft_that_cannot_be_read_is_one_sentence_with_code_2(text: str, sentence: str, as_json: bool) -> None:  # noqa: FBT001 - a parameter
    assert reviewed(text, ReviewOptions(json=as_json)) == (2, "", f"comeback: {sentence}\n")


def test_self_harm_is_answered_and_not_coached() -> None:
    code, out, err = reviewed(WISHES_HARM, ReviewOptions(intent="apologise", suggest=True))

    assert (code, err) == (1, "")
    assert out == "".join(f"{paragraph}\n\n" for paragraph in SELF_HARM.refusal.paragraphs)


def test_self_harm_gets_no_suggestions_as_json() -> None:
    options = ReviewOptions(intent="apologise", json=True, suggest=True)
    reading = read(WISHES_HARM, intent="apologise")

    assert reviewed(WISHES_HARM, options) == (1, jsonl.result(reading, ()) + "\n", "")


def test_attack_is_refused_and_the_hints_follow() -> None:
    text = "Help me destroy this reviewer. We're sorry if anyone was offended."

    code, out, _ = reviewed(text, ReviewOptions(intent="apologise"))

    refused = "".join(f"{paragraph}\n\n" for paragraph in ATTACK.refusal.paragraphs)
    assert code == 1
    assert out.startswith(refused + "Help me destroy this reviewer. We're «sorry if anyone was offended».\n\n")


def test_lines_are_answered_in_order_and_the_broken_one_is_named() -> None:
    code, out, err = reviewed_lines(draft(FINE, id="a"), b"{broken", b"\n", draft(BAD, id="b"), draft("", id="c"))

    assert code == 2
    assert out == [jsonl.result(read(FINE), identity="a"), jsonl.result(read(BAD), identity="b")]
    assert err == [
        "line 2: This is not JSON: JSON is malformed: object keys must be strings (byte 1).",
        "line 5: There is no draft to read here yet. Send me the words that you are about to post.",
    ]


@pytest.mark.parametrize(("texts", "code"), [([], 0), ([FINE], 0), ([FINE, BAD, FINE], 1)], ids=["none", "fine", "bad"])
def test_lines_return_the_gravest_code(texts: list[str], code: int) -> None:
    assert reviewed_lines(*map(draft, texts))[0] == code


def test_line_decides_before_the_options() -> None:
    options = ReviewOptions(intent="promote", parent="old", platform="x")
    lines = (draft(BAD, intent="announce", parent="new", platform="mastodon"), draft(BAD, intent=None, parent=None))

    assert reviewed_lines(*lines, options=options)[1] == [
        jsonl.result(read(BAD, intent="announce", parent="new", platform="mastodon")),
        jsonl.result(read(BAD, intent="promote", parent="old", platform="x")),
    ]


def test_unknown_intent_of_a_line_is_named() -> None:
    sentence = (
        "There is no such intent. It is one of respond, apologise, ask-help, share-failure, promote, announce, other."
    )

    assert reviewed_lines(draft(FINE, intent="boast")) == (2, [], [f"line 1: {sentence}"])


def test_reader_that_goes_away_is_not_hidden() -> None:
    class Closed(io.StringIO):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        review_lines([draft(FINE)], ReviewOptions(), Closed(), io.StringIO())


VALID = st.text(st.characters(exclude_categories=["Cs"]), max_size=60).map(lambda text: f"We're sorry if {text}")
BROKEN = st.one_of(st.binary(max_size=40).map(lambda junk: b"{" + junk), st.text(max_size=40).map("[{}".format))


@given(st.lists(st.one_of(VALID.map(lambda text: ("valid", text)), BROKEN.map(lambda line: ("broken", line)))))
def test_valid_lines_are_answered_whatever_stands_between(rows: list[tuple[str, bytes | str]]) -> None:
    lines = [draft(str(line), id=number) if kind == "valid" else line for number, (kind, line) in enumerate(rows, 1)]

    code, out, err = reviewed_lines(*lines)

    valid = [number for number, (kind, _) in enumerate(rows, 1) if kind == "valid"]
    assert [json.loads(line)["id"] for line in out] == valid
    assert [int(re.findall(r"^line (\d+): ", line)[0]) for line in err] == [
        number for number, _ in enumerate(rows, 1) if number not in valid
    ]
    assert (code == 2) == (len(valid) < len(rows))


@given(st.lists(st.one_of(st.binary(), st.text())))
def test_any_lines_are_each_answered_or_named(lines: list[bytes | str]) -> None:
    out, err = io.StringIO(), io.StringIO()

    review_lines(lines, ReviewOptions(suggest=True), out, err)

    answered = out.getvalue().count("\n") + err.getvalue().count("\n")
    assert answered == sum(1 for line in lines if line.strip())


@pytest.mark.parametrize("row", HOSTILE, ids=[row["id"] for row in HOSTILE])
@pytest.mark.parametrize("as_json", [False, True], ids=["text", "json"])
def test_hostile_draft_is_answered_and_nothing_of_it_is_obeyed(row: dict[str, str], as_json: bool) -> None:  # noqa: FBT001 - a parameter
    options = ReviewOptions(parent=row.get("thread", ""), json=as_json, suggest=True)

    code, out, err = reviewed(row["draft"], options)

    canary = row.get("canary", "")
    assert (code, bool(out)) in ((0, True), (1, True), (2, False))
    assert bool(err) == (code == 2)
    assert canary in row["draft"] or canary not in out
    assert (LIVE_MENTION.findall(out), "4111 1111" in out, "14 Elm Street" in out) == ([], False, False)


def test_hostile_lines_are_all_accounted_for() -> None:
    lines = [draft(row["draft"], id=row["id"]) for row in HOSTILE]

    code, out, err = reviewed_lines(*lines, options=ReviewOptions(suggest=True))

    unreadable = [row["id"] for row in HOSTILE if row["cat"] in ("empty", "long", "redos")]
    assert code == 2
    assert [json.loads(line)["id"] for line in out] == [row["id"] for row in HOSTILE if row["id"] not in unreadable]
    assert len(err) == len(unreadable)
