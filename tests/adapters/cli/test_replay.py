"""Events from a file: every line is one event, or is named."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.cli.replay import events_of, parse
from bot.chat import encode
from bot.errors import Misuse
from tests.scene import mention, press


def test_replay_reads_one_event_a_line_and_passes_over_blank_lines(tmp_path: Path) -> None:
    events = (mention("a draft"), press("coach:shorter::e1"))
    file = tmp_path / "events.jsonl"
    file.write_bytes(encode(events[0]) + b"\n\n" + encode(events[1]) + b"\n")

    assert tuple(events_of(str(file))) == events


def test_replay_names_the_line_that_is_no_event() -> None:
    with pytest.raises(Misuse, match=r"^Line 2: This is not an event: "):
        tuple(parse([encode(mention("a")), b'{"type": "mention"}']))


def test_replay_says_which_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(Misuse, match="cannot be read: No such file or directory"):
        tuple(events_of(str(tmp_path / "nothing.jsonl")))


@given(st.lists(st.binary()))
def test_replay_of_any_bytes_is_events_or_one_sentence(lines: list[bytes]) -> None:
    try:
        tuple(parse(lines))
    except Misuse as error:
        assert str(error).startswith("Line ")  # noqa: PT017 - both ways are right
