"""People's words are kept sealed, on both databases, by the seal of the database that writes them."""

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Connection, MetaData, Table, create_engine, insert, select, text

from adapters.fernet.seal import fresh_key, seal_from
from adapters.sql.column import HalfCharacter, Prose, Sealed, seal_with, sealed
from adapters.sql.conversations import SqlConversations
from adapters.sql.database import Database, open_database
from adapters.sql.migration import migrate
from adapters.sql.table import metadata
from adapters.sql.turns import SqlTurns
from bot.errors import Unavailable
from bot.ports import Seal
from tests.adapters.sql.sample import PLACE, card_turn, coached, mention, turn

NOTE = Table("note", MetaData(), Column("words", Sealed))
PLAIN_NOTE = Table("note", MetaData(), Column("words", Prose))
KEYED = seal_from("bmV3LW5ldy1uZXctbmV3LW5ldy1uZXctbmV3LW5ldyE=")
# a name of three letters stands in one sealed text in a few hundred thousand by chance, and never as a word of its own
WORDS = re.compile(rb"upset|parcel|refund|lost it|broke|harm a maybe|whole of it|Say what|\bAda\b|1 hint")


@contextmanager
def notes(seal: Seal | None) -> Iterator[Connection]:
    """A database in memory with one column that is sealed."""
    engine = create_engine("sqlite://")
    seal_with(engine, seal)
    with engine.begin() as connection:
        NOTE.metadata.create_all(connection)
        yield connection
    engine.dispose()


@asynccontextmanager
async def opened(url: str, seal: Seal | None) -> AsyncIterator[Database]:
    database = open_database(url, seal)
    try:
        yield database
    finally:
        await database.close()


def dump(url: str) -> str:
    """Everything in the tables, as it is kept."""
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        rows = [connection.execute(text(f"SELECT * FROM {name}")).all() for name in metadata.tables]
    engine.dispose()
    return repr(rows)


def contents(folder: Path) -> bytes:
    """All that the files of an SQLite database in the folder hold."""
    return b"".join(file.read_bytes() for file in folder.rglob("comeback*"))


@given(st.sampled_from([None, seal_from(""), KEYED]), st.none() | st.text(alphabet=st.sampled_from("a\x00␀sp:0")))
def test_sealed_column_gives_back_what_it_was_given(seal: Seal | None, words: str | None) -> None:
    with notes(seal) as connection:
        connection.execute(insert(NOTE).values(words=words))

        assert connection.execute(select(NOTE)).all() == [(words,)]


@given(st.text() | st.sampled_from(["␀sealed:gAAAAA", "␀plain:", "␀␀sealed:", "\x00"]))
def test_words_from_before_there_was_a_key_are_read_as_they_are(words: str) -> None:
    with notes(KEYED) as connection:
        connection.execute(insert(PLAIN_NOTE).values(words=words))

        assert connection.execute(select(NOTE)).all() == [(words,)]


@pytest.mark.parametrize("words", [None, ""])
def test_no_words_are_not_sealed(words: str | None) -> None:
    with notes(KEYED) as connection:
        connection.execute(insert(NOTE).values(words=words))

        assert connection.execute(select(PLAIN_NOTE)).all() == [(words,)]


def test_half_a_character_is_refused() -> None:
    with notes(KEYED) as connection, pytest.raises(HalfCharacter):
        connection.execute(insert(NOTE).values(words="\ud83d"))


def test_sealed_column_cannot_be_compared() -> None:
    with pytest.raises(TypeError, match="a sealed column cannot be compared"):
        select(NOTE).where(NOTE.c.words == "Sorry.")


def test_sealed_words_are_refused_where_there_is_no_key() -> None:
    with notes(KEYED) as connection:
        connection.execute(insert(NOTE).values(words="Sorry."))
        seal_with(connection.engine, None)
        with pytest.raises(Unavailable) as raised:
            connection.execute(select(NOTE)).all()

    assert str(raised.value) == "What is kept in this database was sealed with a key, and it was opened without one."


def test_statements_that_two_engines_share_are_sealed_by_each_ones_own_key() -> None:
    shared: dict[object, object] = {}
    own = [seal_from(fresh_key()), seal_from(fresh_key())]
    kept = []
    for seal in own:
        with notes(seal) as connection:
            connection.execution_options(compiled_cache=shared)
            connection.execute(insert(NOTE).values(words="Sorry."))
            assert connection.execute(select(NOTE)).all() == [("Sorry.",)]
            kept.append(connection.scalar(text("SELECT words FROM note")))

    assert [seal.unseal(one) for seal, one in zip(own, kept, strict=True)] == ["Sorry.", "Sorry."]
    with pytest.raises(Unavailable):
        own[0].unseal(kept[1])


def test_columns_that_are_sealed_are_those_that_hold_sentences() -> None:
    assert {name: [column.name for column in sealed(table)] for name, table in metadata.tables.items()} == {
        "thread": [],
        "event": ["body"],
        "mute": ["name"],
        "turn": ["name", "text", "card"],
        "whisper": ["body"],
        "draft": ["text", "parent"],
        "finding": ["message", "fix"],
        "answer": ["text"],
        "suggestion": ["title", "text", "why", "check"],
        "profile": ["body", "name"],
        "installation": ["token"],
        "installing": [],
        "usage": [],
        "choice": [],
        "feedback": [],
        "outcome": ["body"],
        "worker": [],
        "workspace": [],
        "trail": [],
        "job": [],
    }


async def test_none_of_a_drafts_words_can_be_read_where_it_is_kept(url: str, tmp_path: Path) -> None:
    migrate(url)
    shown = coached(wording="We broke it.")
    async with opened(url, KEYED) as database:
        assert await SqlConversations(database).save(mention(), shown) == shown
        for said in (turn(), card_turn()):
            await SqlTurns(database).put(said)
        assert await SqlConversations(database).latest(PLACE) == shown
        assert await SqlTurns(database).thread(PLACE) == (turn(), card_turn())

    assert WORDS.findall(dump(url).encode() + contents(tmp_path)) == []


async def test_words_of_a_draft_can_be_found_where_there_is_no_key(url: str) -> None:
    migrate(url)
    async with opened(url, None) as database:
        await SqlConversations(database).save(mention(), coached(wording="We broke it."))
        await SqlTurns(database).put(card_turn())
        await SqlTurns(database).put(turn())

    found = {word.decode() for word in WORDS.findall(dump(url).encode())}
    assert found == set(WORDS.pattern.decode().replace(r"\b", "").split("|"))
