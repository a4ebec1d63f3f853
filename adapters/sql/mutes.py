"""The port Mutes: rules that a workspace does not want to hear, each event's change once."""

import msgspec
from sqlalchemy import delete, select

from adapters.sql.belonging import muted_by, mutes
from adapters.sql.database import Database
from adapters.sql.outcome import is_forgotten, tell, told
from adapters.sql.table import mute
from adapters.sql.thread import enter, insert_into
from bot.chat import Event, Place
from bot.conversation import Mute
from bot.errors import Misuse
from bot.record import Subject

GONE = "What you pressed was deleted meanwhile, so nothing is muted by it."


class SqlMutes:
    """Keeps in the database what is muted. Raises Unavailable when it cannot, Misuse for an id that none can be."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def mute(self, event: Event, rule: str) -> str:
        """Mute the rule in the event's workspace, and return it; one that is muted already stays whose it is.

        A second call with the same event does nothing more, and returns the rule of the first one. Raises
        Misuse when the event was forgotten meanwhile: nothing may bring its person back.
        """
        place, person = event.place, event.person
        row = {"platform": place.platform, "workspace": place.workspace, "rule": rule}
        async with self._database.writing() as connection:
            thread = await enter(connection, place)
            if await is_forgotten(connection, event):
                raise Misuse(GONE)
            before = await told(connection, thread, event)
            if before is not None:
                return msgspec.json.decode(before, type=str)
            added = insert_into(connection, mute).values(**row, person=person.id, name=person.name, at=event.at)
            await connection.execute(added.on_conflict_do_nothing(index_elements=list(row)))
            await tell(connection, thread, event, result=rule)
        return rule

    async def unmute(self, event: Event, rule: str) -> bool:
        """Let the rule be heard again; False when it was not muted.

        A second call with the same event does nothing more, and returns what the first one returned.
        """
        here = muted_by(_workspace(event.place))
        async with self._database.writing() as connection:
            thread = await enter(connection, event.place)
            before = await told(connection, thread, event)
            if before is not None:
                return msgspec.json.decode(before, type=bool)
            gone = await connection.execute(delete(mute).where(here, mute.c.rule == rule))
            await tell(connection, thread, event, result=gone.rowcount > 0)
        return gone.rowcount > 0

    async def muted(self, place: Place) -> frozenset[str]:
        """The ids of the rules that are muted in the place's workspace."""
        async with self._database.reading() as connection:
            return frozenset(await connection.scalars(select(mute.c.rule).where(muted_by(_workspace(place)))))

    async def listed(self, place: Place) -> tuple[Mute, ...]:
        """What is muted in the place's workspace, by whom and since when, oldest first."""
        async with self._database.reading() as connection:
            return await mutes(connection, _workspace(place))


def _workspace(place: Place) -> Subject:
    return Subject(place.platform, place.workspace)
