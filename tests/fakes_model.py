"""A language model that says what it was told to say, and keeps what it was asked."""

import json
from collections.abc import Callable

from bot.errors import Unavailable
from bot.ports import Completion, CompletionRequest

Script = str | Unavailable | Callable[[CompletionRequest], str]


def answer(*texts: str, findings: list[dict[str, str]] | None = None) -> str:
    """A well-formed answer with these wordings."""
    suggestions = [{"title": "Plain", "text": text, "why": "It says it plainly."} for text in texts]
    return json.dumps({"suggestions": suggestions, "findings": findings or []}, ensure_ascii=False)


class FakeModel:
    """Answers call after call from a script; the last line is said again and again."""

    name = "tiny"

    def __init__(self, *script: Script, seconds: float = 1.5) -> None:
        self.asked: list[CompletionRequest] = []
        self._script = script
        self._seconds = seconds

    async def complete(self, request: CompletionRequest) -> Completion:
        said = self._script[min(len(self.asked), len(self._script) - 1)]
        self.asked.append(request)
        if isinstance(said, Unavailable):
            raise said
        return Completion(
            text=said if isinstance(said, str) else said(request),
            model="tiny-1",
            rung="json_schema",
            tokens_in=1_300,
            tokens_out=150,
            tokens_cached=1_024,
            seconds=self._seconds,
        )


def material(request: CompletionRequest) -> dict[str, object]:
    """The JSON object that a request carries."""
    sent: dict[str, object] = json.loads(request.lines[1].text.partition("\n\n")[0])
    return sent
