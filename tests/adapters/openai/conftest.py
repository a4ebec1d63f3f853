"""Models that ask servers on this machine, and time that goes by when it is told to."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

import adapters.openai.server  # noqa: F401 - the SDK takes over a second to load, which is no part of a test's deadline
from adapters.openai.model import OpenAIModel
from adapters.openai.settings import OpenAISettings
from tests.adapters.openai.asking import KEY, Ask, FakeClock
from tests.adapters.openai.server import FakeServer, Mode, listening


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
async def ask(clock: FakeClock) -> AsyncIterator[Ask]:
    """Start a server in this mode and a model that asks it."""
    async with AsyncExitStack() as stack:

        async def started(mode: Mode) -> tuple[FakeServer, OpenAIModel]:
            fake = await stack.enter_async_context(listening(mode))
            model = OpenAIModel(OpenAISettings(model="tiny", base_url=fake.url, api_key=KEY), clock)
            stack.push_async_callback(model.close)
            return fake, model

        yield started
