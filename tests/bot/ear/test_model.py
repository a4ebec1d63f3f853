"""The numbers that training made: kept in a file, applied to evidence, and refused when the file is none."""

from contextlib import suppress
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ear.model import load, stage
from bot.ear.regression import chance
from bot.ear.sound import SOUNDS
from bot.errors import Unavailable
from tests.fakes_ear import FAINT, LOUD, FakeEmbedder, small_model

DAMAGED = "The ear's model is missing or damaged. Install Comeback anew."
BYTES = msgspec.msgpack.encode(small_model())


def test_stage_weighs_evidence_by_name_and_passes_over_what_it_does_not_know() -> None:
    two = stage(["loud", "long"], ["capitals", "words"], [(np.array([2.0, 0.0]), -1.0), (np.array([0.5, -1.0]), 0.25)])

    chances = two.chances([{"words": 2.0, "capitals": 1.0}, {}, {"words": 1.0, "smell": 100.0}])

    assert np.allclose(chances, chance(np.array([[1.0, -1.25], [-1.0, 0.25], [-1.0, -0.75]])))


def test_stage_without_drafts_says_nothing() -> None:
    assert stage(["loud"], ["capitals"], [(np.array([2.0]), -1.0)]).chances([]).shape == (0, 1)


@given(st.dictionaries(st.text(), st.floats(-1e6, 1e6)))
def test_evidence_that_nobody_knows_changes_nothing(strange: dict[str, float]) -> None:
    only = stage(["loud"], ["sounds loud"], [(np.array([1.0]), 0.5)])
    strange.pop("sounds loud", None)

    assert np.array_equal(only.chances([{**strange, "sounds loud": 1.0}]), only.chances([{"sounds loud": 1.0}]))


def test_heads_say_a_column_a_sound_of_each_vector() -> None:
    said = small_model().sounds(FakeEmbedder().embed(["Sorry if you minded.", "Nothing."]).vectors)

    heard = [
        {sound for sound, number in zip(SOUNDS, row, strict=True) if number == LOUD - FAINT + FAINT} for row in said
    ]
    assert heard == [{"non-apology", "apologise", "expression_of_regret"}, set()]
    assert said.dtype == np.float32


def test_model_comes_back_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "model.msgpack"
    path.write_bytes(BYTES)

    assert load(path) == small_model()


def test_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=DAMAGED):
        load(tmp_path / "model.msgpack")


@given(st.integers(0, len(BYTES) - 1).map(lambda end: BYTES[:end]) | st.binary().map(BYTES.__add__) | st.binary())
def test_damaged_file_is_told(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.msgpack"
    path.write_bytes(content)

    if content == BYTES:
        assert load(path) == small_model()
    else:
        with pytest.raises(Unavailable, match=DAMAGED):
            load(path)


@given(st.integers(0, len(BYTES) - 1), st.integers(1, 255))
def test_changed_byte_is_told_or_read_as_another_model(
    tmp_path_factory: pytest.TempPathFactory, place: int, change: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "changed.msgpack"
    path.write_bytes(BYTES[:place] + bytes([BYTES[place] ^ change]) + BYTES[place + 1 :])

    with suppress(Unavailable):
        assert load(path) != small_model()
