"""The trail: what was done with the records of people and workspaces, without a word that tells whose they are."""

from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.sql.column import as_json
from adapters.sql.table import trail
from bot.record import Deed, Subject


async def leave(connection: AsyncConnection, action: str, subject: Subject, rows: int) -> None:
    """Write down that something was done with so many drafts and turns of the subject."""
    done = {"at": datetime.now(UTC), "action": action, "subject": subject_hash(subject), "rows": rows}
    await connection.execute(insert(trail).values(done))


async def deeds(connection: AsyncConnection, subject: Subject) -> tuple[Deed, ...]:
    """What was done with the records of the subject, oldest first."""
    about = select(trail).where(trail.c.subject == subject_hash(subject)).order_by(trail.c.number)
    return tuple(Deed(at=row.at, action=row.action, rows=row.rows) for row in await connection.execute(about))


def subject_hash(subject: Subject) -> str:
    """The same for the same subject. Whoever knows the ids can confirm it; nobody can read them out of it."""
    return sha256(as_json([subject.platform, subject.workspace, subject.person]).encode()).hexdigest()


def action_on(subject: Subject, verb: str) -> str:
    """The name of a deed: export-person, forget-workspace."""
    return f"{verb}-{'workspace' if subject.person is None else 'person'}"
