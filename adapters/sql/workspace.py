"""Workspaces: how long what is said in them is kept, and the lock on all that is theirs."""

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.sql.database import Database
from adapters.sql.table import thread, workspace
from adapters.sql.thread import insert_into
from bot.errors import Misuse
from bot.record import Subject

LONGEST = 36_500  # days


async def set_retention(database: Database, platform: str, name: str, days: int) -> None:
    """Keep what is said in the workspace for so many days of silence. Raises Misuse for a senseless number."""
    if not 1 <= days <= LONGEST:
        raise Misuse(f"Words can be kept for 1 to {LONGEST} days, not for {days}.")
    async with database.writing() as connection:
        await enter_workspace(connection, platform, name)
        here = (workspace.c.platform == platform) & (workspace.c.workspace == name)
        await connection.execute(update(workspace).where(here).values(retention_days=days))


async def retention_of(connection: AsyncConnection, platform: str, name: str) -> int | None:
    """For how many days of silence the workspace keeps what is said; None: as long as everywhere."""
    here = (workspace.c.platform == platform) & (workspace.c.workspace == name)
    days: int | None = await connection.scalar(select(workspace.c.retention_days).where(here))
    return days


async def enter_workspace(connection: AsyncConnection, platform: str, name: str) -> None:
    """Make the workspace's row if it is new, and keep others who delete in it out until the end.

    Must be the first statement of a transaction: on SQLite it takes the write lock.
    """
    added = insert_into(connection, workspace).values(platform=platform, workspace=name)
    keys = ["platform", "workspace"]
    await connection.execute(
        added.on_conflict_do_update(index_elements=keys, set_={"workspace": added.excluded.workspace})
    )


async def close_threads(connection: AsyncConnection, subject: Subject) -> None:
    """Keep every writer out of the threads of the workspace until the end."""
    here = (thread.c.platform == subject.platform) & (thread.c.workspace == subject.workspace)
    await connection.execute(select(thread.c.number).where(here).order_by(thread.c.number).with_for_update())
