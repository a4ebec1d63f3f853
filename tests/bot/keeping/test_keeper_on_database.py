"""/mydata from end to end on a real database: the command, the file, the second question, and nothing left."""

import json
from collections.abc import Sequence

from adapters.sql.database import Database
from adapters.sql.journal import SqlJournal
from adapters.sql.records import SqlRecords
from adapters.sql.turns import SqlTurns
from adapters.sql.whispers import SqlWhispers
from adapters.web.platform import WebPlatform
from bot.chat import Choices, Command, Event, File, Paragraph, Whisper
from bot.delivery import Delivery
from bot.keeping.keeper import Keeper
from bot.record import KEY
from bot.router import Router
from tests.adapters.sql.household import HERE, MINE, THEIRS, UNA, everything, moves_in, press
from tests.adapters.sql.sample import AT


class House:
    """The bot on a database, without an engine: each event is answered at once."""

    def __init__(self, database: Database) -> None:
        self._journal = SqlJournal(database)
        self._whispers = SqlWhispers(database)
        turns = SqlTurns(database)
        screen = Delivery({"web": WebPlatform(turns, self._whispers)}, turns)
        self._router = Router([Keeper(SqlRecords(database, 90, self._erase))], screen)

    async def _erase(self, numbers: Sequence[int], _under_way: Sequence[int]) -> None:
        self.erased = numbers

    async def asks(self, event: Event) -> Whisper:
        """The whisper about the person's record that is on screen once the event is answered."""
        await self._journal.take(event)
        assert await self._router.handle(event) is True
        (shown,) = [each for each in await self._whispers.of(HERE, UNA.id) if each.key == KEY]
        return shown


async def test_person_takes_the_record_away_and_deletes_it(url: str, database: Database) -> None:
    await moves_in(database)
    house = House(database)
    command = Command(id="una-20", place=HERE, person=UNA, at=AT, name="mydata", text="")

    told = await house.asks(command)
    assert told.blocks[0] == Paragraph(
        "Kept of you in this workspace: 2 drafts, 4 messages and cards, 2 private answers and 5 actions. "
        "The oldest is from 4 March 2026."
    )
    (choices,) = [block for block in told.blocks if isinstance(block, Choices)]
    take_away, delete = [each.value for each in choices.buttons]

    files = []
    for number in range(3):
        _, file = (await house.asks(press(f"una-2{number + 1}", UNA, take_away))).blocks
        assert isinstance(file, File)
        files.append(file.text)
    assert [len(json.loads(text)["drafts"]) for text in files] == [2, 2, 2]
    assert len(files[2]) < len(files[1]) + 1_000  # a copy holds no earlier copy
    assert (MINE in files[0], THEIRS in files[0]) == (True, False)

    question = await house.asks(press("una-24", UNA, delete))
    (choices,) = [block for block in question.blocks if isinstance(block, Choices)]
    asked = press("una-25", UNA, choices.buttons[0].value)
    first = await house.asks(asked)
    assert await house.asks(asked) == first
    assert isinstance(first.blocks[0], Paragraph)
    assert first.blocks[0].text.startswith("Deleted: 2 drafts, 4 messages and cards, 2 private answers and 10 actions.")

    stored = await everything(url, database)
    assert stored.count(MINE) == stored.count(f"{MINE} away") + stored.count(f"Una {MINE}")
    assert len(house.erased) == 9
