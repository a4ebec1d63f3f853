"""An engine on a real database, and a port that counts how often it is really asked."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from time import monotonic

from dbos import WorkflowStatus
from sqlalchemy import Connection

from adapters.dbos.engine import Crew, DbosEngine, Handle
from adapters.dbos.limit import CallLimit
from adapters.dbos.outbox import Outbox
from adapters.fernet.seal import FernetSeal, fresh_key, seal_from
from adapters.sql.database import Database
from adapters.sql.durable import durable_engine
from adapters.sql.journal import SqlJournal
from adapters.sql.workers import SqlWorkers
from bot.errors import Misuse, Unavailable
from tests.fakes import FakeMeter

WITHIN = 40.0


class Oracle:
    """Answers in capitals. What it is told first decides: “no” is refused, “wait” is away at first, “broken” breaks."""

    name = "oracle"

    def __init__(self, seconds: float = 0.0) -> None:
        self.asked: list[str] = []
        self.at_once = self.most_at_once = 0
        self._seconds = seconds

    async def tell(self, question: str) -> str:
        self.asked.append(question)
        self.at_once += 1
        self.most_at_once = max(self.at_once, self.most_at_once)
        await asyncio.sleep(self._seconds)
        self.at_once -= 1
        if question == "no":
            raise Misuse("Not that one.")
        if question == "wait" and self.asked.count("wait") < 3:
            raise Unavailable("The oracle is away.")
        if question == "broken":
            raise RuntimeError("words of a draft")
        return question.upper()

    async def count(self, words: tuple[str, ...]) -> dict[str, int]:
        self.asked.append(f"count {len(words)}")
        return {word: words.count(word) for word in words}


class Workshop:
    """What an engine works with; several engines may be opened one after the other, as a process is restarted."""

    def __init__(self, database: Database, url: str) -> None:
        self.durable = durable_engine(url)
        seal = seal_from(fresh_key())
        assert isinstance(seal, FernetSeal)
        self.outbox = Outbox(self.durable, seal)
        self.outbox.migrate()
        self.journal = SqlJournal(database, self.outbox.enqueue)
        self.workers = SqlWorkers(database)
        self.meter = FakeMeter()
        self.settled = 0

    async def _settled(self) -> None:
        self.settled += 1

    def engine(self, worker: str = "w1", limit: CallLimit | None = None) -> DbosEngine:
        crew = Crew(self.outbox, self.journal, self.workers, self.meter, self._settled)
        return DbosEngine(crew, worker, limit or CallLimit())

    @asynccontextmanager
    async def answering(self, handle: Handle, engine: DbosEngine | None = None) -> AsyncIterator[DbosEngine]:
        """An engine that answers until the block ends; what runs then is broken off, as by the end of the process."""
        engine = engine or self.engine()
        await engine.start(handle)
        try:
            yield engine
        finally:
            await engine.stop(grace=0)

    def works(self) -> list[WorkflowStatus]:
        """All that the queue keeps."""
        return self.outbox._client.list_workflows(load_input=True, load_output=True)

    def rows(self, table: str) -> int:
        with self.durable.connect() as connection:
            prefix = "dbos." if connection.dialect.name == "postgresql" else ""
            return _count(connection, f"{prefix}{table}")


def _count(connection: Connection, table: str) -> int:
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


async def until(true: Callable[[], object], within: float = WITHIN) -> None:
    """Wait until something is so."""
    end = monotonic() + within
    while not true():
        assert monotonic() < end, true
        await asyncio.sleep(0.02)
