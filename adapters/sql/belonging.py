"""What in the tables is about a person, or about a workspace.

Only ids, numbers and times are compared in SQL; whatever may be sealed is read and compared here.
"""

from collections.abc import AsyncIterator, Collection
from datetime import datetime
from itertools import chain
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Column, ColumnElement, RowMapping, ScalarSelect, Select, select
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.sql.table import draft, event, feedback, mute, outcome, profile, thread, turn, whisper
from bot.chat import Command, Edit, Mention, Message, Submit, decode_event
from bot.conversation import Mute
from bot.profile import Profile
from bot.record import KeptFeedback, KeptProfile, Subject

BATCH = 500  # numbers in one statement


class Item(NamedTuple):
    """A row: where it stands, when it came to be, and how its thread calls it."""

    number: int
    thread: int
    name: str
    at: datetime


class Belongings(NamedTuple):
    """The rows that are about a subject."""

    events: tuple[Item, ...]
    drafts: tuple[Item, ...]  # those that a person wrote, or brought words to
    own: frozenset[int]  # numbers of the drafts that the person wrote
    turns: tuple[Item, ...]
    whispers: tuple[Item, ...]
    mutes: tuple[Mute, ...]
    profile: KeptProfile | None
    feedback: tuple[KeptFeedback, ...]

    @property
    def since(self) -> datetime | None:
        """When the oldest of it came to be."""
        items = chain(self.events, self.drafts, self.turns, self.whispers)
        settings = [mute.at for mute in self.mutes] + ([self.profile.at] if self.profile else [])
        return min(chain((item.at for item in items), settings), default=None)

    @property
    def rows(self) -> int:
        """How many drafts and turns there are: what the trail counts."""
        return len(self.drafts) + len(self.turns)


def threads_of(subject: Subject) -> ScalarSelect[int]:
    """The numbers of the threads of the subject's workspace."""
    here = (thread.c.platform == subject.platform) & (thread.c.workspace == subject.workspace)
    return select(thread.c.number).where(here).scalar_subquery()


async def public_only(connection: AsyncConnection, theirs: Belongings) -> tuple[Belongings, int]:
    """What everybody in the workspace could read, and how many threads are left out of it.

    Those are the private ones, and the ones of which nobody said what they are.
    """
    sorts = (theirs.events, theirs.drafts, theirs.turns, theirs.whispers)
    numbers = {item.thread for items in sorts for item in items}
    rows = picked(connection, select(thread.c.number, thread.c.private), thread.c.number, numbers)
    public = {row["number"] async for row in rows if row["private"] is False}
    events, drafts, turns, whispers = (tuple(item for item in items if item.thread in public) for items in sorts)
    ids = {item.name for item in drafts}
    said = tuple(word for word in theirs.feedback if word.draft in ids)
    kept = theirs._replace(events=events, drafts=drafts, turns=turns, whispers=whispers, feedback=said)
    return kept, len(numbers - public)


def muted_by(subject: Subject) -> ColumnElement[bool]:
    """True for what the person muted in that workspace; of a workspace, for all that is muted there."""
    here = (mute.c.platform == subject.platform) & (mute.c.workspace == subject.workspace)
    return here if subject.person is None else here & (mute.c.person == subject.person)


async def mutes(connection: AsyncConnection, subject: Subject) -> tuple[Mute, ...]:
    """What the subject muted, oldest first."""
    columns = (mute.c.rule, mute.c.person, mute.c.name, mute.c.at)
    rows = await connection.execute(select(*columns).where(muted_by(subject)).order_by(mute.c.number))
    return tuple(Mute(rule=row.rule, person=row.person, name=row.name, at=row.at) for row in rows)


def told_by(subject: Subject) -> ColumnElement[bool]:
    """True for the workspace's profile if the person was the last to change it; of a workspace, for its profile."""
    here = (profile.c.platform == subject.platform) & (profile.c.workspace == subject.workspace)
    return here if subject.person is None else here & (profile.c.person == subject.person)


async def profile_of(connection: AsyncConnection, subject: Subject) -> KeptProfile | None:
    """The profile that the subject told."""
    columns = (profile.c.body, profile.c.person, profile.c.name, profile.c.at)
    row = (await connection.execute(select(*columns).where(told_by(subject)))).one_or_none()
    if row is None:
        return None
    told = msgspec.json.decode(row.body, type=Profile)
    return KeptProfile(profile=told, person=row.person, name=row.name, at=row.at)


def rated_by(subject: Subject) -> ColumnElement[bool]:
    """True for what the person said of cards in that workspace; of a workspace, for all that was said of them there."""
    said = feedback.c.draft.in_(select(draft.c.number).where(draft.c.thread.in_(threads_of(subject))))
    return said if subject.person is None else said & (feedback.c.person == subject.person)


