"""Whether the cards of drafts helped: of each person and draft the last word."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.sql.outcome import is_forgotten, tell, told
from adapters.sql.table import draft as drafts
from adapters.sql.table import feedback
from adapters.sql.thread import insert_into
from bot.chat import Event


async def rate(connection: AsyncConnection, thread: int, event: Event, draft: str, *, helpful: bool) -> bool | None:
    """Store it; False when this event stored it before, None when the draft or the event is forgotten."""
    number = await connection.scalar(select(drafts.c.number).where(drafts.c.thread == thread, drafts.c.id == draft))
    if number is None or await is_forgotten(connection, event):
        return None
    if await told(connection, thread, event) is not None:
        return False
    row = {"draft": number, "person": event.person.id, "helpful": helpful, "at": event.at}
    added = insert_into(connection, feedback).values(row)
    last = {"helpful": added.excluded.helpful, "at": added.excluded.at}
    await connection.execute(added.on_conflict_do_update(index_elements=["draft", "person"], set_=last))
    await tell(connection, thread, event, helpful)
    return True
