"""A workspace that listens on a port of this machine, and a browser without JavaScript."""

from collections.abc import Iterator

import httpx2
import pytest

from tests.adapters.web.fakes import Desk, desk, listening


@pytest.fixture
def workplace() -> Desk:
    """A workspace whose engine only takes events."""
    return desk()


@pytest.fixture
def browser(workplace: Desk) -> Iterator[httpx2.Client]:
    """Opens pages and sends forms; follows no redirect by itself."""
    with listening(workplace.app) as url, httpx2.Client(base_url=url, timeout=5) as client:
        yield client
