"""The workflow library's connections lead to the same database, and treat an SQLite file as the application does."""

from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import OperationalError

from adapters.sql.durable import durable_engine
from adapters.sql.migration import migrate
from adapters.sql.table import metadata
from bot.errors import Unavailable


def test_durable_engine_sees_the_tables_of_the_database(url: str) -> None:
    migrate(url)
    engine = durable_engine(url)

    assert set(inspect(engine).get_table_names()) == {*metadata.tables, "alembic_version"}
    engine.dispose()


@pytest.mark.parametrize(("more", "patience"), [("", 30_000), ("?timeout=0.5", 500)])
def test_durable_engine_prepares_a_file(tmp_path: Path, more: str, patience: int) -> None:
    url = f"sqlite:///{tmp_path}/comeback.db{more}"
    migrate(url)
    engine = durable_engine(url)
    names = ("journal_mode", "foreign_keys", "secure_delete", "busy_timeout")
    with engine.connect() as connection:
        settings = [connection.scalar(text(f"PRAGMA {name}")) for name in names]

    assert settings == ["wal", 1, 1, patience]
    engine.dispose()


def test_durable_engine_takes_the_lock_when_it_writes(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/comeback.db?timeout=0.05"
    migrate(url)
    engine = durable_engine(url)
    write = text("INSERT INTO worker (id, seen_at) VALUES (:id, '2026-01-01')")
    with engine.begin() as first, engine.begin() as second:
        first.execute(write, {"id": "first"})
        assert second.scalar(text("SELECT count(*) FROM worker")) == 0
        with pytest.raises(OperationalError, match="database is locked"):
            second.execute(write, {"id": "second"})
    with engine.connect() as connection:
        assert connection.execute(text("SELECT id FROM worker")).all() == [("first",)]
    engine.dispose()


def test_durable_engine_never_makes_a_file(tmp_path: Path) -> None:
    engine = durable_engine(f"sqlite:///{tmp_path}/comeback.db")

    with pytest.raises(OperationalError, match="unable to open database file"), engine.connect():
        pass
    assert list(tmp_path.iterdir()) == []


def test_durable_engine_has_few_connections(url: str) -> None:
    engine = durable_engine(url)

    kept, more = (2, 0) if "sqlite" in url else (5, 5)
    assert engine.pool.status().startswith(f"Pool size: {kept} ")
    assert vars(engine.pool)["_max_overflow"] == more


def test_durable_engine_refuses_an_address_that_is_none() -> None:
    with pytest.raises(Unavailable) as raised:
        durable_engine("mysql://me:secret@host/db")

    assert "secret" not in str(raised.value)
