"""Putting the new words of a message in place of its old ones: in its turn, and in the event that it was."""

from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.sql.clock import before
from adapters.sql.column import as_json
from adapters.sql.table import event as events
from adapters.sql.table import turn as turns
from bot.chat import Command, Edit, Mention, Message, decode_event


async def reword(connection: AsyncConnection, thread: int, edit: Edit) -> bool:
    """Replace the words, where any are kept; False when they are somebody else's, or newer than those of the edit."""
    said = (turns.c.thread == thread) & (turns.c.id == edit.message)
    brought = (events.c.thread == thread) & (events.c.id == edit.message)
    turn = (await connection.execute(select(turns.c.person, turns.c.at, turns.c.text).where(said))).one_or_none()
    event = (await connection.execute(select(events.c.body).where(brought))).one_or_none()
    if event and event.body is None:  # forgotten: nothing may bring words back
        return True
    first = decode_event(event.body) if event else None
    authors = {turn.person} if turn else {first.person.id} if first else set()
    if authors - {edit.person.id}:
        return False
    if turn and first and _is_late(edit, turn.at, first.at):
        await _reword_edits(connection, thread, edit, turn.text)
        return False
    await _reword_edits(connection, thread, edit, edit.text)
    changed: dict[str, Any] = {"text": edit.text, "at": edit.at, "changed_at": before(connection, timedelta())}
    await connection.execute(update(turns).where(said).values(changed))
    if isinstance(first, Mention | Message | Command):
        body = as_json(msgspec.structs.replace(first, text=edit.text))
        await connection.execute(update(events).where(brought).values(body=body))
    return True


async def _reword_edits(connection: AsyncConnection, thread: int, edit: Edit, text: str) -> None:
    """Put the words in place of those that the edit and the ones before it brought for the same message."""
    kept = select(events.c.number, events.c.body).where(events.c.thread == thread, events.c.body.is_not(None))
    for row in (await connection.execute(kept)).all():
        earlier = decode_event(row.body)
        same = isinstance(earlier, Edit) and (earlier.message, earlier.person.id) == (edit.message, edit.person.id)
        if same and earlier.at <= edit.at:
            body = as_json(msgspec.structs.replace(earlier, text=text))
            await connection.execute(update(events).where(events.c.number == row.number).values(body=body))


def _is_late(edit: Edit, at: datetime, first: datetime) -> bool:
    """True when the words are those of a later edit. A turn that was never changed is as old as its event.

    That one has its time from our clock, which may be later than the edit when the platform had to deliver it again.
    """
    return at != first and edit.at < at
