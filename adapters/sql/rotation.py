"""Sealing anew, with the present key, whatever is kept: after a change of keys, or after the first key was set."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Text, bindparam, select, tuple_, type_coerce, update

from adapters.sql.column import sealed
from adapters.sql.database import Database
from adapters.sql.table import metadata
from bot.ports import Seal

_Key = tuple[Any, ...]
_BATCH = 200  # values: they are written within milliseconds, so that nobody who writes has to wait


async def reseal(database: Database) -> int:
    """Seal every value of a sealed column with the first key of the database's seal; return how many were changed.

    Can be stopped at any time and run again, also while others read and write. Without a seal nothing is changed.
    Raises Unavailable for a value whose key is not at hand; what was sealed anew before stays so.
    """
    if database.seal is None:
        return 0
    columns = [column for table in metadata.sorted_tables for column in sealed(table)]
    changed = sum([await _column(database, database.seal, column) for column in columns])
    await database.wipe_log()  # in which words may still stand as they were
    return changed


async def _column(database: Database, seal: Seal, column: Column[Any]) -> int:
    """Seal the values of one column, a batch at a time."""
    changed, batch = 0, await _batch(database, column)
    while batch:
        anew = [(key, kept, seal.seal(seal.unseal(kept))) for key, kept in batch]
        changed += await _write(database, column, [change for change in anew if change[1] != change[2]])
        batch = await _batch(database, column, after=batch[-1][0])
    return changed


async def _batch(database: Database, column: Column[Any], after: _Key | None = None) -> list[tuple[_Key, str]]:
    """The next values as they are kept, each with the key of its row."""
    keys = column.table.primary_key.columns
    kept = type_coerce(column, Text)
    wanted = select(*keys, kept).where(kept != "").order_by(*keys).limit(_BATCH)
    if after is not None:
        wanted = wanted.where(tuple_(*keys) > after)
    async with database.reading() as connection:
        return [(tuple(row[:-1]), row[-1]) for row in await connection.execute(wanted)]


async def _write(database: Database, column: Column[Any], changes: Sequence[tuple[_Key, str, str]]) -> int:
    """Put the new values in place of the kept ones, except where somebody has changed the row meanwhile."""
    keys = column.table.primary_key.columns
    same = [key == bindparam(f"key_{key.name}") for key in keys]
    change = update(column.table).where(*same, type_coerce(column, Text) == bindparam("kept"))
    rows = [
        {**{f"key_{key.name}": value for key, value in zip(keys, row, strict=True)}, "kept": kept, "anew": anew}
        for row, kept, anew in changes
    ]
    if rows:
        async with database.writing() as connection:
            await connection.execute(change.values({column: type_coerce(bindparam("anew"), Text)}), rows)
    return len(rows)
