"""Many workspaces and one program: installed, spoken with, removed, and then nothing of it is left."""

import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.fernet import Fernet, InvalidToken

from adapters.fernet.seal import fresh_key
from tests.adapters.slack.fake_slack import APP_TOKEN, Failure, Json
from tests.adapters.slack.fake_teams import CLIENT_ID, CLIENT_SECRET
from tests.adapters.slack.payloads import button_of, mentioned, pressed, removed
from tests.contract.slack_stage import SlackSocketStage, SlackStage
from tests.contract.stage import comeback, eventually
from tests.scene import BAD_APOLOGY

TOKENS = ("xoxb-of-team-2", "xoxb-of-team-3")
DRAFTS = ("We're sorry if the ferrets were offended.", "We're sorry if the otters were offended.")


class TeamsStage(SlackStage):
    """The program as workspaces install it."""

    known_by: ClassVar[Mapping[str, str]] = {
        "SLACK_CLIENT_ID": CLIENT_ID,
        "SLACK_CLIENT_SECRET": CLIENT_SECRET,
        "COMEBACK_SECRET_KEY": fresh_key(),
    }

    def install(self, number: int) -> int:
        """Somebody of that workspace installs us; returns the status of the last page."""
        begun = self._browser.get("/slack/install")
        state = parse_qs(urlsplit(begun.headers["location"]).query)["state"][0]
        cookie = begun.headers["set-cookie"].partition(";")[0]  # it is for encrypted connections only
        query = {"code": self.slack.teams.join(number), "state": state}
        return self._browser.get("/slack/oauth_redirect", params=query, headers={"cookie": cookie}).status_code

    def say_in(self, number: int, text: str) -> str:
        """Somebody mentions us there; returns the thread."""
        there, channel = self.slack.teams.members[TOKENS[number - 2]], f"C{number:02}"
        ts = self.slack.say(text, channel=channel)
        said = mentioned(text, ts, channel=channel)
        said["event"]["text"] = f"<@{there.us}> {text}"
        self.deliver(of_team(number, said))
        self.settle()
        return ts

    def doctor(self) -> str:
        """What “comeback doctor” says of Slack."""
        known = {**self.known_by, "SLACK_API_BASE_URL": self.slack.url, **self.heard_by}
        said = comeback("doctor", database=self._database, stdout=subprocess.PIPE, environment=known)
        return next(
            line for line in said.communicate()[0].decode().splitlines() if "127.0.0.1" in line and "what" in line
        )

    def ready(self) -> Any:
        """What the program says of its parts."""
        return self._browser.get("/readyz").json()

    def contents(self) -> bytes:
        """All that is kept, as bytes."""
        return b"".join(file.read_bytes() for file in self._database.parent.iterdir() if file.is_file())

    def opened(self) -> bytes:
        """Every sealed text that stands anywhere in the files, also where nothing refers to it any more, opened."""
        key = Fernet(self.known_by["COMEBACK_SECRET_KEY"])
        return b"\n".join(unsealed(key, kept) for kept in re.findall(rb"gAAAA[\w=-]+", self.contents()))

    def holds(self, *words: str) -> list[bool]:
        """Which of the words somebody could find who has the files and the key."""
        opened = self.opened()
        return [word.encode() in opened for word in words]


class TeamsSocketStage(TeamsStage, SlackSocketStage):
    """The same with events over Socket Mode."""

    heard_by: ClassVar[Mapping[str, str]] = {"SLACK_APP_TOKEN": APP_TOKEN}


def unsealed(key: Fernet, kept: bytes) -> bytes:
    """What was sealed; what stands behind it in the file may look like more of it. Empty when its end is elsewhere."""
    for end in range(len(kept), max(len(kept) - 100, 0), -1):
        with suppress(InvalidToken):
            return key.decrypt(kept[:end])
    return b""


def of_team(number: int, body: Json) -> Json:
    name = f"T{number:02}"
    return {**body, "team_id": name, "authorizations": [{"team_id": name, "user_id": f"U{number}BOT", "is_bot": True}]}


@pytest.fixture(params=[TeamsStage, TeamsSocketStage], ids=["signed", "socket"])
def stage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TeamsStage]:
    opened = request.param(tmp_path)
    yield opened
    opened.close()


def test_workspace_installs_is_answered_and_leaves_nothing_behind(stage: TeamsStage) -> None:
    assert [stage.install(number) for number in (2, 3)] == [200, 200]
    threads = [stage.say_in(number, draft) for number, draft in zip((2, 3), DRAFTS, strict=True)]
    for number, thread in zip((2, 3), threads, strict=True):
        (card,) = stage.slack.cards(thread, f"C{number:02}")
        assert card["bot_id"] == f"B{number}BOT"
    assert set(stage.slack.tokens("chat.postMessage")) == set(TOKENS)
    assert stage.holds(*TOKENS, "ferrets", "otters") == [True] * 4
    assert [word.encode() in stage.contents() for word in (*TOKENS, *DRAFTS)] == [False] * 4
    assert "and 2 workspaces have installed us" in stage.doctor()
    assert stage.ready()["slack"] == "ok"

    del stage.slack.teams.members[TOKENS[0]]
    stage.deliver(of_team(2, removed(datetime.now(UTC).replace(microsecond=0))))
    calls = len(stage.slack.calls)
    stage.slack.teams.members[TOKENS[0]] = stage.slack.teams.members[TOKENS[1]]._replace(team="T02", us="U2BOT")
    stage.say_in(2, "We're sorry if the stoats were offended.")

    assert len(stage.slack.calls) == calls
    assert stage.holds(*TOKENS, "ferrets", "otters", "stoats") == [False, True, False, True, False]
    assert "and 1 workspace has installed us" in stage.doctor()
    (card,) = stage.slack.cards(threads[1], "C03")
    body = pressed(*button_of(card, "a promotion"), card)
    body["container"]["channel_id"] = "C03"
    stage.deliver({**body, "team": {"id": "T03"}})
    stage.settle()
    assert {call.token for call in stage.slack.calls[calls:] if call.method.startswith("chat.")} == {TOKENS[1]}


def test_program_starts_while_slack_is_away_and_answers_when_it_is_back(tmp_path: Path) -> None:
    class Away(SlackStage):
        def _start(self) -> None:
            self.slack.fail("auth.test", Failure(503), Failure(503))
            super()._start()

    stage = Away(tmp_path)
    ts = stage.slack.say(BAD_APOLOGY)
    eventually(lambda: stage.slack.called("auth.test") or None)

    stage.refused(mentioned(BAD_APOLOGY, ts))
    stage.deliver(mentioned(BAD_APOLOGY, ts))
    stage.settle()

    assert len(stage.slack.cards(ts)) == 1
    stage.close()
