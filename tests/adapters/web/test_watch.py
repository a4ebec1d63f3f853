"""Pages show what other processes do: two platforms on one SQLite file stand for two processes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import httpx2
import pytest
import uvicorn
from sqlalchemy import Connection, event
from structlog.testing import capture_logs

from adapters.sql.database import Database, open_database
from adapters.sql.migration import migrate
from adapters.sql.turns import SqlTurns
from adapters.sql.whispers import SqlWhispers
from adapters.web.app import WebSettings, workspace
from adapters.web.listener import Listener, Shown
from adapters.web.platform import DEAF, SETTLING, WebPlatform
from adapters.web.server import listen
from adapters.web.watch import LOOK_BACK, WATCH
from bot.chat import Card, Paragraph, Whisper
from bot.conversation import Turn
from bot.delivery import Delivery
from bot.errors import Unavailable
from tests.adapters.web.fakes import FakeEngine, turn_of
from tests.fakes import FakeTurns, FakeWhispers
from tests.scene import AT, OTHER_THREAD, THREAD, mention

CARD = Card(key="draft:e1", summary="1 hint", blocks=(Paragraph("Hello"),))
EDITED = Card(key="draft:e1", summary="No hint", blocks=())
WORDS = Turn(id="e1", place=THREAD, person="ana", name="Ana", at=AT, text="Sorry.")
WHISPER = Whisper(key="why", person="ana", blocks=(Paragraph("Because."),))
SOON = 2.0  # seconds


class Process(NamedTuple):
    """What one process has of the web workspace."""

    database: Database
    turns: SqlTurns
    platform: WebPlatform

    async def show(self, *cards: Card) -> None:
        """Answer an event with these cards, the way the bot does."""
        for card in cards:
            await Delivery({"web": self.platform}, self.turns).show(mention("Sorry."), card)


def begin(url: str) -> Process:
    database = open_database(url)
    turns = SqlTurns(database)
    return Process(database, turns, WebPlatform(turns, SqlWhispers(database)))


@pytest.fixture
async def processes(tmp_path: Path) -> AsyncIterator[tuple[Process, Process]]:
    url = f"sqlite:///{tmp_path}/comeback.db"
    migrate(url)
    here, there = begin(url), begin(url)
    yield here, there
    for process in (here, there):
        await process.platform.close()
        await process.database.close()


async def heard(listener: Listener, number: int) -> list[object]:
    """What the page is told next, in time."""
    frames = aiter(listener)
    shown = [await asyncio.wait_for(anext(frames), SOON) for _ in range(number)]
    return [each.sight.card or each.sight if isinstance(each.sight, Turn) else each.sight for each in shown]


async def test_page_shows_what_another_process_posts_edits_and_whispers(processes: tuple[Process, Process]) -> None:
    here, there = processes
    with here.platform.listen(THREAD, "ana") as ana, here.platform.listen(OTHER_THREAD, "ben") as ben:
        await there.turns.put(WORDS)
        await there.show(CARD)
        assert await heard(ana, 2) == [WORDS, CARD]
        await there.show(EDITED)
        assert await heard(ana, 1) == [EDITED]
        await there.platform.whisper(THREAD, WHISPER)
        assert await heard(ana, 1) == [WHISPER]

        assert await heard(ben, 2) == [WORDS, EDITED]
    assert await here.platform.whispers(THREAD, "ana") == (WHISPER,)


@asynccontextmanager
async def opened(process: Process, page: str) -> AsyncIterator[AsyncIterator[str]]:
    """The lines of the page's stream, from a server that runs as this process."""
    settings = WebSettings()
    app = workspace(
        engine=FakeEngine(), turns=process.turns, platform=process.platform, commands=(), verbs=(), settings=settings
    )
    socket = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    serving = asyncio.create_task(server.serve(sockets=[socket]))
    url = f"http://127.0.0.1:{socket.getsockname()[1]}{page}/events"
    async with httpx2.AsyncClient(timeout=5) as browser, browser.stream("GET", url) as answer:
        yield answer.aiter_lines()
    server.should_exit = True
    await serving


async def reads(lines: AsyncIterator[str], words: str) -> None:
    """Read on until the words come."""
    while words not in await anext(lines):
        pass


async def test_stream_shows_what_another_process_does(processes: tuple[Process, Process]) -> None:
    here, there = processes
    await there.turns.put(WORDS)
    async with opened(here, "/c/drafts/t/t1") as stream, asyncio.timeout(SOON * 3):
        await reads(stream, "Sorry.")
        await there.show(CARD)
        await asyncio.wait_for(reads(stream, "Comeback: 1 hint"), SOON)
        await there.show(EDITED)
        await asyncio.wait_for(reads(stream, "Comeback: No hint"), SOON)


