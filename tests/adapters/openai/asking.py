"""Asks a model as the coach would, and keeps what it says when it has no answer."""

from collections.abc import Awaitable, Callable
from time import monotonic

import msgspec
import pytest

from adapters.openai.model import OpenAIModel
from bot.errors import Unavailable
from bot.ports import CompletionRequest, Line
from tests.adapters.openai.server import FakeServer, Mode

DRAFT = "Zebedee Quillfeather waited nine hours for parcel 4711"
KEY = "sk-secret-of-the-house"
REQUEST = CompletionRequest(
    prompt="apologise/3",
    lines=(Line("system", "Write two wordings, as JSON."), Line("user", f'{{"draft": "{DRAFT}"}}')),
    schema={
        "type": "object",
        "properties": {"suggestions": {"type": "array", "items": {"type": "string"}}},
        "required": ["suggestions"],
        "additionalProperties": False,
    },
    seconds=5.0,
)


class FakeClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


Ask = Callable[[Mode], Awaitable[tuple[FakeServer, OpenAIModel]]]  # starts a server, and a model that asks it


async def sentence(model: OpenAIModel, seconds: float = 5.0) -> str:
    """With what the model says that it has no answer, in time."""
    began = monotonic()
    with pytest.raises(Unavailable) as raised:
        await model.complete(msgspec.structs.replace(REQUEST, seconds=seconds))
    assert monotonic() - began < seconds + 1
    return str(raised.value)


def host(fake: FakeServer) -> str:
    """The server's name in a sentence."""
    return fake.url.removeprefix("http://").removesuffix("/v1")
