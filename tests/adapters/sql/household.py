"""Two people in one workspace, each with words of their own, as everything that the bot does with them stores it."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import select, text

from adapters.sql.address import file_of, read_address
from adapters.sql.conversations import SqlConversations
from adapters.sql.database import Database
from adapters.sql.journal import SqlJournal
from adapters.sql.records import SqlRecords
from adapters.sql.table import metadata
from adapters.sql.turns import SqlTurns
from adapters.sql.whispers import SqlWhispers
from bot.chat import Card, Event, File, Mention, Message, Paragraph, Person, Place, Press, Submit, Whisper
from bot.conversation import Coached, Suggestion, Turn
from bot.record import KEY, Subject
from tests.adapters.sql.sample import AT

replace = msgspec.structs.replace

MINE = "xylophone"  # stands in every word of Una's
THEIRS = "marimba"  # and in every word of Vic's
UNA = Person("una-id", f"Una {MINE}")
VIC = Person("vic-id", f"Vic {THEIRS}")
HERE = Place("web", "home", "support", "t1")
ALONE = Place("web", "home", "support", "t2")
AWAY = Place("web", "work", "support", "t1")
SUBJECT = Subject("web", "home", "una-id")
HOME = Subject("web", "home")


def mention(event: str, person: Person, words: str, place: Place = HERE) -> Mention:
    return Mention(id=event, place=place, person=person, at=AT, text=words)


def press(event: str, person: Person, button: str, place: Place = HERE) -> Press:
    return Press(id=event, place=place, person=person, at=AT, button=button)


def drafted(event: Mention, **changes: object) -> Coached:
    """The draft that a mention brought."""
    words = f"Better {event.text}"
    offered = Suggestion(id="s1", title="Brief", text=words, made_by="composer", prompt="composer 1")
    coached = Coached(
        id=event.id,
        place=event.place,
        author=event.person.id,
        at=event.at,
        text=event.text,
        intent="apologise",
        answers={"fact": event.text},
        suggestions=(offered,),
    )
    return replace(coached, **changes)


def card_of(draft: Coached) -> Card:
    return Card(key=f"draft:{draft.id}", summary="1 hint", blocks=(Paragraph(f"About {draft.text}"),))


def turn_of(event: Mention | Message) -> Turn:
    return Turn(
        id=event.id, place=event.place, person=event.person.id, name=event.person.name, at=event.at, text=event.text
    )


def card_turn(draft: Coached, at: datetime = AT) -> Turn:
    card = card_of(draft)
    return Turn(id=card.key, place=draft.place, person="comeback", name="Comeback", at=at, card=card, message=card.key)


def copy_for(person: Person, words: str) -> Whisper:
    return Whisper(key=KEY, person=person.id, blocks=(Paragraph("Yours"), File("mine.json", "application/json", words)))


async def happens(database: Database, event: Event, draft: Coached | None = None) -> None:
    """Take the event, and store what answering it stores."""
    assert await SqlJournal(database).take(event)
    if isinstance(event, Mention | Message):
        await SqlTurns(database).put(turn_of(event))
    if draft:
        await SqlConversations(database).save(event, draft)
        await SqlTurns(database).put(card_turn(draft))


async def moves_in(database: Database) -> None:
    """Una and Vic each have a draft in one thread; Una has one alone, and one in another workspace."""
    mine, theirs = mention("una-1", UNA, MINE), mention("vic-1", VIC, THEIRS)
    await happens(database, mine, drafted(mine))
    await happens(database, theirs, drafted(theirs))
    edit = Submit(
        id="una-2", place=HERE, person=UNA, at=AT, form="coach:edit::una-1", values={"draft": f"{MINE} again"}
    )
    await happens(database, edit, drafted(mine, text=f"{MINE} again", taken="s1"))
    await happens(database, press("una-3", UNA, "coach:use:s1:vic-1"), drafted(theirs, taken="s1"))
    alone, away = mention("una-4", UNA, f"{MINE} alone", ALONE), mention("una-5", UNA, f"{MINE} away", AWAY)
    await happens(database, alone, drafted(alone))
    await happens(database, away, drafted(away))
    await SqlWhispers(database).put(HERE, Whisper(key="why:una-6", person=UNA.id, blocks=(Paragraph(MINE),)))
    await SqlWhispers(database).put(HERE, copy_for(UNA, MINE))
    await SqlWhispers(database).put(HERE, Whisper(key="why:vic-2", person=VIC.id, blocks=(Paragraph(THEIRS),)))


async def rows(database: Database) -> dict[str, list[str]]:
    """The rows of every table."""
    async with database.reading() as connection:
        return {
            table.name: sorted(str(row) for row in await connection.execute(select(table)))
            for table in metadata.sorted_tables
        }


async def everything(url: str, database: Database) -> str:
    """Every byte that is stored: of the SQLite file and its log, or of every table that PostgreSQL has."""
    file = file_of(read_address(url))
    if file:
        return "".join(path.read_bytes().decode("latin-1") for path in sorted(file.parent.iterdir()))
    listed = text("SELECT table_schema, table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'")
    async with database.reading() as connection:
        tables = [f'"{row.table_schema}"."{row.table_name}"' for row in await connection.execute(listed)]
        own = [name for name in tables if not name.startswith(('"pg_catalog"', '"information_schema"'))]
        whole = [await connection.scalars(text(f"SELECT t::text FROM {name} t")) for name in own]
        return "\n".join(line for lines in whole for line in lines)


class Records(SqlRecords):
    """The records, with the numbers of the events that were to be erased elsewhere."""

    def __init__(self, database: Database) -> None:
        self.erased: list[int] = []
        super().__init__(database, 90, self._note)

    async def _note(self, numbers: Sequence[int], _under_way: Sequence[int]) -> None:
        self.erased += numbers