async def test_page_is_told_each_thing_once(processes: tuple[Process, Process]) -> None:
    here, there = processes
    with here.platform.listen(THREAD, "ana") as page:
        await here.show(CARD)
        assert await heard(page, 1) == [CARD]
        await there.show(CARD, EDITED)
        assert await heard(page, 1) == [EDITED]
        await asyncio.sleep(LOOK_BACK)
        await there.turns.put(WORDS)

        assert await heard(page, 1) == [WORDS]


async def test_page_opened_between_showing_and_storing_misses_nothing(processes: tuple[Process, Process]) -> None:
    here, _ = processes
    await here.turns.put(turn_of(THREAD, CARD))
    await here.platform.edit(THREAD, CARD.key, EDITED)
    with here.platform.listen(THREAD, "ana") as page:
        for turn in await here.turns.thread(THREAD):
            page.know(Shown(THREAD, turn))
        await here.turns.put(turn_of(THREAD, EDITED))

        assert await heard(page, 1) == [EDITED]


async def test_older_turn_does_not_undo_what_is_shown_and_not_stored_yet(processes: tuple[Process, Process]) -> None:
    here, _ = processes
    with here.platform.listen(THREAD, "ana") as page:
        await here.turns.put(turn_of(THREAD, CARD))
        await here.platform.edit(THREAD, CARD.key, EDITED)
        assert await heard(page, 1) == [EDITED]
        await asyncio.sleep(SETTLING / 2 + WATCH / 2)
        await here.turns.put(turn_of(THREAD, EDITED))
        await asyncio.sleep(SETTLING + WATCH)
        await here.turns.put(WORDS)

        assert await heard(page, 1) == [WORDS]


async def test_database_is_asked_only_while_a_page_is_open(processes: tuple[Process, Process]) -> None:
    here, _ = processes
    asked: list[str] = []

    def count(_connection: Connection, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            asked.append(statement)

    await here.turns.put(WORDS)
    event.listen(here.database._engine.sync_engine, "before_cursor_execute", count)
    await asyncio.sleep(WATCH * 2)
    before = len(asked)
    with here.platform.listen(THREAD, "ana"), here.platform.listen(THREAD, "ben"):
        await asyncio.sleep(WATCH * 3.5)
    await asyncio.sleep(WATCH / 2)  # a look that has begun is finished
    during = len(asked)
    await asyncio.sleep(WATCH * 2)

    assert before == 0
    assert 2 <= during <= 6  # turns and whispers, three times at most, however many pages there are
    assert len(asked) == during


async def test_watch_begins_again_with_the_next_page(processes: tuple[Process, Process]) -> None:
    here, there = processes
    for card in (CARD, EDITED):
        with here.platform.listen(THREAD, "ana") as page:
            await there.show(card)

            assert await heard(page, 1) == [card]
        await asyncio.sleep(WATCH * 1.5)


class Away(FakeTurns):
    """Turns that can be out of reach."""

    away = False

    async def changed(self, platform: str, within: timedelta) -> tuple[Turn, ...]:
        found = await super().changed(platform, within)
        if self.away:
            raise Unavailable("No database server answers.")
        return found


async def test_watch_outlives_the_database_being_away_and_logs_it_once() -> None:
    turns = Away()
    platform = WebPlatform(turns, FakeWhispers())
    turns.away = True
    with capture_logs() as logs, platform.listen(THREAD, "ana") as page:
        await turns.put(WORDS)
        await asyncio.sleep(LOOK_BACK + WATCH * 2)  # longer than a look goes back by itself
        with pytest.raises(Unavailable) as told:
            await platform.check()
        turns.away = False

        assert await heard(page, 1) == [WORDS]
        await platform.check()
    await platform.close()

    assert str(told.value) == DEAF
    assert logs == [{"event": "pages miss what other processes do", "error": "Unavailable", "log_level": "warning"}]
    assert turns.looks[-1] > timedelta(seconds=LOOK_BACK * 2)


async def test_nothing_is_asked_once_the_platform_is_closed() -> None:
    turns = FakeTurns()
    platform = WebPlatform(turns, FakeWhispers())
    with platform.listen(THREAD, "ana"):
        await platform.close()
    await asyncio.sleep(WATCH * 2)

    assert turns.looks == []
