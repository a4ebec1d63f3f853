"""Which workspace a payload is for, and whether we left it; whatever shape it has."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.teams import Departure, departure_of, team_of
from tests.adapters.slack.fake_slack import Json


@pytest.mark.parametrize(
    ("body", "team"),
    [
        ({"team_id": "T1"}, "T1"),
        ({"team_id": "T1", "authorizations": [{"team_id": "T2"}]}, "T2"),
        ({"team_id": "T1", "authorizations": None}, "T1"),
        ({"team": {"id": "T1"}, "user": {"team_id": "T2"}}, "T1"),
        ({"team": {"id": "T1"}, "view": {"app_installed_team_id": "T2"}}, "T2"),
        ({"team": None, "user": {"team_id": "T2"}}, "T2"),
        ({"team_id": "T1 or T2"}, ""),
        ({}, ""),
    ],
)
def test_payload_names_the_workspace_that_it_is_for(body: Json, team: str) -> None:
    assert team_of(body) == team


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_keys = st.sampled_from(["type", "team", "team_id", "authorizations", "view", "user", "event", "event_time", "id"])


@given(st.dictionaries(_keys, _json))
def test_whatever_comes_names_a_workspace_or_none(body: Json) -> None:
    assert team_of(body) == "" or team_of(body).isalnum()
    assert departure_of(body) is None


@given(st.integers(0, 1 << 33), st.booleans())
def test_departure_says_when(at: int, uninstalled: bool) -> None:  # noqa: FBT001 - hypothesis names it
    event = {"type": "app_uninstalled"} if uninstalled else {"type": "tokens_revoked", "tokens": {"bot": ["U1"]}}
    body = {"type": "event_callback", "team_id": "T1", "event_time": at, "event": event}

    assert departure_of(body) == Departure("T1", datetime.fromtimestamp(at, UTC), uninstalled)
