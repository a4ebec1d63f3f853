"""Drafts made to break something, through every platform: no crash, nobody called, nothing personal repeated."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.router import BROKEN
from tests.contract.cli_stage import CliStage
from tests.contract.stage import Screen, Stage
from tests.contract.web_stage import WebStage

ROWS = [json.loads(line) for line in (Path(__file__).parent.parent / "data/hostile.jsonl").read_text().splitlines()]
CALLS = ("@everyone", "@here", "@channel", "<!channel", "<!here", "<!everyone")
PERSONAL = ("4111", "Elm Street")


@pytest.fixture(scope="module", params=[WebStage, CliStage])
def stage(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    opened: Stage = request.param(tmp_path_factory.mktemp("hostile"))
    yield opened
    opened.close()


def told(screen: Screen) -> str:
    return " ".join([card.says for card in screen.cards] + list(screen.whispers))


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_hostile_draft_is_answered_without_harm(stage: Stage, row: dict[str, str]) -> None:
    stage.mention(row["draft"], row["id"])

    newest = told(stage.screen())
    assert newest
    assert BROKEN not in newest
    assert [call for call in CALLS if call in newest] == []
    assert [data for data in PERSONAL if data in newest] == []
    canary = row.get("canary", "")
    assert not canary or canary in row["draft"] or canary not in newest
