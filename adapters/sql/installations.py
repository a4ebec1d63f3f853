"""The port Installations: which workspaces installed the bot, their tokens sealed, and who is about to install it."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, insert, select

from adapters.sql.database import Database
from adapters.sql.table import installation, installing
from adapters.sql.thread import insert_into
from bot.ports import Installation

GOOD_FOR = timedelta(minutes=10)
KEYS = ["platform", "workspace"]


class SqlInstallations:
    """Keeps in the database where the bot is installed. Raises Unavailable when it cannot."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, made: Installation) -> None:
        """Keep the installation in place of an earlier one of that workspace, ended or not."""
        who = {"token": made.token, "bot_user": made.bot_user, "bot": made.bot, "installed_at": made.at}
        async with self._database.writing() as connection:
            added = insert_into(connection, installation).values(
                platform=made.platform, workspace=made.workspace, **who
            )
            anew = {**{name: added.excluded[name] for name in who}, "ended_at": None}
            await connection.execute(added.on_conflict_do_update(index_elements=KEYS, set_=anew))

    async def find(self, platform: str, workspace: str) -> Installation | None:
        """The installation of that workspace; None when there is none, or it has ended."""
        columns = (installation.c.token, installation.c.bot_user, installation.c.bot, installation.c.installed_at)
        wanted = select(*columns).where(_of(platform, workspace), installation.c.ended_at.is_(None))
        async with self._database.reading() as connection:
            row = (await connection.execute(wanted)).one_or_none()
        if row is None:
            return None
        return Installation(
            platform=platform,
            workspace=workspace,
            token=row.token,
            bot_user=row.bot_user,
            bot=row.bot,
            at=row.installed_at,
        )

    async def count(self, platform: str) -> int:
        """In how many workspaces the bot is installed."""
        here = (installation.c.platform == platform) & installation.c.ended_at.is_(None)
        async with self._database.reading() as connection:
            counted = await connection.scalar(select(func.count()).select_from(installation).where(here))
        return counted or 0

    async def revoke(self, platform: str, workspace: str, at: datetime) -> None:
        """Delete the installation of a token that was revoked at that time, unless it was made anew since."""
        old = _of(platform, workspace) & installation.c.ended_at.is_(None) & (installation.c.installed_at <= at)
        async with self._database.writing() as connection:
            await connection.execute(delete(installation).where(old))
        await self._database.wipe_log()

    async def end(self, platform: str, workspace: str, at: datetime) -> bool:
        """Delete the token, and note that what is kept of the workspace has to go; once or again, known or not.

        False when the bot was installed there anew since that time: then nothing is changed.
        """
        now = datetime.now(UTC)
        gone = {"token": "", "bot_user": "", "bot": "", "ended_at": now}
        async with self._database.writing() as connection:
            added = insert_into(connection, installation).values(
                platform=platform, workspace=workspace, installed_at=at, **gone
            )
            noted = added.on_conflict_do_update(
                index_elements=KEYS, set_=gone, where=installation.c.installed_at <= at
            ).returning(installation.c.number)
            has_ended = (await connection.execute(noted)).one_or_none() is not None
        await self._database.wipe_log()
        return has_ended

    async def ended(self, platform: str, before: datetime) -> Sequence[str]:
        """The workspaces whose installation was noted as ended before that time."""
        over = (installation.c.platform == platform) & (installation.c.ended_at <= before)
        async with self._database.reading() as connection:
            return (await connection.scalars(select(installation.c.workspace).where(over))).all()

    async def close(self, platform: str, workspace: str) -> None:
        """Delete the note that the installation has ended, after everything else is gone."""
        over = _of(platform, workspace) & installation.c.ended_at.is_not(None)
        async with self._database.writing() as connection:
            await connection.execute(delete(installation).where(over))

    async def issue(self) -> str:
        """A word that nobody can guess, for somebody who is about to install; good once, for ten minutes."""
        word, now = secrets.token_urlsafe(32), datetime.now(UTC)
        async with self._database.writing() as connection:
            await connection.execute(delete(installing).where(installing.c.until <= now))
            await connection.execute(insert(installing).values(word=word, until=now + GOOD_FOR))
        return word

    async def redeem(self, word: str) -> bool:
        """True the first time that a word comes back in time."""
        good = (installing.c.word == word) & (installing.c.until > datetime.now(UTC))
        async with self._database.writing() as connection:
            taken = await connection.execute(delete(installing).where(good))
        return taken.rowcount > 0


def _of(platform: str, workspace: str) -> ColumnElement[bool]:
    return (installation.c.platform == platform) & (installation.c.workspace == workspace)
