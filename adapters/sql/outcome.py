"""What came of an event, when that was no draft: so that the same event a second time does nothing more."""

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.sql.column import as_json
from adapters.sql.table import event as events
from adapters.sql.table import outcome
from bot.chat import Event


async def told(connection: AsyncConnection, thread: int, event: Event) -> str | None:
    """What came of this event when it was answered before, as JSON."""
    of_event = select(outcome.c.body).where(outcome.c.thread == thread, outcome.c.event == event.id)
    body: str | None = await connection.scalar(of_event)
    return body


async def tell(connection: AsyncConnection, thread: int, event: Event, result: object) -> None:
    """Write down what came of the event; it must be JSON to msgspec."""
    row = {"thread": thread, "event": event.id, "draft": None, "body": as_json(result)}
    await connection.execute(insert(outcome).values(row))


async def is_forgotten(connection: AsyncConnection, event: Event) -> bool:
    """True when the event's words were forgotten while it was being answered: nothing may bring them back."""
    forgotten = select(events.c.number).where(events.c.id == event.id, events.c.body.is_(None))
    return await connection.scalar(forgotten) is not None
