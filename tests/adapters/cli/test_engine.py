from datetime import timedelta

import msgspec

from adapters.cli.engine import ReplayEngine
from bot.chat import Event
from tests.scene import AT, OTHER_THREAD, mention


class Listener:
    """Writes down what it is asked to answer."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    async def handle(self, event: Event) -> None:
        self.heard.append(event.id)


def later(event: str, minutes: int) -> Event:
    return msgspec.structs.replace(mention("a", event), at=AT + timedelta(minutes=minutes))


async def test_replay_answers_a_redelivered_event_once() -> None:
    engine, listener = ReplayEngine(), Listener()
    engine.start(listener.handle)

    accepted = [await engine.accept(mention("a", "e1")), await engine.accept(mention("a", "e1"))]

    assert accepted == [True, False]
    assert listener.heard == ["e1"]


async def test_replay_answers_reminders_when_the_events_say_that_they_are_due() -> None:
    engine, listener = ReplayEngine(), Listener()
    engine.start(listener.handle)
    await engine.schedule(mention("late", "r2", place=OTHER_THREAD), AT + timedelta(minutes=20))
    await engine.schedule(mention("soon", "r1"), AT + timedelta(minutes=10))

    for event in (later("e1", 5), later("e2", 15), later("e3", 30)):
        await engine.accept(event)

    assert listener.heard == ["e1", "r1", "e2", "r2", "e3"]


async def test_replay_schedules_an_id_once_and_never_answers_what_is_cancelled() -> None:
    engine, listener = ReplayEngine(), Listener()
    engine.start(listener.handle)

    scheduled = [await engine.schedule(mention("a", "r1"), AT), await engine.schedule(mention("a", "r1"), AT)]
    cancelled = [await engine.cancel("r1"), await engine.cancel("r1"), await engine.cancel("r9")]
    await engine.accept(later("e1", 5))

    assert (scheduled, cancelled) == ([True, False], [True, False, False])
    assert listener.heard == ["e1"]
