"""A change of keys reaches everything that is kept, while others go on reading and writing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy import text as statement

from adapters.fernet.seal import fresh_key, seal_from
from adapters.sql.address import read_address
from adapters.sql.conversations import SqlConversations
from adapters.sql.database import Database, open_database
from adapters.sql.journal import SqlJournal
from adapters.sql.migration import migrate
from adapters.sql.rotation import reseal
from adapters.sql.table import event, outcome
from adapters.sql.transaction import transaction
from adapters.sql.turns import SqlTurns
from bot.errors import Unavailable
from bot.ports import Seal
from tests.adapters.sql.sample import PLACE, card_turn, coached, mention, turn

OLD, NEW = "b2xkLW9sZC1vbGQtb2xkLW9sZC1vbGQtb2xkLW9sZCE=", "bmV3LW5ldy1uZXctbmV3LW5ldy1uZXctbmV3LW5ldyE="
SEALED_OF_A_DRAFT = 21  # its outcome, draft (2), findings (4), answers (2) and suggestions (8); a turn (2), a card (2)


@asynccontextmanager
async def opened(url: str, keys: str) -> AsyncIterator[Database]:
    database = open_database(url, seal_from(keys))
    try:
        yield database
    finally:
        await database.close()


async def fill(database: Database) -> None:
    await SqlConversations(database).save(mention(), coached())
    for said in (turn(), card_turn()):
        await SqlTurns(database).put(said)


async def read(database: Database) -> bool:
    """True when everything that `fill` kept can be read, and is what it was."""
    turns = await SqlTurns(database).thread(PLACE)
    again = await SqlConversations(database).save(mention(), coached())
    return (await SqlConversations(database).latest(PLACE), again, turns) == (
        coached(),
        coached(),
        (turn(), card_turn()),
    )


def contents(folder: Path) -> bytes:
    """All that the files in the folder hold."""
    return b"".join(file.read_bytes() for file in folder.iterdir())


@pytest.mark.parametrize("before", ["", OLD], ids=["plain", "sealed"])
async def test_everything_is_sealed_with_the_new_key(url: str, before: str) -> None:
    migrate(url)
    async with opened(url, before) as database:
        await fill(database)
    async with opened(url, f"{NEW},{OLD}") as database:
        assert await reseal(database) == SEALED_OF_A_DRAFT
    async with opened(url, NEW) as database:
        assert await read(database)
        assert await reseal(database) == SEALED_OF_A_DRAFT
        assert await read(database)


@pytest.mark.parametrize("seal", [None, seal_from("")], ids=["no seal", "no key"])
async def test_nothing_is_changed_without_a_key(database: Database, url: str, seal: Seal | None) -> None:
    await fill(database)
    keyless = open_database(url, seal)

    assert await reseal(keyless) == 0
    assert await read(keyless)
    await keyless.close()


async def test_words_that_were_plain_are_gone_from_the_file(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/comeback.db"
    migrate(url)
    async with opened(url, "") as database, opened(url, OLD) as keyed:
        await fill(database)
        before = b"if you were upset" in contents(tmp_path)
        await reseal(keyed)
        assert (before, b"if you were upset" in contents(tmp_path)) == (True, False)


async def test_many_values_are_sealed_batch_by_batch(url: str) -> None:
    migrate(url)
    async with opened(url, OLD) as database, opened(url, f"{NEW},{OLD}") as both:
        conversations = SqlConversations(database)
        for number in range(205):
            await conversations.save(mention(f"e{number}"), coached(f"d{number % 5}", text=f"Sorry {number}."))
        async with database.reading() as connection:
            kept = await connection.scalar(select(func.count()).select_from(outcome))
        counted = await reseal(both)
    async with opened(url, NEW) as database, database.reading() as connection:
        bodies = (await connection.scalars(select(outcome.c.body))).all()

    assert (kept, len(bodies), len(set(bodies))) == (205, 205, 205)
    assert counted == 205 + 5 * (2 + 4 + 2 + 8)


async def test_key_that_is_missing_stops_the_work_which_can_be_run_again(database: Database, url: str) -> None:
    await fill(database)
    lost = fresh_key()
    async with opened(url, lost) as stranger:
        await SqlTurns(stranger).put(turn("later", text="Sealed with a key that is not at hand."))
    async with opened(url, NEW) as keyed:
        with pytest.raises(Unavailable, match="sealed with a key that is not at hand"):
            await reseal(keyed)
    async with opened(url, f"{NEW},{lost}") as keyed:
        assert await reseal(keyed) == SEALED_OF_A_DRAFT + 2
    async with opened(url, NEW) as keyed:
        assert len(await SqlTurns(keyed).thread(PLACE)) == 3


async def test_words_that_are_written_meanwhile_stay(url: str) -> None:
    migrate(url)
    async with opened(url, OLD) as database:
        await fill(database)
    async with opened(url, f"{NEW},{OLD}") as writer, opened(url, f"{NEW},{OLD}") as rotating:

        async def write() -> None:
            for number in range(30):
                await SqlTurns(writer).put(turn(text=f"Sorry {number}."))

        await asyncio.gather(write(), *(reseal(rotating) for _ in range(3)))
    async with opened(url, NEW) as database:
        assert [said.text for said in await SqlTurns(database).thread(PLACE)] == ["Sorry 29.", ""]


class LateWriter:
    """A seal that, the first time it is asked, lets somebody else change the row that it was asked for."""

    def __init__(self, url: str) -> None:
        self.written = 0
        self._url = url
        self._seal = seal_from(NEW)

    def seal(self, text: str) -> str:
        if not self.written:
            with transaction(read_address(self._url)) as connection:
                self.written = connection.execute(statement("UPDATE event SET body = 'the newer words'")).rowcount
        return self._seal.seal(text)

    def unseal(self, kept: str) -> str:
        return self._seal.unseal(kept)


async def test_words_that_change_between_the_look_and_the_write_stay(url: str) -> None:
    migrate(url)
    async with opened(url, "") as plain:
        await SqlJournal(plain).take(mention())
    late = LateWriter(url)
    rotating = open_database(url, late)
    await reseal(rotating)
    await rotating.close()
    async with opened(url, NEW) as keyed, keyed.reading() as connection:
        assert (late.written, await connection.scalar(select(event.c.body))) == (1, "the newer words")
