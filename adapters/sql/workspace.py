"""Workspaces: how long what is said in them is kept, what they may spend, and the lock on all that is theirs."""

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.sql.database import Database
from adapters.sql.table import thread, workspace
from adapters.sql.thread import insert_into
from bot.allowance import LONGEST
from bot.errors import Misuse
from bot.record import Subject


async def set_retention(database: Database, platform: str, name: str, days: int) -> None:
    """Keep what is said in the workspace for so many days of silence. Raises Misuse for a senseless number."""
    check_retention(days)
    async with database.writing() as connection:
        await enter_workspace(connection, platform, name)
        here = this_workspace(platform, name)
        await connection.execute(update(workspace).where(here).values(retention_days=days))


def check_retention(days: int) -> None:
    """Raise Misuse for a senseless number of days."""
    if not 1 <= days <= LONGEST:
        raise Misuse(f"Words can be kept for 1 to {LONGEST} days, not for {days}.")


def this_workspace(platform: str, name: str) -> ColumnElement[bool]:
    """True for the row of the workspace."""
    return (workspace.c.platform == platform) & (workspace.c.workspace == name)


async def retention_of(connection: AsyncConnection, platform: str, name: str) -> int | None:
    """For how many days of silence the workspace keeps what is said; None: as long as everywhere."""
    wanted = select(workspace.c.retention_days).where(this_workspace(platform, name))
    days: int | None = await connection.scalar(wanted)
    return days


async def budget_of(connection: AsyncConnection, platform: str, name: str) -> int | None:
    """How many tokens a day the workspace lets its language model use; None: as many as everywhere."""
    wanted = select(workspace.c.tokens_a_day).where(this_workspace(platform, name))
    tokens: int | None = await connection.scalar(wanted)
    return tokens


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
