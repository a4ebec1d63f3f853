"""Labelled drafts are read as they stand, and a broken line is named."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from bot.draft import LIMIT
from bot.ear.example import Example, examples, targets
from bot.ear.sound import SOUNDS
from bot.errors import Misuse

LINE = '{"id":"a-1","writer":"a","domain":"bakery","platform":"x","text":"Sorry if you minded.","intent":"apologise"}'


def example(**known: object) -> Example:
    """A draft about which the readers found what is given."""
    kept = {"id": "a-1", "writer": "a", "domain": "bakery", "platform": "x", "text": "Sorry if you minded."}
    return Example(**{"intent": "apologise", **kept, **known})  # type: ignore[arg-type]


def test_lines_of_all_files_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text(LINE.replace("a-1", "b-1") + "\n")
    (tmp_path / "a.jsonl").write_text(f"{LINE}\n{LINE.replace('a-1', 'a-2')}\n")
    (tmp_path / "GUIDE.md").write_text("no drafts")

    assert examples(tmp_path) == (example(), example(id="a-2"), example(id="b-1"))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "Input data was truncated"),
        ("", "Input data was truncated"),
        (LINE.replace("apologise", "confess"), "Invalid enum value 'confess' - at `$.intent`"),
        (LINE.replace("bakery", "\udcff"), "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"),
        (LINE.replace('"writer":"a",', ""), "Object missing required field `writer`"),
        (LINE[:-1] + ',"issues":["rude"]}', "Invalid enum value 'rude' - at `$.issues[0]`"),
    ],
)
def test_broken_line_is_named_with_its_file(tmp_path: Path, line: str, reason: str) -> None:
    (tmp_path / "a.jsonl").write_text(f"{LINE}\n{line}\n{LINE}\n", encoding="utf-8", errors="surrogateescape")

    with pytest.raises(Misuse) as refused:
        examples(tmp_path)

    assert str(refused.value) == f"Line 2 of a.jsonl is no labelled draft: {reason}."


def test_only_the_end_of_a_line_ends_a_draft(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(LINE.replace(" if", "\u2028if") + "\n", encoding="utf-8")

    assert examples(tmp_path) == (example(text="Sorry\u2028if you minded."),)


def test_target_is_what_was_settled_on_weighed_by_how_many_said_so() -> None:
    draft = example(
        issues=("non-apology", "no-remedy"),
        components=("expression_of_regret",),
        disputed=("no-remedy", "excuse", "respond", "apologise", "explanation"),
    )

    true = {sound: draft.target(sound) for sound in SOUNDS if draft.target(sound)}

    assert true == {
        "non-apology": 1.0,
        "expression_of_regret": 1.0,
        "no-remedy": pytest.approx(2 / 3),
        "apologise": pytest.approx(2 / 3),
        "excuse": pytest.approx(1 / 3),
        "respond": pytest.approx(1 / 3),
        "explanation": pytest.approx(1 / 3),
    }


def test_targets_are_a_row_a_draft_and_a_column_a_sound() -> None:
    drafts = [example(), example(issues=("shouting",), intent="promote", disputed=("promote",))]

    assert np.array_equal(
        targets(drafts), np.array([[draft.target(sound) for sound in SOUNDS] for draft in drafts], dtype=np.float32)
    )


def test_drafts_that_the_ear_learns_from_keep_the_guide() -> None:
    drafts = examples()
    names = Counter(draft.id for draft in drafts)

    assert [name for name, count in names.items() if count > 1] == []
    assert [draft.id for draft in drafts if not draft.text.strip() or len(draft.text) > LIMIT] == []
    assert [draft.id for draft in drafts if not set(draft.disputed) <= set(SOUNDS)] == []
