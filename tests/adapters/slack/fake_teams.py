"""Who we are in the workspaces of a fake Slack, and what somebody gets who comes with a code."""

from base64 import b64encode
from typing import Any, NamedTuple

Json = dict[str, Any]

CLIENT_ID, CLIENT_SECRET = "1.2", "shh"
BASIC = f"Basic {b64encode(f'{CLIENT_ID}:{CLIENT_SECRET}'.encode()).decode()}"


class Member(NamedTuple):
    """Who we are in a workspace."""

    team: str
    us: str
    bot: str


class FakeTeams:
    """The workspaces that know us, each by a token of its own."""

    def __init__(self, token: str, member: Member) -> None:
        self.members = {token: member}
        self.codes: dict[str, str] = {}  # tokens that somebody may fetch, each once
        self.granted: Json = {}  # what stands beside such a token

    @property
    def bots(self) -> set[str]:
        """The ids that we have in all of them."""
        return {member.bot for member in self.members.values()}

    def join(self, number: int) -> str:
        """Somebody of a further workspace agrees to install us; returns the code, which stands for a token once."""
        token = f"xoxb-of-team-{number}"
        self.members[token] = Member(f"T{number:02}", f"U{number}BOT", f"B{number}BOT")
        self.codes[f"code-{number}"] = token
        return f"code-{number}"

    def who(self, token: str) -> Member:
        """Who calls; nobody with a token that is not known, or no more."""
        return self.members.get(token, Member("", "", ""))

    def knows(self, token: str) -> bool:
        """True for a token, and for the app itself with its secret."""
        return token in self.members or token == BASIC

    def grant(self, code: str) -> Json:
        """The answer to a code."""
        token = self.codes.pop(code, "")
        if not token:
            return {"error": "invalid_code"}
        team, us, _ = self.members[token]
        given = {"access_token": token, "token_type": "bot", "bot_user_id": us, "scope": "chat:write", "app_id": "A01"}
        named = {"team": {"id": team, "name": f"Team <{team}>"}, "authed_user": {"id": "U0ANA"}}
        return {**given, **named, "is_enterprise_install": False, **self.granted}
