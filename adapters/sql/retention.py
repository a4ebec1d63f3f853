"""Deleting what is too old: threads in which nobody has spoken for as many days as their workspace keeps them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.sql import trail
from adapters.sql.belonging import threads_of
from adapters.sql.database import Database
from adapters.sql.forgetting import forget_copies
from adapters.sql.table import draft, event, job, thread, turn
from adapters.sql.thread import insert_into
from adapters.sql.workspace import enter_workspace, retention_of
from bot.allowance import LONGEST
from bot.record import Subject

BATCH = 100  # threads in one transaction


async def expire(database: Database, now: datetime, default_days: int) -> int:
    """Delete every thread that has been silent for longer than its workspace keeps it; returns how many those were.

    A thread that is still talked in, or in which something is still to happen, is kept whole.
    """
    async with database.reading() as connection:
        known = await connection.execute(select(thread.c.platform, thread.c.workspace).distinct())
        subjects = [Subject(*row) for row in known]
    gone = 0
    for subject in subjects:
        while expired := await _expire_some(database, subject, now, default_days):
            gone += expired
    if gone:
        await database.wipe_log()
    return gone


async def claim_job(database: Database, name: str, now: datetime, every: timedelta) -> bool:
    """True for one caller among all processes, when the job was not claimed for so long."""
    async with database.writing() as connection:
        claim = insert_into(connection, job).values(name=name, done_at=now)
        due = claim.on_conflict_do_update(
            index_elements=["name"], set_={"done_at": claim.excluded.done_at}, where=job.c.done_at <= now - every
        )
        return (await connection.execute(due.returning(job.c.name))).one_or_none() is not None


async def _expire_some(database: Database, subject: Subject, now: datetime, default_days: int) -> int:
    """Delete the next few silent threads of the workspace in one transaction; returns how many those were."""
    async with database.writing() as connection:
        await enter_workspace(connection, subject.platform, subject.workspace)
        days = await retention_of(connection, subject.platform, subject.workspace) or default_days
        silent = thread.c.number.in_(threads_of(subject)) & _silent_since(now - timedelta(days=min(days, LONGEST)))
        closed = select(thread.c.number).where(silent).order_by(thread.c.number).limit(BATCH)
        closed_numbers = (await connection.scalars(closed.with_for_update(skip_locked=True))).all()
        # somebody may have spoken just before the threads were closed: look again, now that nobody can
        still = select(thread.c.number).where(thread.c.number.in_(closed_numbers), silent)
        numbers = (await connection.scalars(still)).all()
        if numbers:
            rows = await _count(connection, numbers)
            await connection.execute(delete(thread).where(thread.c.number.in_(numbers)))
            await forget_copies(connection, threads_of(subject))
            await trail.leave(connection, "retention", subject, rows)
    return len(numbers)


def _silent_since(moment: datetime) -> ColumnElement[bool]:
    """True for a thread in which nothing has happened since, and nothing is still to happen."""
    waits = event.c.done_at.is_(None) & event.c.body.is_not(None)
    happened = exists().where(event.c.thread == thread.c.number, or_(event.c.taken_at >= moment, waits))
    said = exists().where(turn.c.thread == thread.c.number, or_(turn.c.at >= moment, turn.c.changed_at >= moment))
    return and_(~happened, ~said)


async def _count(connection: AsyncConnection, numbers: Sequence[int]) -> int:
    """How many drafts and turns those threads have."""
    counts = [
        await connection.scalar(select(func.count()).select_from(table).where(table.c.thread.in_(numbers)))
        for table in (draft, turn)
    ]
    return sum(count or 0 for count in counts)
