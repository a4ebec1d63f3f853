"""Drafts made to break something, through every platform: no crash, nobody called, nothing personal repeated."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.router import BROKEN
from tests.contract.cli_stage import CliStage
from tests.contract.stage import Screen
from tests.contract.web_stage import WebStage

Row = dict[str, str]
See = Callable[[Row], Screen]

ROWS: list[Row] = [
    json.loads(line) for line in (Path(__file__).parent.parent / "data/hostile.jsonl").read_text().splitlines()
]
CALLS = ("@everyone", "@here", "@channel", "<!channel", "<!here", "<!everyone")
PERSONAL = ("4111", "Elm Street")


@pytest.fixture(scope="module", params=["web", "cli"])
def see(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[See]:
    """What is shown of a row's draft; the command line reads all of them in one run."""
    folder = tmp_path_factory.mktemp("hostile")
    if request.param == "cli":
        screens = CliStage(folder).screens({row["id"]: row["draft"] for row in ROWS})
        yield lambda row: screens[row["id"]]
        return
    stage = WebStage(folder)

    def see(row: Row) -> Screen:
        stage.mention(row["draft"], row["id"])
        return stage.screen()

    yield see
    stage.close()


def told(screen: Screen) -> str:
    return " ".join([card.says for card in screen.cards] + list(screen.whispers))


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_hostile_draft_is_answered_without_harm(see: See, row: Row) -> None:
    newest = told(see(row))
    assert newest
    assert BROKEN not in newest
    assert [call for call in CALLS if call in newest] == []
    assert [data for data in PERSONAL if data in newest] == []
    canary = row.get("canary", "")
    assert not canary or canary in row["draft"] or canary not in newest
