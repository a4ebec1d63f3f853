"""Saved answers of a model: what the guards leave of them is counted."""

import json
from collections import Counter
from pathlib import Path

from benchmarks.suggestions import counted, saved
from tests.fakes_model import answer

DRAFT = "We lost your parcel on Friday. Sorry if that was annoying. The refund is on its way."
FINE = "We lost your parcel on Friday, and we're sorry. The refund is on its way."


def test_answers_are_read_from_files_and_counted_by_what_became_of_them(tmp_path: Path) -> None:
    said = [answer(FINE, "@everyone sorry!"), answer(f"{FINE} We will send a voucher."), "Sure, here it is!"]
    rows = [{"mode": "apologise", "draft": DRAFT, "answer": text, "model": "tiny"} for text in said]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    why: Counter[str] = Counter()

    counts = [+counted(one, why) for one in saved(tmp_path)]

    assert counts == [
        {"answers": 1, "wordings": 2, "as written": 1, "rejected": 1},
        {"answers": 1, "wordings": 1, "with gaps": 1},
        {"answers": 1, "no form": 1},
    ]
    assert why == {"mass-mention": 1}
