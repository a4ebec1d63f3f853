"""The port Profiles: how each workspace writes, each event's change once."""

from adapters.sql.belonging import profile_of
from adapters.sql.column import as_json
from adapters.sql.database import Database
from adapters.sql.outcome import is_forgotten, tell, told
from adapters.sql.table import profile as table
from adapters.sql.thread import enter, insert_into
from bot.chat import Event, Place
from bot.errors import Misuse
from bot.profile import NOBODY_TOLD, Profile
from bot.record import Subject

GONE = "What you sent was deleted meanwhile, so the profile stays as it was."


class SqlProfiles:
    """Keeps profiles in the database. Raises Unavailable when it cannot, Misuse for text that no database keeps."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, place: Place) -> Profile:
        """The profile of the place's workspace; an empty one when nobody told."""
        async with self._database.reading() as connection:
            kept = await profile_of(connection, Subject(place.platform, place.workspace))
        return kept.profile if kept else NOBODY_TOLD

    async def put(self, event: Event, profile: Profile) -> None:
        """Store the profile of the event's workspace in place of the last one, once an event.

        Raises Misuse when the event was forgotten meanwhile: nothing may bring its words back.
        """
        place, person = event.place, event.person
        row = {"platform": place.platform, "workspace": place.workspace}
        values = {"body": as_json(profile), "person": person.id, "name": person.name, "at": event.at}
        async with self._database.writing() as connection:
            thread = await enter(connection, place)
            if await is_forgotten(connection, event):
                raise Misuse(GONE)
            if await told(connection, thread, event) is None:
                added = insert_into(connection, table).values(**row, **values)
                replaced = {column: added.excluded[column] for column in values}
                await connection.execute(added.on_conflict_do_update(index_elements=list(row), set_=replaced))
                await tell(connection, thread, event, result=True)
        await self._database.wipe_log()
