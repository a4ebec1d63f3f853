"""How much is kept, in words; and a record as people read it."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.record import Kept, Record, Subject, as_text

SINCE = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        pytest.param(Kept(days=90), "nothing", id="nothing"),
        pytest.param(Kept(drafts=1, days=90), "1 draft", id="one"),
        pytest.param(Kept(drafts=2, events=1, days=90), "2 drafts and 1 action", id="two"),
        pytest.param(
            Kept(
                drafts=1,
                turns=1,
                whispers=1,
                events=2,
                mutes=1,
                profiles=1,
                since=datetime(2026, 1, 1, tzinfo=UTC),
                days=90,
            ),
            "1 draft, 1 message or card, 1 private answer, 2 actions, 1 name on a muted hint and 1 name on a profile",
            id="all",
        ),
    ],
)
def test_counts_are_said_in_words(kept: Kept, words: str) -> None:
    assert str(kept) == words


@given(st.lists(st.integers(0, 3), min_size=6, max_size=6))
def test_words_name_every_count_that_is_not_zero(counts: list[int]) -> None:
    kept = dict(zip(("drafts", "turns", "whispers", "events", "mutes", "profiles"), counts, strict=True))
    words = str(Kept(**kept, days=90))

    assert [int(word) for word in words.split() if word.isdigit()] == [count for count in counts if count]


def test_record_is_written_as_readable_json() -> None:
    text = as_text(Record(subject=Subject("web", "home", "Zoë"), days=90))

    assert text.startswith('{\n  "subject": {\n    "platform": "web",\n    "workspace": "home",\n    "person": "Zoë"\n')
    assert text.endswith("}\n")
    assert json.loads(text)["drafts"] == []
