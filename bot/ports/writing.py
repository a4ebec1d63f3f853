"""What writes better wordings, and what it needs to know of a workspace."""

from datetime import timedelta
from typing import Any, Literal, Protocol

import msgspec

from bot.chat import Event, Place
from bot.profile import Profile

Rung = Literal["json_schema", "json_object", "text"]  # how the form of the answer is asked for, the strictest first


class Line(msgspec.Struct, frozen=True):
    """A message of the talk with a language model."""

    role: Literal["system", "user", "assistant"]
    text: str


class CompletionRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What a language model is asked: instructions first, then material, then a short reminder."""

    prompt: str  # name and version, for comparing results later
    lines: tuple[Line, ...]
    schema: dict[str, Any]  # JSON schema of the answer: every field required, nothing besides
    tokens: int = 600  # at most, of the answer
    seconds: float = 45.0  # at most, with every attempt


class Completion(msgspec.Struct, frozen=True, kw_only=True):
    """What a language model answered. `text` is not checked yet: it may be no JSON at all."""

    text: str
    model: str
    rung: Rung
    tokens_in: int
    tokens_out: int
    tokens_cached: int  # of those that went in: what the provider had kept from before
    seconds: float


class LanguageModel(Protocol):
    """Writes what it is asked for. adapters/openai."""

    name: str  # of the model, for people

    async def complete(self, request: CompletionRequest) -> Completion:
        """Ask once, within the seconds of the request.

        Raises Unavailable, with a sentence for people, when there is no answer: out of reach, too slow, cut off,
        refused, over its limits, or asked too often in vain.
        """


class Usage(msgspec.Struct, frozen=True, kw_only=True):
    """What a call of a language model came to. It holds no words of anybody."""

    prompt: str
    model: str
    tokens_in: int
    tokens_out: int
    tokens_cached: int
    seconds: float
    outcome: str  # "used", "repaired", or why nothing of it was used: "form", "guards", "unavailable"


class Usages(Protocol):
    """Which calls of language models were made for a workspace. adapters/sql."""

    async def add(self, event: Event, usages: tuple[Usage, ...]) -> None:
        """Store the calls made for this event, once an event."""

    async def spent(self, place: Place, within: timedelta) -> int:
        """How many tokens, in and out, the place's workspace used in the last so-long."""


class Profiles(Protocol):
    """How each workspace writes. adapters/sql."""

    async def of(self, place: Place) -> Profile:
        """The profile of the place's workspace; an empty one when nobody told."""

    async def put(self, event: Event, profile: Profile) -> None:
        """Store the profile of the event's workspace in place of the last one. Raises Misuse for a forgotten event."""
