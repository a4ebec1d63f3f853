"""Copying out what is kept: rows read back into the values that they were."""

from itertools import groupby
from typing import Any

import msgspec
from sqlalchemy import RowMapping, select
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.sql import trail
from adapters.sql.belonging import Belongings, Item, picked, threads_of
from adapters.sql.coached import newest, offered
from adapters.sql.table import choice, draft, event, outcome, suggestion, turn, usage, whisper
from adapters.sql.table import thread as threads
from adapters.sql.workspace import budget_of
from bot.chat import Block, Card, File, Place, Whisper, decode_event, decode_reply
from bot.conversation import Coached, Turn
from bot.record import Change, Choice, KeptDraft, KeptEvent, KeptUsage, KeptWhisper, Record, Subject

_PLACE = ("platform", "workspace", "channel", "thread")
_SAID = ("id", "person", "name", "at", "text", "message")
_SPENT = tuple(KeptUsage.__struct_fields__)


async def copy_of(connection: AsyncConnection, subject: Subject, theirs: Belongings, days: int) -> Record:
    """The record of the subject, whose belongings these are.

    Of a draft that somebody else wrote, a person's record holds only the person's own words: those in the events.
    """
    places = await _places(connection, theirs)
    own = [item for item in theirs.drafts if item.number in theirs.own]
    return Record(
        subject=subject,
        days=days,
        tokens_a_day=await budget_of(connection, subject.platform, subject.workspace),
        threads=tuple(places.values()),
        events=await _events(connection, theirs),
        turns=await _turns(connection, theirs, places),
        drafts=tuple([await _draft(connection, item, places[item.thread]) for item in own]),
        whispers=await _whispers(connection, theirs, places),
        mutes=theirs.mutes,
        profile=theirs.profile,
        feedback=theirs.feedback,
        usages=await _usages(connection, subject, theirs),
        trail=await trail.deeds(connection, subject),
    )


async def _places(connection: AsyncConnection, theirs: Belongings) -> dict[int, Place]:
    """Where each of the threads is in which something belongs to the subject."""
    numbers = {item.thread for items in (theirs.events, theirs.drafts, theirs.turns, theirs.whispers) for item in items}
    rows = picked(connection, select(threads), threads.c.number, numbers)
    return {row["number"]: Place(*(row[name] for name in _PLACE)) async for row in rows}


async def _events(connection: AsyncConnection, theirs: Belongings) -> tuple[KeptEvent, ...]:
    same = (outcome.c.thread == event.c.thread) & (outcome.c.event == event.c.id) & outcome.c.draft.is_(None)
    taken = select(event, outcome.c.body.label("told")).outerjoin(outcome, same)
    rows = picked(connection, taken, event.c.number, [item.number for item in theirs.events])
    return tuple([_event(row) async for row in rows])


def _event(row: RowMapping) -> KeptEvent:
    return KeptEvent(
        id=row["id"],
        event=row["body"] and decode_event(row["body"]),
        taken_at=row["taken_at"],
        due_at=row["due_at"],
        done_at=row["done_at"],
        outcome=row["told"] or "",
    )


async def _turns(connection: AsyncConnection, theirs: Belongings, places: dict[int, Place]) -> tuple[Turn, ...]:
    rows = picked(connection, select(turn), turn.c.number, [item.number for item in theirs.turns])
    return tuple([Turn(**_of(row, _SAID), place=places[row["thread"]], card=_card(row["card"])) async for row in rows])


def _card(body: str | None) -> Card | None:
    card = body and decode_reply(body)
    assert not isinstance(card, Whisper)
    return card or None


async def _draft(connection: AsyncConnection, item: Item, place: Place) -> KeptDraft:
    coached = await newest(connection, place, draft.c.number == item.number)
    assert coached
    offers = select(suggestion).where(suggestion.c.draft == item.number).order_by(suggestion.c.number)
    revisions = groupby((await connection.execute(offers)).mappings(), key=lambda row: row["revision"])
    return KeptDraft(
        draft=coached,
        offered=tuple(tuple(map(offered, rows)) for _, rows in revisions),
        choices=await _choices(connection, item),
        changes=await _changes(connection, item),
    )


async def _choices(connection: AsyncConnection, item: Item) -> tuple[Choice, ...]:
    columns = (suggestion.c.id, suggestion.c.revision, choice.c.person, choice.c.at, choice.c.event)
    made = select(*columns).join(choice).where(suggestion.c.draft == item.number).order_by(choice.c.number)
    return tuple(
        Choice(suggestion=row.id, revision=row.revision, person=row.person, at=row.at, event=row.event)
        for row in await connection.execute(made)
    )


async def _changes(connection: AsyncConnection, item: Item) -> tuple[Change, ...]:
    """The draft as each event left it, in the order in which the events were taken."""
    of_draft = (outcome.c.thread == item.thread) & (outcome.c.draft == item.name)
    came = select(outcome.c.event, outcome.c.body).outerjoin(event, event.c.id == outcome.c.event).where(of_draft)
    rows = await connection.execute(came.order_by(event.c.number))
    return tuple(Change(event=row.event, draft=msgspec.json.decode(row.body, type=Coached)) for row in rows)


async def _whispers(
    connection: AsyncConnection, theirs: Belongings, places: dict[int, Place]
) -> tuple[KeptWhisper, ...]:
    rows = picked(connection, select(whisper), whisper.c.number, [item.number for item in theirs.whispers])
    return tuple(
        [KeptWhisper(place=places[row["thread"]], at=row["at"], whisper=_told(row["body"])) async for row in rows]
    )


async def _usages(connection: AsyncConnection, subject: Subject, theirs: Belongings) -> tuple[KeptUsage, ...]:
    """The calls of language models that were made for the subject's events."""
    events = {(item.thread, item.name) for item in theirs.events}
    made = select(usage).where(usage.c.thread.in_(threads_of(subject))).order_by(usage.c.number)
    rows = (await connection.execute(made)).mappings()
    return tuple(KeptUsage(**_of(row, _SPENT)) for row in rows if (row["thread"], row["event"]) in events)


def _told(body: str) -> Whisper:
    """The whisper; a copy of a record in it without its text, or each copy would hold all earlier ones."""
    told = decode_reply(body)
    assert isinstance(told, Whisper)
    return msgspec.structs.replace(told, blocks=tuple(map(_without_text, told.blocks)))


def _without_text(block: Block) -> Block:
    return msgspec.structs.replace(block, text="") if isinstance(block, File) else block


def _of(row: RowMapping, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: row[name] for name in names}
