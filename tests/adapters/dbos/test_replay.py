"""What was about to be shown when a process ended is what is shown afterwards, though the change was kept before."""

import asyncio

import pytest

from adapters.dbos.step import checkpointed
from adapters.sql.database import Database
from adapters.sql.turns import SqlTurns
from bot.chat import Event, Reply
from bot.coaching.coach import Coach
from bot.house import _shelves
from bot.rights import Rights
from bot.router import Router
from tests.adapters.dbos.workshop import Workshop, until
from tests.fakes import FakePlatform
from tests.scene import ANA, BAD_APOLOGY, mention, message, press, submit

BETTER = "We're sorry that this morning's post offended many of you."
DRAFT = mention(BAD_APOLOGY)
SKIPS = tuple(message("skip", f"s{number}") for number in range(3))
SECOND = mention("new draft: Buy our new lamp today!!! It is the best lamp ever made.", "e2")


class Screen:
    """Shows everything, except what it stops at: there the process ends."""

    def __init__(self) -> None:
        self.shown: list[Reply] = []
        self.stopped_at: list[Reply] = []
        self.stop_at = ""

    async def show(self, event: Event, reply: Reply) -> None:
        if event.id == self.stop_at:
            self.stop_at = ""
            self.stopped_at.append(reply)
            await asyncio.Event().wait()
        self.shown.append(reply)


@pytest.mark.parametrize(
    "events",
    [
        (DRAFT, message("shorter", "e9")),
        (DRAFT, SECOND, message("delete", "e9")),
        (DRAFT, press("coach:forget::e1", "e9")),
        (DRAFT, *SKIPS, message("No puns", "e9")),
        (DRAFT, message("skip", "s9"), press("coach:mute:apology-conditional:e1", "e9")),
        (DRAFT, mention(BETTER, "e9")),
        (DRAFT, submit("coach:edit::e1", {"draft": BETTER}, "e9")),
    ],
    ids=lambda events: " / ".join(type(event).__name__ + getattr(event, "text", "")[:12] for event in events),
)
async def test_reply_after_a_crash_is_the_one_that_was_cut_off(
    workshop: Workshop, database: Database, events: tuple[Event, ...]
) -> None:
    screen, turns = Screen(), SqlTurns(database)
    rights = checkpointed(Rights({"web": FakePlatform(admins=frozenset({ANA.id}))}))
    router = Router([Coach(_shelves(database, turns, workshop.meter, rights))], checkpointed(screen))
    async with workshop.answering(router.handle) as engine:
        for number, event in enumerate(events[:-1], 1):
            await engine.accept(event)
            await until(lambda number=number: workshop.meter.counts["answered"] == number)
        before = len(screen.shown)
        screen.stop_at = events[-1].id
        await engine.accept(events[-1])
        await until(lambda: screen.stopped_at)
    async with workshop.answering(router.handle):
        await until(lambda: workshop.meter.counts["answered"] == len(events))

    assert screen.shown[before:][:1] == screen.stopped_at
