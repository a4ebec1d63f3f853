"""A worker in a process of its own, for tests that kill it: the real engine, a real database, a world that counts.

    python -m tests.durable.rig DATABASE WORKER LOG

What reaches the outside world is a line in the side log: it is written before anything else can know of it, as a
message on a platform is. A draft that says “die:POINT” ends the process there with kill -9, the first time, and one
that says “stop:POINT” pauses it.
"""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from adapters.dbos.engine import Crew, DbosEngine
from adapters.dbos.limit import CallLimit
from adapters.dbos.outbox import Outbox
from adapters.dbos.screen import TimedScreen
from adapters.dbos.step import checkpointed, patient
from adapters.fernet.seal import NoSeal
from adapters.sql.conversations import SqlConversations
from adapters.sql.database import Database, open_database
from adapters.sql.durable import durable_engine
from adapters.sql.journal import SqlJournal
from adapters.sql.turns import SqlTurns
from adapters.sql.workers import SqlWorkers
from bot.chat import Card, Event, Mention, Paragraph, Place, Reply, Whisper
from bot.conversation import Coached, Turn
from bot.delivery import Delivery
from bot.feature import Prompt, SlashCommand, Verb
from bot.house import end_in_time
from bot.log import configure_logs
from bot.ports import Conversations
from bot.router import Router
from tests.fakes import FakeMeter


class SideLog:
    """The outside world: what happened in it cannot be taken back."""

    def __init__(self, file: Path, worker: str) -> None:
        self._file = file
        self._worker = worker

    def write(self, *words: str) -> None:
        with self._file.open("a") as log:
            log.write(" ".join([*words, self._worker]) + "\n")

    def lines(self) -> list[list[str]]:
        return [line.split() for line in self._file.read_text().splitlines()] if self._file.exists() else []

    def die(self, point: str, text: str) -> None:
        """Kill or pause the process when the draft asks for it and nobody has died of it yet."""
        grave = self._file.with_name(f"grave-{point}-{crc32(text.encode())}")
        ends = {"die": signal.SIGKILL, "stop": signal.SIGSTOP}
        how = next((how for word, how in ends.items() if f"{word}:{point}" in text), None)
        if how is None or grave.exists():
            return
        grave.touch()
        os.kill(os.getpid(), how)


class LoggedPlatform:
    """A platform whose messages are the lines of the side log."""

    name = "web"

    def __init__(self, log: SideLog) -> None:
        self._log = log

    async def post(self, place: Place, card: Card) -> str:
        self._log.die("before-post", card.summary)
        self._log.write("post", place.thread, card.key)
        self._log.die("mid-post", card.summary)
        return f"message-of-{card.key}"

    async def posted(self, place: Place, key: str) -> str | None:
        known = any(line[:3] == ["post", place.thread, key] for line in self._log.lines())
        return f"message-of-{key}" if known else None

    async def edit(self, place: Place, message: str, card: Card) -> None:
        assert card.key == message.removeprefix("message-of-")
        self._log.write("edit", place.thread, card.key)

    async def whisper(self, place: Place, whisper: Whisper) -> None:
        self._log.write("whisper", place.thread, whisper.key)


class LoggedTurns(SqlTurns):
    """The real turns, with a point between the note that a post is tried and the post."""

    def __init__(self, database: Database, log: SideLog) -> None:
        super().__init__(database)
        self._log = log

    async def put(self, turn: Turn) -> None:
        await super().put(turn)
        self._log.die("noted", turn.card.summary if turn.card else "")


class Wish(NamedTuple):
    """What the model is asked."""

    text: str
    draft: str


class LoggedModel:
    """A model that takes its time, and whose calls cost money."""

    def __init__(self, log: SideLog, seconds: float) -> None:
        self._log = log
        self._seconds = seconds

    async def complete(self, wish: Wish) -> str:
        self._log.write("call", wish.draft)
        await asyncio.sleep(self._seconds)
        self._log.die("mid-model", wish.text)
        self._log.write("called", wish.draft)
        return wish.text.upper()


class Rehearsal:
    """A feature with everything that a feature does: keep a draft, show hints, ask a model, complete the card."""

    name = "rehearsal"
    commands: tuple[SlashCommand, ...] = ()
    verbs: tuple[Verb, ...] = ()
    prompts: tuple[Prompt, ...] = ()

    def __init__(self, conversations: Conversations, model: LoggedModel, log: SideLog) -> None:
        self._conversations = conversations
        self._model = model
        self._log = log

    async def respond(self, event: Event) -> AsyncIterator[Reply]:
        assert isinstance(event, Mention)
        before = await self._conversations.latest(event.place)
        draft = Coached(
            id=event.id, place=event.place, author=event.person.id, at=event.at, text=event.text, intent="other"
        )
        await self._conversations.save(event, draft)
        yield _card(event, "hints", before.id if before else "nothing")
        self._log.die("after-post", event.text)
        better = await self._model.complete(Wish(event.text, event.id))
        self._log.die("after-model", event.text)
        yield _card(event, better, before.id if before else "nothing")


def _card(event: Mention, said: str, before: str) -> Card:
    return Card(key=f"draft:{event.id}", summary=event.text, blocks=(Paragraph(said), Paragraph(f"after {before}")))


async def work(url: str, worker: str, log: SideLog, seconds: float) -> None:
    """Answer events until SIGTERM."""
    database = open_database(url)
    outbox = Outbox(durable_engine(url), NoSeal())
    journal = SqlJournal(database, outbox.enqueue)
    meter = FakeMeter()
    heart = open_database(url)
    crew = Crew(outbox, journal, SqlWorkers(heart), meter, database.wipe_log)
    engine = DbosEngine(crew, worker, limit=CallLimit(at_once=4, a_minute=10_000))
    platform = engine.fenced(LoggedPlatform(log))
    screen = TimedScreen(checkpointed(Delivery({"web": platform}, LoggedTurns(database, log))))
    model = engine.limited(LoggedModel(log, seconds))
    feature = Rehearsal(patient(SqlConversations(database), steps=("find", "latest")), model, log)  # as the house does
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    await engine.start(Router([feature], screen).handle)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await ended.wait()
    end_in_time()
    await engine.stop()
    await heart.close()
    await database.close()


if __name__ == "__main__":
    configure_logs()
    _, url, worker, file, pause = sys.argv
    asyncio.run(work(url, worker, SideLog(Path(file), worker), float(pause)))
