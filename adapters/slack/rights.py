"""Who decides for a Slack workspace: its admins and owners, as Slack says, believed for some minutes."""

from collections.abc import Callable
from time import monotonic
from typing import NamedTuple

from msgspec import Struct
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.client import error_of, spoken
from adapters.slack.payload import Id, read
from bot.errors import Forbidden

BELIEVED = 300.0  # seconds: whoever is made an admin, or no longer one, is taken for it after so long
MOST = 1_000  # people who are remembered; the one looked up first is asked about again first
UNKNOWN = ("user_not_found", "user_not_visible")
NO_SCOPE = (
    "I may not ask Slack who is an admin here, so nothing is changed. Whoever runs this app must add the scope "
    "users:read and install it again."
)


class Employer(Struct):
    """An organisation that has several workspaces."""

    teams: list[Id] = []


class Member(Struct):
    """What Slack says of somebody. Of those who are gone, guests and people of other workspaces it says so as well."""

    team_id: Id
    is_admin: bool = False
    is_owner: bool = False
    is_primary_owner: bool = False
    is_restricted: bool = False
    deleted: bool = False
    enterprise_user: Employer | None = None

    def decides_for(self, team: str) -> bool:
        """True when they are an admin or an owner of that workspace: in a shared channel others bring their own."""
        theirs = {self.team_id, *(self.enterprise_user.teams if self.enterprise_user else ())}
        leads = self.is_admin or self.is_owner or self.is_primary_owner
        return leads and team in theirs and not self.deleted and not self.is_restricted


class _Known(NamedTuple):
    decides: bool
    until: float


class SlackRights:
    """Remembers what Slack said of each person of each workspace."""

    def __init__(self, clock: Callable[[], float] = monotonic, most: int = MOST) -> None:
        self._clock = clock
        self._most = most
        self._known: dict[tuple[str, str], _Known] = {}

    async def decides(self, client: AsyncWebClient, team: str, person: str) -> bool:
        """True when the person is an admin or an owner of the workspace that the client speaks in.

        Raises Unavailable while Slack is away, Forbidden when we may not ask.
        """
        known = self._known.get((team, person))
        if known is None or known.until <= self._clock():
            known = _Known(await _ask(client, team, person), self._clock() + BELIEVED)
            self._known.pop((team, person), None)
            self._known[team, person] = known
            if len(self._known) > self._most:
                del self._known[next(iter(self._known))]
        return known.decides


async def _ask(client: AsyncWebClient, team: str, person: str) -> bool:
    with spoken():
        try:
            answer = await client.users_info(user=person)
        except SlackApiError as error:
            if error_of(error) in UNKNOWN:
                return False
            if error_of(error) == "missing_scope":
                raise Forbidden(NO_SCOPE) from error
            raise
    member = read(answer.get("user"), Member)
    return member is not None and member.decides_for(team)
