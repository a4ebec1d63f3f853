"""The port Records: what is kept of a person or of a workspace; counted, copied out, deleted."""

from collections.abc import Awaitable, Callable, Sequence

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.sql import trail
from adapters.sql.belonging import Belongings, belongings, public_only, threads_of
from adapters.sql.copying import copy_of
from adapters.sql.database import Database
from adapters.sql.forgetting import forget_person, forget_workspace
from adapters.sql.outcome import tell, told
from adapters.sql.table import event as events
from adapters.sql.thread import enter
from adapters.sql.workspace import close_threads, enter_workspace, retention_of, set_retention
from bot.chat import Event
from bot.errors import Misuse
from bot.record import Kept, Record, Subject

Erase = Callable[[Sequence[int], Sequence[int]], Awaitable[None]]


class SqlRecords:
    """All that the database holds of a subject. Raises Unavailable when it cannot be reached.

    `erase` is told the numbers of the events whose words are forgotten, once they are, and of those of the workspace
    that are still being answered: whatever else keeps something of the former deletes it then, and of the latter what
    it noted on the way, which may quote the former. `default_days` is the retention of a workspace without its own.
    """

    def __init__(self, database: Database, default_days: int, erase: Erase) -> None:
        self._database = database
        self._default_days = default_days
        self._erase = erase

    async def kept(self, subject: Subject) -> Kept:
        """How much is kept of the subject."""
        async with self._database.reading() as connection:
            return await self._kept(connection, subject, await belongings(connection, subject))

    async def export(self, subject: Subject) -> Record:
        """A copy of all that is kept of the subject, of a workspace without what was said in private.

        Raises Misuse when nothing is kept of it.
        """
        async with self._database.reading() as connection:
            theirs = await belongings(connection, subject)
            if theirs.since is None:
                raise Misuse(_nothing(subject))
            left_out = 0
            if subject.person is None:
                theirs, left_out = await public_only(connection, theirs)
            record = await copy_of(connection, subject, theirs, await self._days(connection, subject))
            record = msgspec.structs.replace(record, left_out=left_out)
        async with self._database.writing() as connection:
            await trail.leave(connection, trail.action_on(subject, "export"), subject, theirs.rows)
        return record

    async def forget(self, subject: Subject, event: Event | None = None) -> Kept:
        """Delete all that is kept of the subject; a second call for the same event returns the first result.

        Raises Misuse when nothing is kept.
        """
        async with self._database.writing() as connection:
            await enter_workspace(connection, subject.platform, subject.workspace)
            await close_threads(connection, subject)
            thread = await enter(connection, event.place) if event else 0
            before = await told(connection, thread, event) if event else None
            if before:
                return msgspec.json.decode(before, type=Kept)
            theirs = await belongings(connection, subject)
            if theirs.since is None:
                raise Misuse(_nothing(subject))
            kept = await self._kept(connection, subject, theirs)
            if subject.person is None:
                numbers = await forget_workspace(connection, subject)
            else:
                numbers = await forget_person(connection, subject, theirs, event)
            await trail.leave(connection, trail.action_on(subject, "forget"), subject, theirs.rows)
            if event:
                await tell(connection, thread, event, kept)
            under_way = await _under_way(connection, subject, event)
        await self._erase(numbers, under_way)
        await self._database.wipe_log()
        return kept

    async def days(self, subject: Subject) -> int:
        """After how many days of silence what was said in a thread of the subject's workspace is deleted."""
        async with self._database.reading() as connection:
            return await self._days(connection, subject)

    async def keep_for(self, subject: Subject, days: int) -> None:
        """Change that for the workspace. Raises Misuse for a number of days that makes no sense."""
        await set_retention(self._database, subject.platform, subject.workspace, days)

    async def _kept(self, connection: AsyncConnection, subject: Subject, theirs: Belongings) -> Kept:
        return Kept(
            drafts=len(theirs.drafts),
            turns=len(theirs.turns),
            whispers=len(theirs.whispers),
            events=len(theirs.events),
            mutes=len(theirs.mutes),
            profiles=int(theirs.profile is not None),
            feedback=len(theirs.feedback),
            since=theirs.since,
            days=await self._days(connection, subject),
        )

    async def _days(self, connection: AsyncConnection, subject: Subject) -> int:
        return await retention_of(connection, subject.platform, subject.workspace) or self._default_days


async def _under_way(connection: AsyncConnection, subject: Subject, but: Event | None) -> Sequence[int]:
    """The events of the subject's workspace that are not answered yet, without the one that asks."""
    unanswered = events.c.thread.in_(threads_of(subject)) & events.c.done_at.is_(None)
    if but:
        unanswered &= events.c.id != but.id
    return (await connection.scalars(select(events.c.number).where(unanswered))).all()


def _nothing(subject: Subject) -> str:
    where = f"the workspace “{subject.workspace}” of the platform “{subject.platform}”"
    whose = where if subject.person is None else f"a person “{subject.person}” in {where}"
    return f"Nothing is kept of {whose}. Check the name; --workspace and --platform say where to look."
