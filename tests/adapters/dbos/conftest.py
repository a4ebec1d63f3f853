"""A workshop on each kind of database."""

from collections.abc import Iterator

import pytest

from adapters.sql.database import Database
from tests.adapters.dbos.workshop import Workshop


@pytest.fixture
def workshop(database: Database, url: str) -> Iterator[Workshop]:
    workshop = Workshop(database, url)
    yield workshop
    workshop.durable.dispose()
