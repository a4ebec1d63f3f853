"""The port Whispers: what one person alone was told, until they dismiss it."""

from datetime import timedelta

from sqlalchemy import delete, select

from adapters.sql.clock import before
from adapters.sql.column import as_json
from adapters.sql.database import Database
from adapters.sql.table import thread as threads
from adapters.sql.table import whisper as whispers
from adapters.sql.thread import enter, insert_into, thread_of
from adapters.sql.turns import place_in
from bot.chat import Place, Whisper, decode_reply

KEPT = 8  # of one person in one thread


class SqlWhispers:
    """Keeps whispers in the database. Raises Unavailable when it cannot, Misuse for text that no database keeps."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, place: Place, whisper: Whisper) -> None:
        """Store the whisper; one with the same person and key in that thread is replaced, and keeps its position."""
        async with self._database.writing() as connection:
            number = await enter(connection, place)
            row = {"thread": number, "person": whisper.person, "key": whisper.key, "body": as_json(whisper)}
            added = insert_into(connection, whispers).values(**row, at=before(connection, timedelta()))
            replaced = {"body": added.excluded.body, "at": added.excluded.at}
            await connection.execute(
                added.on_conflict_do_update(index_elements=["thread", "person", "key"], set_=replaced)
            )
            theirs = (whispers.c.thread == number) & (whispers.c.person == whisper.person)
            newest = select(whispers.c.number).where(theirs).order_by(whispers.c.number.desc()).limit(KEPT)
            await connection.execute(delete(whispers).where(theirs, whispers.c.number.not_in(newest)))

    async def of(self, place: Place, person: str) -> tuple[Whisper, ...]:
        """What was whispered to this person in that thread, oldest first."""
        theirs = (whispers.c.thread == thread_of(place)) & (whispers.c.person == person)
        async with self._database.reading() as connection:
            bodies = await connection.scalars(select(whispers.c.body).where(theirs).order_by(whispers.c.number))
            return tuple(_whisper(body) for body in bodies)

    async def dismiss(self, place: Place, person: str, key: str) -> None:
        """Delete the whisper."""
        theirs = (whispers.c.thread == thread_of(place)) & (whispers.c.person == person)
        async with self._database.writing() as connection:
            await connection.execute(delete(whispers).where(theirs, whispers.c.key == key))

    async def changed(self, platform: str, within: timedelta) -> tuple[tuple[Place, Whisper], ...]:
        """What was put, by whichever process, in the last so-long by the clock of the database, oldest first."""
        async with self._database.reading() as connection:
            recent = select(whispers.c.number).where(whispers.c.at > before(connection, within))
            # a subquery, or SQLite would look at every whisper of the platform instead of the newest
            here = whispers.c.number.in_(recent) & (threads.c.platform == platform)
            wanted = select(whispers.c.body, threads).join(threads).where(here).order_by(whispers.c.number)
            rows = (await connection.execute(wanted)).mappings()
            return tuple((place_in(row), _whisper(row[whispers.c.body])) for row in rows)


def _whisper(body: str) -> Whisper:
    whisper = decode_reply(body)
    assert isinstance(whisper, Whisper)
    return whisper
