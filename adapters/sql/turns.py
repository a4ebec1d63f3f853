"""The port Turns: what was said in a thread, and the cards that the bot shows there."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.sql.clock import before
from adapters.sql.column import as_json
from adapters.sql.database import Database
from adapters.sql.rewording import reword
from adapters.sql.table import event as events
from adapters.sql.table import thread as threads
from adapters.sql.table import turn as turns
from adapters.sql.thread import enter, insert_into, thread_of
from bot.chat import Card, Edit, Place, decode_reply
from bot.conversation import Turn
from bot.ports import Opening


class SqlTurns:
    """Keeps turns in the database. Raises Unavailable when it cannot, Misuse for text that no database keeps."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, turn: Turn) -> None:
        """Store the turn; one with the same place and id is replaced, and keeps its position."""
        async with self._database.writing() as connection:
            number = await enter(connection, turn.place)
            same = (turns.c.thread == number) & (turns.c.id == turn.id)
            values = {**_values(turn), "changed_at": before(connection, timedelta())}
            replaced = await connection.execute(update(turns).where(same).values(values))
            if not replaced.rowcount:
                await _add(connection, number, turn)

    async def add(self, turn: Turn) -> None:
        """Store the turn, unless one with the same place and id is there."""
        async with self._database.writing() as connection:
            await _add(connection, await enter(connection, turn.place), turn)

    async def find(self, place: Place, turn: str) -> Turn | None:
        """The turn with that id in that thread."""
        async with self._database.reading() as connection:
            found = await _turns(connection, (turns.c.thread == thread_of(place)) & (turns.c.id == turn))
        return next(iter(found), None)

    async def reword(self, edit: Edit) -> bool:
        """Put the message's new words in place of its old ones, in its turn and in its event.

        False, and nothing is changed, when it is somebody else's, or when newer words are there already.
        """
        async with self._database.writing() as connection:
            done = await reword(connection, await enter(connection, edit.place), edit)
        await self._database.wipe_log()
        return done

    async def remove(self, place: Place, turn: str) -> None:
        """Delete the turn."""
        gone = delete(turns).where(turns.c.thread == thread_of(place), turns.c.id == turn)
        async with self._database.writing() as connection:
            await connection.execute(gone)
        await self._database.wipe_log()

    async def thread(self, place: Place) -> tuple[Turn, ...]:
        """The turns of the thread, oldest first."""
        async with self._database.reading() as connection:
            return await _turns(connection, turns.c.thread == thread_of(place))

    async def openings(self, platform: str, workspace: str, channel: str, limit: int) -> tuple[Opening, ...]:
        """The newest threads of the channel, newest first: the first turn of each, and how many came after it."""
        here = _in_workspace(platform, workspace) & (threads.c.channel == channel)
        first = func.min(turns.c.number).label("first")
        counted = select(first, func.count().label("count")).join(threads).where(here).group_by(turns.c.thread)
        newest = counted.order_by(first.desc()).limit(limit).subquery()
        wanted = select(turns, threads, newest.c.count).join(threads).join(newest, newest.c.first == turns.c.number)
        async with self._database.reading() as connection:
            rows = (await connection.execute(wanted.order_by(turns.c.number.desc()))).mappings()
            return tuple(Opening(_turn(row), row["count"] - 1) for row in rows)

    async def changed(self, platform: str, within: timedelta) -> tuple[Turn, ...]:
        """What was put, by whichever process, in the last so-long by the clock of the database, oldest first."""
        async with self._database.reading() as connection:
            recent = select(turns.c.number).where(turns.c.changed_at > before(connection, within))
            # a subquery, or SQLite would look at every turn of the platform instead of the newest
            return await _turns(connection, turns.c.number.in_(recent) & (threads.c.platform == platform))

    async def channels(self, platform: str, workspace: str) -> tuple[str, ...]:
        """The channels in which something was said, in alphabetical order."""
        spoken = select(threads.c.channel).distinct().join(turns).where(_in_workspace(platform, workspace))
        async with self._database.reading() as connection:
            return tuple(sorted(await connection.scalars(spoken)))  # sorted here: databases disagree on the alphabet


def place_in(row: RowMapping) -> Place:
    """The place that a row of the table of threads stands for."""
    return Place(
        *(row[column] for column in (threads.c.platform, threads.c.workspace, threads.c.channel, threads.c.thread))
    )


async def _turns(connection: AsyncConnection, which: ColumnElement[bool]) -> tuple[Turn, ...]:
    wanted = select(turns, threads).join(threads).where(which).order_by(turns.c.number)
    return tuple(_turn(row) for row in (await connection.execute(wanted)).mappings())


def _in_workspace(platform: str, workspace: str) -> ColumnElement[bool]:
    return (threads.c.platform == platform) & (threads.c.workspace == workspace)


async def _add(connection: AsyncConnection, thread: int, turn: Turn) -> None:
    if await _is_forgotten(connection, turn.id):
        return
    values = {**_values(turn), "changed_at": before(connection, timedelta())}
    added = insert_into(connection, turns).values(thread=thread, id=turn.id, **values)
    await connection.execute(added.on_conflict_do_nothing(index_elements=["thread", "id"]))


async def _is_forgotten(connection: AsyncConnection, turn: str) -> bool:
    """True when the turn is, or answers, an event whose words are forgotten: nothing may bring them back."""
    ids = (turn, turn.partition(":")[2])  # a card's key ends in the id of what it is about
    forgotten = select(events.c.number).where(events.c.id.in_(ids), events.c.body.is_(None))
    return await connection.scalar(forgotten) is not None


def _values(said: Turn) -> dict[str, Any]:
    return {
        "person": said.person,
        "name": said.name,
        "at": said.at,
        "text": said.text,
        "card": said.card and as_json(said.card),
        "message": said.message,
    }


def _turn(row: RowMapping) -> Turn:
    return Turn(
        id=row[turns.c.id],
        place=place_in(row),
        person=row[turns.c.person],
        name=row[turns.c.name],
        at=row[turns.c.at],
        text=row[turns.c.text],
        card=_card(row[turns.c.card]),
        message=row[turns.c.message],
    )


def _card(body: str | None) -> Card | None:
    if body is None:
        return None
    card = decode_reply(body)
    assert isinstance(card, Card)
    return card
