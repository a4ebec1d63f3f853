"""Talking to the coach in a test, and looking at what it shows."""

from typing import TypeVar

from bot.chat import Card, Choices, Event, Reply, Wording
from bot.coaching.coach import Coach

B = TypeVar("B")


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
