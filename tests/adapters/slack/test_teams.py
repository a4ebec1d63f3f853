"""Many workspaces in one process: each with its own token, and none sees another's."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import aiohttp
import pytest
from msgspec.structs import replace
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.intake import Intake
from adapters.slack.platform import TEAM_GONE
from adapters.slack.settings import SlackSettings
from adapters.slack.teams import LATE, Departure, ManyTeams, OneTeam
from adapters.slack.workspace import Kept, SlackWorkspace, ask_slack, open_slack
from bot.chat import Card, Mention, Place, Whisper
from bot.errors import Misuse, Unavailable
from bot.ports import Installation
from bot.record import Subject
from tests.adapters.slack.fake_engine import FakeEngine
from tests.adapters.slack.fake_installations import FakeInstallations, FakeMemory
from tests.adapters.slack.fake_slack import ANA, CHANNEL, TEAM, US, Failure, FakeSlack, Json
from tests.adapters.slack.fake_teams import CLIENT_ID, CLIENT_SECRET
from tests.adapters.slack.payloads import mentioned, removed, revoked
from tests.fakes import FakeTurns

CARD = Card(key="draft:e1", summary="2 hints for this draft", blocks=())
AT = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
TOKENS = ("xoxb-of-team-2", "xoxb-of-team-3")


class House(NamedTuple):
    """A process that serves the workspaces T02 and T03."""

    slack: FakeSlack
    installations: FakeInstallations
    memory: FakeMemory
    workspace: SlackWorkspace
    engine: FakeEngine

    @property
    def teams(self) -> ManyTeams:
        assert isinstance(self.workspace.teams, ManyTeams)
        return self.workspace.teams

    async def take(self, body: Json) -> int:
        return (await Intake(self.workspace, self.engine, frozenset()).take(body)).status


def made(number: int, at: datetime = AT) -> Installation:
    return Installation(
        platform="slack",
        workspace=f"T{number:02}",
        token=f"xoxb-of-team-{number}",
        bot_user=f"U{number}BOT",
        bot=f"B{number}BOT",
        at=at,
    )


@pytest.fixture
def many(settings: SlackSettings) -> SlackSettings:
    return replace(settings, bot_token="", client_id=CLIENT_ID, client_secret=CLIENT_SECRET)


@pytest.fixture
async def house(slack: FakeSlack, many: SlackSettings, turns: FakeTurns) -> AsyncIterator[House]:
    installations, memory = FakeInstallations(), FakeMemory()
    for number in (2, 3):
        slack.teams.join(number)
        await installations.put(made(number))
    async with open_slack(many, Kept(turns, installations, memory.forget)) as opened:
        assert opened
        yield House(slack, installations, memory, opened, FakeEngine())


def of_team(number: int, body: Json) -> Json:
    """The payload, from that workspace."""
    there = {"team_id": f"T{number:02}", "user_id": f"U{number}BOT", "is_bot": True}
    event = {**body["event"]}
    if "text" in event:
        event["text"] = event["text"].replace(US, f"U{number}BOT")
    return {**body, "team_id": f"T{number:02}", "authorizations": [there], "event": event}


async def test_card_goes_out_with_the_token_of_its_workspace(house: House) -> None:
    for number in (2, 3):
        thread = house.slack.say("We're sorry.")
        await house.workspace.platform.post(Place("slack", f"T{number:02}", CHANNEL, thread), CARD)

    assert house.slack.tokens("chat.postMessage") == list(TOKENS)


async def test_mention_is_of_the_workspace_that_it_comes_from(house: House) -> None:
    for number in (2, 3):
        assert await house.take(of_team(number, mentioned("We're sorry.", "1763690401.000100"))) == 200

    assert [(event.place.workspace, event.text) for event in house.engine.events if isinstance(event, Mention)] == [
        ("T02", "We're sorry."),
        ("T03", "We're sorry."),
    ]
    assert len({event.id for event in house.engine.events}) == 2


async def test_fifty_events_ask_once_who_we_are(house: House) -> None:
    bodies = [of_team(2, mentioned("We're sorry.", f"17636904{number:02}.000100")) for number in range(50)]

    await asyncio.gather(*map(house.take, bodies))

    assert (len(house.engine.events), house.installations.looks) == (50, {"T02": 1})


async def test_workspace_that_is_not_installed_is_acknowledged_and_ignored(house: House) -> None:
    assert await house.take(of_team(4, mentioned("We're sorry.", "1763690401.000100"))) == 200

    assert (house.engine.events, house.slack.calls) == ([], [])


async def test_what_comes_while_the_database_is_away_comes_again(house: House) -> None:
    house.installations.down = "The database is away."

    with pytest.raises(Unavailable):
        await house.take(of_team(2, mentioned("We're sorry.", "1763690401.000100")))
    with pytest.raises(Unavailable):
        await house.teams.check()


async def test_post_to_a_workspace_that_is_gone_ends(house: House) -> None:
    place = Place("slack", "T04", CHANNEL, "1763690401.000100")

    for asked in (house.workspace.platform.post(place, CARD), house.workspace.platform.posted(place, CARD.key)):
        with pytest.raises(Misuse) as raised:
            await asked
        assert str(raised.value) == TEAM_GONE
    await house.workspace.platform.whisper(place, Whisper(key="w", person=ANA, blocks=()))

    assert house.slack.calls == []


async def test_whisper_with_a_token_that_slack_withdrew_ends_quietly(house: House) -> None:
    house.slack.fail("chat.postEphemeral", Failure(error="account_inactive"))
    place = Place("slack", "T02", CHANNEL, house.slack.say("We're sorry."))

    await house.workspace.platform.whisper(place, Whisper(key="w", person=ANA, blocks=()))

    assert [call.method for call in house.slack.calls] == ["chat.postEphemeral"]


@pytest.mark.parametrize("order", [(revoked, removed), (removed, revoked)], ids=["token first", "removal first"])
async def test_removal_deletes_token_and_record_at_once(house: House, order: tuple[object, ...]) -> None:
    house.memory.kept = {"T02", "T03"}
    await house.take(of_team(2, mentioned("We're sorry.", "1763690401.000100")))

    for event in order:
        assert callable(event)
        assert await house.take(of_team(2, event(AT + HOUR))) == 200
    await house.take(of_team(2, mentioned("We're sorry.", "1763690402.000100")))

    assert (list(house.installations.made), house.memory.forgotten) == (["T03"], ["T02"])
    assert len(house.engine.events) == 1


async def test_withdrawn_token_is_deleted_and_the_record_is_kept(house: House) -> None:
    house.memory.kept = {"T02"}

    await house.take(of_team(2, revoked(AT + HOUR)))

    assert (list(house.installations.made), house.memory.forgotten, house.installations.over) == (["T03"], [], {})


async def test_token_of_a_person_is_none_of_ours(house: House) -> None:
    body = of_team(2, revoked(AT + HOUR))
    body["event"]["tokens"] = {"oauth": [ANA], "bot": []}

    await house.take(body)

    assert list(house.installations.made) == ["T02", "T03"]


async def test_removal_that_comes_after_a_new_installation_changes_nothing(house: House) -> None:
    house.memory.kept = {"T02"}
    await house.teams.install(made(2, at=AT + 2 * HOUR))

    for event in (removed, revoked):
        await house.take(of_team(2, event(AT + HOUR)))

    assert (list(house.installations.made), house.memory.forgotten) == (["T02", "T03"], [])


async def test_removal_that_a_process_died_in_is_finished_by_another(house: House) -> None:
    house.memory.kept, house.memory.down = {"T02"}, "The database is away."
    with pytest.raises(Unavailable):
        await house.take(of_team(2, removed(AT + HOUR)))
    house.memory.down = ""
    house.installations.over["T02"] = datetime.now(UTC) - LATE

    await house.teams.clean()

    assert (house.memory.forgotten, house.installations.over) == (["T02"], {})


async def test_removal_is_looked_at_once_more_when_no_process_takes_anything_any_more(house: House) -> None:
    house.memory.kept = {"T02"}
    await house.take(of_team(2, removed(AT + HOUR)))
    house.memory.kept = {"T02"}  # another process had not heard of it yet
    await house.teams.clean()
    assert house.memory.forgotten == ["T02"]
    house.installations.over["T02"] -= LATE

    await house.teams.clean()
    await house.teams.clean()

    assert (house.memory.forgotten, house.installations.over) == (["T02", "T02"], {})


async def test_workspace_that_installs_again_while_others_are_forgotten_keeps_its_new_words(slack: FakeSlack) -> None:
    installations, forgotten = FakeInstallations(), list[str]()
    installations.over = {"T02": AT, "T03": AT}

    async def forget(subject: Subject) -> None:
        forgotten.append(subject.workspace)
        await installations.put(made(3, at=AT + HOUR))

    async with aiohttp.ClientSession() as session:
        await ManyTeams(AsyncWebClient(base_url=slack.url, session=session), installations, forget).clean()

    assert (forgotten, list(installations.made), installations.over) == (["T02"], ["T03"], {})


async def test_what_was_to_be_deleted_is_deleted_before_somebody_installs_again(house: House) -> None:
    house.memory.kept, house.memory.down = {"T02"}, "The database is away."
    with pytest.raises(Unavailable):
        await house.take(of_team(2, removed(AT + HOUR)))
    house.memory.down = ""

    await house.teams.install(made(2, at=AT + 2 * HOUR))

    assert (house.memory.forgotten, house.installations.over) == (["T02"], {})
    assert await house.teams.find("T02")


async def test_one_workspace_is_asked_for_once_and_checked_now_and_then(
    slack: FakeSlack, workspace: SlackWorkspace
) -> None:
    for _ in range(50):
        await workspace.teams.find(TEAM)
        await workspace.teams.check()
    await workspace.teams.leave(Departure(TEAM, AT, uninstalled=True))

    assert isinstance(workspace.teams, OneTeam)
    assert len(slack.called("auth.test")) == 2


async def test_slack_that_was_away_at_the_start_is_asked_when_something_comes(
    slack: FakeSlack, settings: SlackSettings, turns: FakeTurns
) -> None:
    slack.fail("auth.test", *[Failure(503)] * 2)
    engine, body = FakeEngine(), mentioned("We're sorry.", "1763690401.000100")
    async with open_slack(settings, Kept(turns, FakeInstallations(), FakeMemory().forget)) as opened:
        assert opened
        intake = Intake(opened, engine, frozenset())
        with pytest.raises(Unavailable):
            await intake.take(body)
        await intake.take(body)

    assert [event.place.workspace for event in engine.events] == [TEAM]


async def test_token_that_slack_refuses_is_told_at_the_start(settings: SlackSettings, turns: FakeTurns) -> None:
    kept = Kept(turns, FakeInstallations(), FakeMemory().forget)

    with pytest.raises(Misuse):
        async with open_slack(replace(settings, bot_token="xoxb-other"), kept):
            pytest.fail("it started")


@pytest.mark.parametrize(("installed", "told"), [(1, "1 workspace has"), (3, "3 workspaces have")])
async def test_doctor_hears_how_many_installed_us(many: SlackSettings, installed: int, told: str) -> None:
    assert await ask_slack(many, installed) == (
        f"{many.host} answers, and {told} installed us; what people do comes by Socket Mode and signed requests"
    )
