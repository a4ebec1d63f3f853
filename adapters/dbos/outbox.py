"""Putting an event into the queue, in the transaction that writes it into the journal."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from dbos import DBOSClient, EnqueueOptions
from sqlalchemy import Connection, Engine, delete, update

from adapters.dbos.reconnect import Reconnect
from adapters.dbos.serializer import SealedJson
from bot.ports import Seal, Ticket

APPLICATION = "comeback"
# The library leaves the work of another version behind, and by default a version is a hash of the code. Ours never
# changes: steps that are not those of before are noticed where they are asked for (Diverged).
VERSION = "1"
EVENTS, ANSWER = "events", "answer"
BATCH = 500  # workflows that are deleted in one transaction


class Outbox:
    """The way into the queue. Any process may hold one, also one that answers nothing."""

    def __init__(self, engine: Engine, seal: Seal) -> None:
        self.engine = engine
        self.reconnect = Reconnect(engine)
        self.serializer = SealedJson(seal)
        self._client = DBOSClient(
            system_database_engine=engine, serializer=self.serializer, application_name=APPLICATION, lazy=True
        )

    def migrate(self) -> None:
        """Make the library's tables, or bring them up to date."""
        self._client._sys_db.run_migrations()  # noqa: SLF001 - its public way would listen for messages, as we do not

    def enqueue(self, connection: Connection, ticket: Ticket) -> None:
        """Have the event answered once `connection` commits: after those of its thread that were taken before it.

        The library orders by the second on SQLite and then by id, so the id is the number in the journal.
        """
        options = EnqueueOptions(
            workflow_name=ANSWER,
            queue_name=EVENTS,
            workflow_id=workflow_id(ticket.number),
            queue_partition_key=str(ticket.thread),
            app_version=VERSION,
        )
        if ticket.due is not None:
            options["delay_seconds"] = max(0.0, (ticket.due - datetime.now(UTC)).total_seconds())
        self._client.enqueue_in_transaction(connection, options, ticket.number)

    async def cancel(self, number: int) -> None:
        """Take an event that waits out of the queue."""
        await self._client.cancel_workflow_async(workflow_id(number))

    async def erase(self, numbers: Sequence[int], under_way: Sequence[int] = ()) -> None:
        """Delete whatever the queue keeps of these events: the answers of steps quote what people wrote.

        Of those under way, only the answers that their steps were given so far: whoever takes them over asks anew.
        """
        for ids in _batches(numbers):
            calls = await self._client.list_workflows_async(parent_workflow_id=ids, load_input=False, load_output=False)
            await self._client.delete_workflows_async([*ids, *(call.workflow_id for call in calls)])
        for ids in _batches(under_way):
            await asyncio.to_thread(self._forget_steps, ids)

    async def requeue(self, work: str, worker: str, queue: str) -> bool:
        """Give a piece of work back to its queue; False when it is not that worker's, or over."""
        library = self._client._sys_db  # noqa: SLF001 - the public way gives back all that a worker has
        return bool(await asyncio.to_thread(library.reenqueue_for_recovery, work, [worker], queue))

    async def hush(self, over: Sequence[str]) -> None:
        """Delete what workflows that are over were given, found and answered; that they were, and when, stays."""
        for some in range(0, len(over), BATCH):
            await asyncio.to_thread(self._hush, over[some : some + BATCH])

    def _hush(self, ids: Sequence[str]) -> None:
        library = self._client._sys_db  # noqa: SLF001 - its public ways delete whole workflows only
        tables = library.tables
        with library.engine.begin() as connection:
            for table in (tables.operation_outputs, tables.workflow_input, tables.workflow_output):
                connection.execute(delete(table).where(table.c.workflow_uuid.in_(ids)))
            works = update(tables.workflow_status).where(tables.workflow_status.c.workflow_uuid.in_(ids))
            connection.execute(works.values(inputs=None, output=None, error=None))

    def _forget_steps(self, ids: Sequence[str]) -> None:
        library = self._client._sys_db  # noqa: SLF001 - its public ways delete whole workflows only
        steps = library.tables.operation_outputs
        with library.engine.begin() as connection:
            connection.execute(delete(steps).where(steps.c.workflow_uuid.in_(ids)))


def _batches(numbers: Sequence[int]) -> Iterator[list[str]]:
    for some in range(0, len(numbers), BATCH):
        yield [workflow_id(number) for number in numbers[some : some + BATCH]]


def workflow_id(number: int) -> str:
    """The id of the workflow that answers the event with this number in the journal; sorts as the numbers do."""
    return f"{number:020d}"
