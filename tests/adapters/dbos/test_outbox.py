"""An event is in the queue if and only if it is in the journal, and nothing is left of what is erased."""

from datetime import UTC, datetime, timedelta

import pytest

from adapters.dbos.outbox import BATCH, workflow_id
from adapters.sql.database import Database
from adapters.sql.journal import SqlJournal
from bot.ports import Ticket
from tests.adapters.dbos.workshop import Workshop
from tests.scene import OTHER_THREAD, mention


async def test_outbox_enqueues_a_number_and_no_words(workshop: Workshop) -> None:
    await workshop.journal.take(mention("We lost your photos."))
    await workshop.journal.take(mention("b", "e2", place=OTHER_THREAD))

    first, second = sorted(workshop.works(), key=lambda work: work.workflow_id)
    assert [(work.status, work.queue_name, work.input) for work in (first, second)] == [
        ("ENQUEUED", "events", {"args": [1], "kwargs": {}}),
        ("ENQUEUED", "events", {"args": [2], "kwargs": {}}),
    ]
    assert [work.workflow_id for work in (first, second)] == [f"{1:020d}", f"{2:020d}"]
    assert first.queue_partition_key != second.queue_partition_key


async def test_event_that_cannot_be_enqueued_is_not_in_the_journal_either(
    workshop: Workshop, database: Database
) -> None:
    def fail(connection: object, ticket: Ticket) -> None:
        workshop.outbox.enqueue(connection, ticket)  # type: ignore[arg-type]
        raise RuntimeError("the process dies here")

    with pytest.raises(RuntimeError):
        await SqlJournal(database, fail).take(mention("a"))

    assert workshop.works() == []
    assert await workshop.journal.waiting() == 0
    assert await workshop.journal.take(mention("a")) is True


async def test_event_that_is_due_later_waits_and_can_be_cancelled(workshop: Workshop) -> None:
    due = datetime.now(UTC) + timedelta(hours=1)
    await workshop.journal.take(mention("a"), due)
    (delayed,) = workshop.works()
    assert delayed.delay_until_epoch_ms is not None

    await workshop.outbox.cancel(int(delayed.workflow_id))

    assert delayed.status == "DELAYED"
    assert delayed.delay_until_epoch_ms / 1000 == pytest.approx(due.timestamp(), abs=2)
    assert [work.status for work in workshop.works()] == ["CANCELLED"]


async def test_outbox_erases_every_trace_of_the_events_it_is_told(workshop: Workshop) -> None:
    for number in range(3):
        await workshop.journal.take(mention("a", f"e{number}"))

    await workshop.outbox.erase([1, 3, *range(10, 10 + 2 * BATCH)])

    assert [work.workflow_id for work in workshop.works()] == [workflow_id(2)]
    assert workshop.rows("workflow_input") == 1
    await workshop.outbox.erase([])
    assert workshop.rows("workflow_status") == 1


def test_ids_of_workflows_sort_as_the_numbers_do() -> None:
    numbers = [0, 1, 9, 10, 99, 100, 2**63 - 1]

    assert sorted(map(workflow_id, numbers)) == [workflow_id(number) for number in numbers]
