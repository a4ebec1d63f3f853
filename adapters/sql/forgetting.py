"""Deleting a draft, a person's record or a workspace's so that none of the words stay in the database.

The events stay, so that their ids are never taken twice, but without their words, and as done.
"""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Delete, ScalarSelect, Update, bindparam, delete, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.sql.belonging import Belongings, Item, muted_by, rated_by, threads_of, told_by
from adapters.sql.clock import before
from adapters.sql.column import Instant, as_json
from adapters.sql.table import choice, draft, event, feedback, mute, outcome, profile, suggestion, turn, usage, whisper
from adapters.sql.table import thread as threads
from bot.chat import Edit, Event, Person, decode_event
from bot.record import KEY, MUTES, Subject


async def forget_draft(connection: AsyncConnection, thread: int, draft_id: str) -> bool:
    """Delete the draft with all that hangs on it; False when the thread has none with that id.

    Its words go from the journal, from what its events stored, from copies of records, and from the thread, where
    the turns of its events and the cards that answer them are emptied.
    """
    gone = await connection.execute(delete(draft).where(draft.c.thread == thread, draft.c.id == draft_id))
    if not gone.rowcount:
        return False
    await _empty_draft(connection, thread, draft_id)
    await forget_copies(connection, _beside(thread))
    return True


async def forget_person(
    connection: AsyncConnection, subject: Subject, theirs: Belongings, asking: Event | None
) -> list[int]:
    """Delete all that is about the person; returns the numbers of the events that lost their words.

    The event that asks for it is still being answered: it stays, without the person's name, and the turns in its
    thread are emptied instead of deleted, so that there is a thread to answer in.
    """
    emptied = set[int]()
    for item in theirs.drafts:
        await connection.execute(delete(draft).where(draft.c.number == item.number))
        emptied |= await _empty_draft(connection, item.thread, item.name)
    asked = next((item for item in theirs.events if asking and item.name == asking.id), None)
    if asking and asked:
        await _each(connection, update(event).values(body=as_json(_nameless(asking))), [asked])
    events = [item for item in theirs.events if item != asked]
    await _each(connection, update(event).values(**_forgotten(), person=""), events)
    here = [item for item in theirs.turns if asked and item.thread == asked.thread]
    await _each(connection, update(turn).values(**_emptied(connection), person="", name=""), here)
    await _each(connection, delete(turn), [item for item in theirs.turns if item not in here])
    await _each(connection, delete(whisper), theirs.whispers)
    await _forget_choices(connection, subject)
    await connection.execute(delete(feedback).where(rated_by(subject)))
    await _forget_muting(connection, subject)
    await connection.execute(update(profile).where(told_by(subject)).values(person="", name=""))
    await forget_copies(connection, threads_of(subject))
    return sorted(emptied | {item.number for item in events})


async def forget_workspace(connection: AsyncConnection, subject: Subject) -> list[int]:
    """Delete all that was said in the workspace; returns the numbers of the events that lost their words."""
    here = threads_of(subject)
    for table in (draft, turn, whisper, usage):
        await connection.execute(delete(table).where(table.c.thread.in_(here)))
    await connection.execute(delete(mute).where(muted_by(subject)))
    await connection.execute(delete(profile).where(told_by(subject)))
    await connection.execute(
        update(outcome).where(outcome.c.thread.in_(here), outcome.c.draft.is_not(None)).values(body=None)
    )
    worded = event.c.thread.in_(here) & event.c.body.is_not(None)
    numbers = await connection.scalars(
        update(event).where(worded).values(**_forgotten(), person="").returning(event.c.number)
    )
    return sorted(numbers)


async def forget_copies(connection: AsyncConnection, where: ScalarSelect[int]) -> None:
    """Delete the copies of records that were handed out in those threads: they hold words of any of their drafts."""
    await connection.execute(delete(whisper).where(whisper.c.thread.in_(where), whisper.c.key == KEY))


