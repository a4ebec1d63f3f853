"""Who decides for a Slack workspace: its own admins and owners, as Slack says now or said some minutes ago."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.payload import read
from adapters.slack.rights import BELIEVED, NO_SCOPE, Member, SlackRights
from adapters.slack.workspace import SlackWorkspace
from bot.chat import Place
from bot.errors import Forbidden, Unavailable
from tests.adapters.slack.fake_slack import ANA, CHANNEL, TEAM, Failure, FakeSlack

BEN = "U0BEN"
PLACE = Place("slack", TEAM, CHANNEL, "1.0")
LEADS = ("is_admin", "is_owner", "is_primary_owner")


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


async def test_admins_decide_and_others_do_not(workspace: SlackWorkspace) -> None:
    assert await workspace.platform.decides(PLACE, ANA)
    assert not await workspace.platform.decides(PLACE, BEN)


async def test_slack_is_asked_again_after_some_minutes(slack: FakeSlack, workspace: SlackWorkspace) -> None:
    clock = Clock()
    rights = SlackRights(clock)
    said = []
    for moment, admins in ((0.0, {ANA}), (BELIEVED - 1, set()), (BELIEVED, set()), (BELIEVED + 1, {ANA})):
        clock.now, slack.admins = moment, admins
        said.append(await rights.decides(workspace.client, TEAM, ANA))

    assert said == [True, True, False, False]
    assert slack.called("users.info") == [{"user": ANA}] * 2


async def test_no_more_people_are_remembered_than_there_is_room_for(
    slack: FakeSlack, workspace: SlackWorkspace
) -> None:
    rights = SlackRights(most=2)
    for person in (ANA, BEN, "U0CID", BEN, ANA):
        await rights.decides(workspace.client, TEAM, person)

    assert [asked["user"] for asked in slack.called("users.info")] == [ANA, BEN, "U0CID", ANA]


async def test_slack_that_is_away_is_waited_for(slack: FakeSlack, workspace: SlackWorkspace) -> None:
    slack.fail("users.info", Failure(500))
    with pytest.raises(Unavailable):
        await workspace.platform.decides(PLACE, ANA)

    assert await workspace.platform.decides(PLACE, ANA)  # nothing was remembered of it


async def test_app_without_the_permission_says_what_to_do(slack: FakeSlack, workspace: SlackWorkspace) -> None:
    slack.fail("users.info", Failure(error="missing_scope"))
    with pytest.raises(Forbidden) as raised:
        await workspace.platform.decides(PLACE, ANA)

    assert str(raised.value) == NO_SCOPE


@pytest.mark.parametrize("error", ["user_not_found", "user_not_visible"])
async def test_nobody_decides_who_is_not_there(slack: FakeSlack, workspace: SlackWorkspace, error: str) -> None:
    slack.fail("users.info", Failure(error=error))

    assert not await workspace.platform.decides(PLACE, ANA)


@pytest.mark.parametrize(
    ("said", "decides"),
    [
        *(({"team_id": TEAM, lead: True}, True) for lead in LEADS),
        ({"team_id": TEAM, "is_admin": False}, False),
        ({"team_id": TEAM}, False),
        ({"team_id": "T99", "is_admin": True}, False),
        ({"team_id": "T99", "is_admin": True, "enterprise_user": {"id": "W1", "teams": [TEAM]}}, True),
        ({"team_id": "T99", "is_owner": True, "enterprise_user": {"id": "W1", "teams": ["T98"]}}, False),
        ({"team_id": TEAM, "is_admin": True, "deleted": True}, False),
        ({"team_id": TEAM, "is_admin": True, "is_restricted": True}, False),
    ],
)
def test_only_people_of_the_workspace_itself_decide(said: dict[str, Any], *, decides: bool) -> None:
    member = read(said, Member)

    assert member is not None
    assert member.decides_for(TEAM) is decides


_values = st.none() | st.booleans() | st.text(max_size=5) | st.lists(st.text(max_size=3), max_size=2)


@given(st.dictionaries(st.sampled_from(["team_id", "deleted", "enterprise_user", "name", "id"]), _values) | _values)
def test_nobody_decides_of_whom_slack_does_not_say_so(said: object) -> None:
    member = read(said, Member)

    assert member is None or not member.decides_for(TEAM)
