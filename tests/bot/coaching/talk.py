"""Talking to the coach in a test, and looking at what it shows."""

from typing import TypeVar

from bot.chat import Card, Choices, Event, Reply, Wording
from bot.coaching.coach import Coach
from bot.coaching.hearing import DEAF, Hearing
from bot.coaching.shelves import Shelves
from bot.coaching.writer import Writer
from bot.suggesting.suggester import Suggester
from tests.fakes import FakeAllowances, FakeConversations, FakeMutes, FakeProfiles, FakeTurns, FakeUsages

B = TypeVar("B")


def shelves(
    conversations: FakeConversations | None = None,
    mutes: FakeMutes | None = None,
    turns: FakeTurns | None = None,
    profiles: FakeProfiles | None = None,
    usages: FakeUsages | None = None,
) -> Shelves:
    """Shelves with what a test looks at, and empty ones beside it."""
    return Shelves(
        conversations or FakeConversations(),
        mutes or FakeMutes(),
        turns or FakeTurns(),
        profiles or FakeProfiles(),
        usages or FakeUsages(),
    )


def a_coach(
    kept: Shelves | None = None,
    hearing: Hearing = DEAF,
    suggester: Suggester | None = None,
    budget: int = 200_000,
) -> Coach:
    """A coach who keeps what it knows on these shelves."""
    kept = kept or shelves()
    return Coach(kept, hearing, Writer(kept, suggester, FakeAllowances(budget)))


async def replies(coach: Coach, *events: Event) -> list[Reply]:
    """What the last of the events is answered with."""
    answered: list[Reply] = []
    for event in events:
        answered = [reply async for reply in coach.respond(event)]
    return answered


async def card(coach: Coach, *events: Event) -> Card:
    """The one card that the last event is answered with."""
    (reply,) = await replies(coach, *events)
    assert isinstance(reply, Card)
    return reply


def of(kind: type[B], shown: Card) -> list[B]:
    return [block for block in shown.blocks if isinstance(block, kind)]


def length(shown: Card) -> int:
    """Characters in all its wordings."""
    return sum(len(wording.text) for wording in of(Wording, shown))


def chosen_intent(shown: Card) -> list[str]:
    return [button.value for row in of(Choices, shown) for button in row.buttons if button.chosen]
