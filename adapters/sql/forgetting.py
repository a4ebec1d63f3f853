"""Deleting a draft so that none of its words stay in the database."""

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.sql.table import draft, event, outcome, turn


async def forget_draft(connection: AsyncConnection, thread: int, draft_id: str) -> bool:
    """Delete the draft with all that hangs on it; False when the thread has none with that id.

    The events that it came from stay, so that their ids are never taken twice, but without their words: in the
    journal, in what they stored, and in the thread, where their turns and the cards that answer them are emptied.
    """
    gone = await connection.execute(delete(draft).where(draft.c.thread == thread, draft.c.id == draft_id))
    if not gone.rowcount:
        return False
    of_draft = (outcome.c.thread == thread) & (outcome.c.draft == draft_id)
    events = {draft_id, *await connection.scalars(select(outcome.c.event).where(of_draft))}
    await connection.execute(update(outcome).where(of_draft).values(body=None))
    await connection.execute(update(event).where(event.c.thread == thread, event.c.id.in_(events)).values(body=None))
    said = or_(turn.c.id.in_(events), turn.c.id.in_(await _cards(connection, thread, events)))
    await connection.execute(update(turn).where(turn.c.thread == thread, said).values(text="", card=None))
    return True


async def _cards(connection: AsyncConnection, thread: int, events: set[str]) -> list[str]:
    """Keys of the thread's cards that answer one of the events: a key ends in the id of what it is about."""
    keys = await connection.scalars(select(turn.c.id).where(turn.c.thread == thread, turn.c.card.is_not(None)))
    return [key for key in keys if key.partition(":")[2] in events]
