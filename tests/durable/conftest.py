"""A stage on each kind of database."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.durable.stage import Stage


@pytest.fixture
async def stage(url: str, tmp_path: Path) -> AsyncIterator[Stage]:
    stage = Stage(url, tmp_path)
    yield stage
    await stage.close()
