"""How the workflow library keeps what it is given: as JSON, sealed."""

import json
from typing import Any

from dbos import Serializer

from bot.ports import Seal


class SealedJson(Serializer):
    """JSON instead of pickle, so that nothing that is read back can run; sealed, because it carries drafts."""

    def __init__(self, seal: Seal) -> None:
        self._seal = seal

    def serialize(self, data: Any) -> str:
        """Seal the JSON of `data`. An exception is kept by its type alone: its words may quote a draft."""
        if isinstance(data, BaseException):
            data = {"error": type(data).__name__}
        return self._seal.seal(json.dumps(data))

    def deserialize(self, serialized_data: str) -> Any:
        """The data again; an exception comes back as a RuntimeError that names its type."""
        data = json.loads(self._seal.unseal(serialized_data))
        if isinstance(data, dict) and list(data) == ["error"]:
            return RuntimeError(data["error"])
        return data

    def name(self) -> str:
        """What marks the rows that were written this way."""
        return "comeback_json"
