"""Socket Mode: kept first and acknowledged then, through broken connections and silent ones."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest

from adapters.slack.app import slack_app
from adapters.slack.socket import DEAD, dead, socket_mode
from adapters.slack.workspace import SlackWorkspace
from bot.chat import Mention
from tests.adapters.slack.fake_engine import COMMANDS, FakeEngine
from tests.adapters.slack.fake_slack import Failure, FakeSlack
from tests.adapters.slack.payloads import commanded, mentioned, written

LOOK = 0.05  # seconds
PATIENCE = 30.0


@pytest.fixture
async def engine(slack: FakeSlack, workspace: SlackWorkspace) -> AsyncIterator[FakeEngine]:
    """An engine that is given what comes through the socket."""
    engine = FakeEngine()
    async with socket_mode(slack_app(workspace, engine, COMMANDS), workspace, LOOK):
        await until(lambda: slack.connected == 1)
        yield engine
    await until(lambda: slack.connected == 0)


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not true():  # noqa: ASYNC110 - what is looked at lives in another thread
            await asyncio.sleep(0.01)


async def test_envelope_is_kept_and_acknowledged(slack: FakeSlack, engine: FakeEngine) -> None:
    envelope = slack.send("events_api", mentioned("We're sorry.", slack.say("We're sorry.")))

    await until(lambda: slack.acks == [envelope])
    (event,) = engine.events
    assert isinstance(event, Mention)
    assert event.text == "We're sorry."


async def test_commands_and_what_is_not_for_us_are_acknowledged(slack: FakeSlack, engine: FakeEngine) -> None:
    sent = [slack.send("slash_commands", commanded("coach", "We're sorry."))]
    sent.append(slack.send("events_api", written("Lunch?", slack.say("Lunch?"))))

    await until(lambda: sorted(slack.acks) == sorted(sent))
    assert [type(event).__name__ for event in engine.events] == ["Command"]


async def test_what_cannot_be_kept_is_not_acknowledged(slack: FakeSlack, engine: FakeEngine) -> None:
    ts = slack.say("We're sorry.")
    engine.down = "The database is away."
    slack.send("events_api", mentioned("We're sorry.", ts))
    await until(lambda: len(engine.refused) == 1)
    engine.down = ""

    again = slack.send("events_api", mentioned("We're sorry.", ts))

    await until(lambda: slack.acks == [again])
    assert len(engine.events) == 1


async def test_connection_is_made_anew_when_slack_asks_for_it(slack: FakeSlack, engine: FakeEngine) -> None:
    slack.disconnect()
    await until(lambda: (slack.connections, slack.connected) == (2, 1))

    envelope = slack.send("events_api", mentioned("We're sorry.", slack.say("We're sorry.")))

    await until(lambda: slack.acks == [envelope])
    assert len(engine.events) == 1


async def test_connection_that_does_not_come_back_is_replaced(slack: FakeSlack, engine: FakeEngine) -> None:
    slack.fail("apps.connections.open", *[Failure(error="internal_error")] * 2)
    slack.hang_up()
    await until(lambda: slack.connections >= 2 and slack.connected >= 1)

    envelope = slack.send("events_api", mentioned("We're sorry.", slack.say("We're sorry.")))

    await until(lambda: envelope in slack.acks)
    assert len(engine.events) == 1


async def test_redelivery_after_a_lost_acknowledgement_changes_nothing(slack: FakeSlack, engine: FakeEngine) -> None:
    body = mentioned("We're sorry.", slack.say("We're sorry."))
    sent = [slack.send("events_api", body), slack.send("events_api", body)]

    await until(lambda: sorted(slack.acks) == sorted(sent))
    assert len(engine.events) == 1


class FakeClient:
    """A connection that says that it lives, and counts how often it is asked; `receiver` hears what comes."""

    def __init__(self, receiver: asyncio.Future[None] | None) -> None:
        self.message_receiver = receiver
        self.looks = 0

    async def is_connected(self) -> bool:
        self.looks += 1
        return True


async def test_connection_that_lives_and_hears_nothing_is_dead() -> None:
    over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    over.set_result(None)

    for receiver in (over, None):
        client = FakeClient(receiver)
        await dead(client, 0.0)
        assert client.looks == DEAD


async def test_connection_that_hears_is_not_dead() -> None:
    client = FakeClient(asyncio.get_running_loop().create_future())

    with pytest.raises(TimeoutError):
        async with asyncio.timeout(LOOK):
            await dead(client, 0.0)

    assert client.looks > DEAD
