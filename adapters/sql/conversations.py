"""The port Conversations: drafts and what became of them, each event's change once."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import msgspec
from sqlalchemy import Table, delete, func, insert, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.sql.belonging import threads_of
from adapters.sql.clock import before
from adapters.sql.coached import newest, row_of, suggestions
from adapters.sql.column import as_json
from adapters.sql.database import Database
from adapters.sql.feedback import rate
from adapters.sql.forgetting import forget_draft
from adapters.sql.outcome import is_forgotten, tell, told
from adapters.sql.table import answer, choice, finding, outcome, suggestion
from adapters.sql.table import draft as drafts
from adapters.sql.table import thread as threads
from adapters.sql.thread import enter, thread_of
from bot.chat import Event, Place
from bot.conversation import Coached
from bot.errors import Misuse
from bot.finding import Finding, Label
from bot.ports import Meter
from bot.record import Subject

GONE = "This draft was deleted, and nothing of it is kept. Send your words again to begin anew."


class SqlConversations:
    """Keeps drafts in the database. Raises Unavailable when it cannot, Misuse for text that no database keeps.

    `meter` counts what people say of cards, each event once.
    """

    def __init__(self, database: Database, meter: Meter | None = None) -> None:
        self._database = database
        self._meter = meter

    async def find(self, place: Place, draft: str) -> Coached | None:
        """The draft with that id, if it belongs to that thread."""
        async with self._database.reading() as connection:
            return await newest(connection, place, drafts.c.id == draft)

    async def latest(self, place: Place) -> Coached | None:
        """The newest draft of the thread that was not deleted."""
        async with self._database.reading() as connection:
            return await newest(connection, place, true())

    async def save(self, event: Event, coached: Coached) -> Coached:
        """Store the draft as it is now, once an event: a second call returns what the first one stored.

        Raises Misuse for a draft that was deleted, and for a choice of a suggestion that it never had.
        """
        async with self._database.writing() as connection:
            thread = await enter(connection, coached.place)
            if await is_forgotten(connection, event):
                raise Misuse(GONE)
            stored = await _stored(connection, thread, event, coached.id)
            if stored:
                return stored
            await _keep(connection, thread, event, coached)
            row = {"thread": thread, "event": event.id, "draft": coached.id, "body": as_json(coached)}
            await _add(connection, outcome, [row])
        return coached

    async def rate(self, event: Event, draft: str, *, helpful: bool) -> None:
        """Store whether the event's person found the draft's card helpful, once an event; the last word counts.

        Raises Misuse for a draft that was deleted.
        """
        async with self._database.writing() as connection:
            thread = await enter(connection, event.place)
            stored = await rate(connection, thread, event, draft, helpful=helpful)
        if stored is None:
            raise Misuse(GONE)
        if stored and self._meter:
            self._meter.rated(helpful=helpful)

    async def accepted(self, place: Place, most: int) -> tuple[str, ...]:
        """The wordings that people of the place's workspace took, those of the newest drafts first.

        Those of a private thread are for that thread alone.
        """
        here = drafts.c.thread.in_(threads_of(Subject(place.platform, place.workspace)))
        readable = or_(threads.c.private.is_not(True), threads.c.number == thread_of(place))
        later = suggestion.alias()
        revisions = select(func.max(later.c.revision)).where(
            later.c.draft == drafts.c.number, later.c.id == drafts.c.taken
        )
        same = (suggestion.c.draft == drafts.c.number) & (suggestion.c.id == drafts.c.taken)
        newest_of = suggestion.c.revision == revisions.scalar_subquery()
        took = select(suggestion.c.text).join_from(drafts, suggestion, same & newest_of).join(threads)
        async with self._database.reading() as connection:
            newest_first = took.where(here, readable).order_by(drafts.c.number.desc())
            return tuple(await connection.scalars(newest_first.limit(most)))

    async def heard(self, place: Place, label: Label, within: timedelta, but: str) -> int:
        """In how many drafts of the place's workspace that was heard lately, by the clock of the database."""
        here = drafts.c.thread.in_(threads_of(Subject(place.platform, place.workspace)))
        said = select(func.count(drafts.c.number.distinct())).join_from(drafts, finding)
        async with self._database.reading() as connection:
            recent = drafts.c.at > before(connection, within)
            others = said.where(here, recent, drafts.c.id != but, finding.c.label == label)
            return int((await connection.execute(others)).scalar_one())

    async def forget(self, event: Event, draft: str) -> bool:
        """Delete the draft and every trace of its words; False when the thread has no such draft.

        A second call with the same event returns what the first one returned.
        """
        async with self._database.writing() as connection:
            thread = await enter(connection, event.place)
            before = await told(connection, thread, event)
            if before is not None:
                gone = msgspec.json.decode(before, type=bool)
            else:
                gone = await forget_draft(connection, thread, draft)
                await tell(connection, thread, event, gone)
        await self._database.wipe_log()
        return gone