async def feedback_of(connection: AsyncConnection, subject: Subject) -> tuple[KeptFeedback, ...]:
    """What the subject said of cards, oldest first."""
    columns = (draft.c.id, feedback.c.person, feedback.c.helpful, feedback.c.at)
    rows = await connection.execute(select(*columns).join(draft).where(rated_by(subject)).order_by(feedback.c.number))
    return tuple(KeptFeedback(draft=row.id, person=row.person, helpful=row.helpful, at=row.at) for row in rows)


async def belongings(connection: AsyncConnection, subject: Subject) -> Belongings:
    """Find everything that is about the subject."""
    events, brought = await _events(connection, subject)
    drafts, own = await _drafts(connection, subject, brought)
    ids = {(item.thread, item.name) for item in (*events, *(item for item in drafts if item.number in own))}
    turns = await _turns(connection, subject, ids)
    whispers = await _whispers(connection, subject)
    settings = await mutes(connection, subject), await profile_of(connection, subject)
    return Belongings(events, drafts, own, turns, whispers, *settings, await feedback_of(connection, subject))


async def picked(
    connection: AsyncConnection, wanted: Select[Any], column: Column[Any], numbers: Collection[int]
) -> AsyncIterator[RowMapping]:
    """The rows in which the column has one of the numbers, in the order of the numbers."""
    ordered = sorted(numbers)
    for at in range(0, len(ordered), BATCH):
        some = wanted.where(column.in_(ordered[at : at + BATCH])).order_by(column)
        for row in (await connection.execute(some)).mappings():
            yield row


async def _events(connection: AsyncConnection, subject: Subject) -> tuple[tuple[Item, ...], frozenset[str]]:
    """The events of the subject, and the ids of those that brought words. Old ones tell only in their body whose."""
    columns = (event.c.number, event.c.thread, event.c.id, event.c.taken_at, event.c.person, event.c.body)
    taken = select(*columns).where(event.c.thread.in_(threads_of(subject))).order_by(event.c.number)
    if subject.person is not None:
        taken = taken.where(event.c.person.in_([subject.person, ""]))
    items, brought = [], set[str]()
    for row in await connection.execute(taken):
        happened = row.body and decode_event(row.body)
        if subject.person in (None, row.person, happened and happened.person.id):
            items.append(Item(row.number, row.thread, row.id, row.taken_at))
            if isinstance(happened, Mention | Message | Command | Submit | Edit):  # a press or a deletion brings none
                brought.add(row.id)
    return tuple(items), frozenset(brought)


async def _drafts(
    connection: AsyncConnection, subject: Subject, brought: frozenset[str]
) -> tuple[tuple[Item, ...], frozenset[int]]:
    """The drafts that carry the subject's words, and the numbers of those that the subject wrote."""
    here = outcome.c.thread.in_(threads_of(subject)) & outcome.c.draft.is_not(None)
    changes = await connection.execute(select(outcome.c.thread, outcome.c.draft, outcome.c.event).where(here))
    changed = {(change.thread, change.draft) for change in changes if change.event in brought}
    columns = (draft.c.number, draft.c.thread, draft.c.id, draft.c.at, draft.c.author)
    written = select(*columns).where(draft.c.thread.in_(threads_of(subject))).order_by(draft.c.number)
    items, own = [], set[int]()
    for row in await connection.execute(written):
        is_own = subject.person in (None, row.author)
        if is_own or (row.thread, row.id) in changed:
            items.append(Item(row.number, row.thread, row.id, row.at))
        if is_own:
            own.add(row.number)
    return tuple(items), frozenset(own)


async def _turns(connection: AsyncConnection, subject: Subject, ids: set[tuple[int, str]]) -> tuple[Item, ...]:
    """What the subject said, and the cards about one of the ids or the person, in whose id a card's key ends."""
    columns = (turn.c.number, turn.c.thread, turn.c.id, turn.c.at, turn.c.person, turn.c.card.is_not(None))
    said = select(*columns).where(turn.c.thread.in_(threads_of(subject))).order_by(turn.c.number)
    items = []
    for number, where, name, at, person, is_card in await connection.execute(said):
        about = name.partition(":")[2]
        theirs = about == subject.person or (where, about) in ids if is_card else person == subject.person
        if subject.person is None or theirs:
            items.append(Item(number, where, name, at))
    return tuple(items)


async def _whispers(connection: AsyncConnection, subject: Subject) -> tuple[Item, ...]:
    columns = (whisper.c.number, whisper.c.thread, whisper.c.key, whisper.c.at)
    told = select(*columns).where(whisper.c.thread.in_(threads_of(subject))).order_by(whisper.c.number)
    if subject.person is not None:
        told = told.where(whisper.c.person == subject.person)
    return tuple(Item(*row) for row in await connection.execute(told))