def _emptied(connection: AsyncConnection) -> dict[str, Any]:
    """What a turn without its words has in its columns; it has changed, so open pages show it anew."""
    return {"text": "", "card": None, "changed_at": before(connection, timedelta())}


def _forgotten() -> dict[str, Any]:
    """What an event without its words has in its columns: it is done, and never happens if it was still to come."""
    return {"body": None, "done_at": func.coalesce(event.c.done_at, literal(datetime.now(UTC), Instant))}


async def _empty_draft(connection: AsyncConnection, thread: int, draft_id: str) -> set[int]:
    """Empty what the events of a deleted draft left behind; returns their numbers."""
    of_draft = (outcome.c.thread == thread) & (outcome.c.draft == draft_id)
    events = {draft_id, *await connection.scalars(select(outcome.c.event).where(of_draft))}
    events |= await _edits(connection, thread, events)
    await connection.execute(update(outcome).where(of_draft).values(body=None))
    brought = update(event).where(event.c.thread == thread, event.c.id.in_(events)).values(_forgotten())
    numbers = set(await connection.scalars(brought.returning(event.c.number)))
    said = or_(turn.c.id.in_(events), turn.c.id.in_(await _cards(connection, thread, events)))
    await connection.execute(update(turn).where(turn.c.thread == thread, said).values(_emptied(connection)))
    return numbers


async def _edits(connection: AsyncConnection, thread: int, events: Collection[str]) -> set[str]:
    """The ids of the events that brought new words for the message that one of those was."""
    worded = select(event.c.id, event.c.body).where(event.c.thread == thread, event.c.body.is_not(None))
    happened = {row.id: decode_event(row.body) for row in await connection.execute(worded)}
    return {name for name, edit in happened.items() if isinstance(edit, Edit) and edit.message in events}


async def _cards(connection: AsyncConnection, thread: int, events: Collection[str]) -> list[str]:
    """Keys of the thread's cards that answer one of the events: a key ends in the id of what it is about."""
    keys = await connection.scalars(select(turn.c.id).where(turn.c.thread == thread, turn.c.card.is_not(None)))
    return [key for key in keys if key.partition(":")[2] in events]


async def _forget_choices(connection: AsyncConnection, subject: Subject) -> None:
    """Take the person off the choices that were made among other people's suggestions."""
    made = select(choice.c.number, choice.c.person).select_from(choice.join(suggestion).join(draft))
    rows = await connection.execute(made.where(draft.c.thread.in_(threads_of(subject))))
    theirs = [{"row": row.number} for row in rows if row.person == subject.person]
    if theirs:
        nobody = update(choice).where(choice.c.number == bindparam("row")).values(person="")
        await connection.execute(nobody, theirs)


async def _forget_muting(connection: AsyncConnection, subject: Subject) -> None:
    """Take the person off what they muted, which stays so for the others, and off the lists that name them."""
    await connection.execute(update(mute).where(muted_by(subject)).values(person="", name=""))
    lists = whisper.c.thread.in_(threads_of(subject)) & (whisper.c.key == MUTES)
    await connection.execute(delete(whisper).where(lists))


def _beside(thread: int) -> ScalarSelect[int]:
    """The numbers of all threads in the workspace of this one."""
    this = threads.alias()
    same = (threads.c.platform == this.c.platform) & (threads.c.workspace == this.c.workspace)
    return select(threads.c.number).join(this, same).where(this.c.number == thread).scalar_subquery()


def _nameless(asking: Event) -> Event:
    return msgspec.structs.replace(asking, person=Person(asking.person.id, "", bot=asking.person.bot))


async def _each(connection: AsyncConnection, change: Update | Delete, items: Sequence[Item]) -> None:
    """Apply the change to the rows of the items."""
    if items:
        number = change.table.c.number
        await connection.execute(change.where(number == bindparam("row")), [{"row": item.number} for item in items])
