"""How a server is asked. What servers understand differs, and they say so in errors only."""

from typing import Any, Literal

import msgspec

from adapters.openai.failure import Part
from bot.ports import CompletionRequest, Line, Rung

_HUMBLER: dict[Rung, Rung] = {"json_schema": "json_object", "json_object": "text"}
_IN_WORDS = "\n\nAnswer with one JSON object and nothing else. It must fit this JSON schema:\n{}"


class Manner(msgspec.Struct, frozen=True):
    """What a request says of the answer's form, and what it calls the limit of its length.

    The limit goes by its older name first: who knows only the newer one says so, who knows only the older one would
    write without end.
    """

    rung: Rung = "json_schema"
    limit: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"

    def humbler(self, disliked: frozenset[Part]) -> "Manner | None":
        """The manner to try next with a server that dislikes these parts; None when there is none."""
        if "limit" in disliked and self.limit == "max_tokens":
            return Manner(self.rung, "max_completion_tokens")
        if "form" in disliked and self.rung in _HUMBLER:
            return Manner(_HUMBLER[self.rung], self.limit)
        return None

    def parameters(self, request: CompletionRequest, model: str) -> dict[str, Any]:
        """The body of a request to Chat Completions."""
        form = _form(self.rung, request.schema)
        return {
            "model": model,
            "messages": [{"role": line.role, "content": _writable(line.text)} for line in self._lines(request)],
            self.limit: request.tokens,
            **({"response_format": form} if form else {}),
        }

    def _lines(self, request: CompletionRequest) -> tuple[Line, ...]:
        """A server that takes no schema is told it in words, behind everything else."""
        if self.rung == "json_schema":
            return request.lines
        *before, last = request.lines
        return (*before, Line(last.role, last.text + _IN_WORDS.format(msgspec.json.encode(request.schema).decode())))


def _form(rung: Rung, schema: dict[str, Any]) -> dict[str, Any] | None:
    match rung:
        case "json_schema":
            return {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": schema}}
        case "json_object":
            return {"type": "json_object"}
        case "text":
            return None


def _writable(text: str) -> str:
    """The text without halves of characters, which no request can carry."""
    return text.encode(errors="replace").decode()