async def _stored(connection: AsyncConnection, thread: int, event: Event, draft: str) -> Coached | None:
    """What the event stored when it was answered before. Raises Misuse when that, or the draft, was deleted."""
    deleted = (outcome.c.draft == draft) & outcome.c.body.is_(None)
    earlier = select(outcome.c.body).where(outcome.c.thread == thread, (outcome.c.event == event.id) | deleted)
    bodies = (await connection.scalars(earlier)).all()
    if None in bodies:
        raise Misuse(GONE)
    return msgspec.json.decode(bodies[0], type=Coached) if bodies else None


async def _keep(connection: AsyncConnection, thread: int, event: Event, coached: Coached) -> None:
    """Write the draft into its rows; findings and answers are replaced, suggestions and choices added to."""
    same = (drafts.c.thread == thread) & (drafts.c.id == coached.id)
    before = (await connection.execute(select(drafts).where(same))).one_or_none()
    if before is None:
        added = insert(drafts).values(thread=thread, id=coached.id, revision=0, **_draft(coached))
        number = (await connection.execute(added.returning(drafts.c.number))).scalar_one()
    else:
        number = before.number
        await connection.execute(update(drafts).where(same).values(_draft(coached)))
        for table in (finding, answer):
            await connection.execute(delete(table).where(table.c.draft == number))
    await _add(connection, finding, [_finding(number, one) for one in coached.findings])
    await _add(connection, answer, [{"draft": number, "gap": g, "text": t} for g, t in coached.answers.items()])
    await _offer(connection, number, before.revision if before else 0, coached)
    if coached.taken and coached.taken != (before.taken if before else ""):
        await _choose(connection, number, event, coached.taken)


async def _offer(connection: AsyncConnection, number: int, revision: int, coached: Coached) -> None:
    """Add the suggestions as a new revision, unless they are those of the present one."""
    if coached.suggestions == await suggestions(connection, number, revision):
        return
    await connection.execute(update(drafts).where(drafts.c.number == number).values(revision=revision + 1))
    rows = [{"draft": number, "revision": revision + 1, **row_of(s)} for s in coached.suggestions]
    await _add(connection, suggestion, rows)


async def _choose(connection: AsyncConnection, number: int, event: Event, taken: str) -> None:
    """Write down who took which words, when: the newest with that id, should it have been offered twice."""
    named = select(suggestion.c.number).where(suggestion.c.draft == number, suggestion.c.id == taken)
    chosen = await connection.scalar(named.order_by(suggestion.c.revision.desc()).limit(1))
    if chosen is None:
        raise Misuse(f"This draft has no suggestion “{taken}”. The card shows those that there are.")
    row = {"suggestion": chosen, "person": event.person.id, "at": event.at, "event": event.id}
    await _add(connection, choice, [row])


async def _add(connection: AsyncConnection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        await connection.execute(insert(table), rows)


def _draft(coached: Coached) -> dict[str, Any]:
    return {
        "author": coached.author,
        "at": coached.at,
        "text": coached.text,
        "intent": coached.intent,
        "intent_chosen": coached.intent_chosen,
        "mode": coached.mode,
        "target": coached.target,
        "parent": coached.parent,
        "wishes": as_json(coached.wishes),
        "question": coached.question,
        "skipped": as_json(coached.skipped),
        "taken": coached.taken,
    }


def _finding(number: int, heard: Finding) -> dict[str, Any]:
    row = msgspec.structs.asdict(heard)
    span = row.pop("span")
    return {
        **row,
        "draft": number,
        "severity": heard.severity.value,
        "span_start": span and span.start,
        "span_end": span and span.end,
    }
