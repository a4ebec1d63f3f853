"""What heads said of drafts is kept beside the drafts, and is used for these only."""

from pathlib import Path

import msgspec
import numpy as np
import pytest

from bot.ear.example import Example, examples
from bot.ear.kept import Said, keep, kept
from bot.ear.sound import SOUNDS
from bot.errors import Misuse

DRAFTS = examples()[:4]
SAID = np.linspace(-8, 8, 4 * len(SOUNDS), dtype=np.float32).reshape(4, -1)
NOTHING = "Nothing is kept of a training. Train the whole ear first."
OTHERS = "What is kept of the last training belongs to other drafts. Train the whole ear again."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    keep(DRAFTS, SAID, 3, tmp_path / "said.msgpack")
    return tmp_path / "said.msgpack"


def test_what_was_said_comes_back_in_half_precision(path: Path) -> None:
    found = kept(DRAFTS, 3, path)

    assert np.array_equal(found, SAID.astype(np.float16).astype(np.float32))
    assert found.dtype == np.float32


def relabelled(draft: Example) -> Example:
    return msgspec.structs.replace(draft, issues=("shouting",))


@pytest.mark.parametrize(
    ("drafts", "folds"),
    [
        (DRAFTS, 2),
        (DRAFTS[:3], 3),
        (DRAFTS[::-1], 3),
        ((*DRAFTS[:3], relabelled(DRAFTS[3])), 3),
    ],
)
def test_what_was_said_of_other_drafts_is_refused(path: Path, drafts: tuple[Example, ...], folds: int) -> None:
    with pytest.raises(Misuse) as refused:
        kept(drafts, folds, path)

    assert str(refused.value) == OTHERS


def test_missing_or_damaged_file_is_refused(path: Path) -> None:
    whole = path.read_bytes()

    for content in (whole[:-1], whole + b"x", b"", b"{}"):
        path.write_bytes(content)
        with pytest.raises(Misuse) as refused:
            kept(DRAFTS, 3, path)
        assert str(refused.value) == NOTHING

    path.unlink()
    with pytest.raises(Misuse) as refused:
        kept(DRAFTS, 3, path)
    assert str(refused.value) == NOTHING


def test_file_names_its_drafts_by_a_hash_and_holds_none_of_their_words(path: Path) -> None:
    said = msgspec.msgpack.decode(path.read_bytes(), type=Said)

    assert (len(said.drafts), said.folds, len(said.numbers)) == (32, 3, 2 * SAID.size)
