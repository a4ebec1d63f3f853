"""The app's manifest: what the features declare, and what one paste makes of it."""

from pathlib import Path

import adapters.slack
from adapters.slack.manifest import OWN, manifest_of
from bot.coaching.coach import Coach
from bot.errands import slack_manifest
from bot.feature import SlashCommand
from bot.keeping.keeper import Keeper
from bot.limiting.limiter import Limiter
from bot.profiling.profiler import Profiler
from bot.router import HELP

SHIPPED = Path(adapters.slack.__file__).with_name("manifest.json")
COMMANDS = (*Coach.commands, *Profiler.commands, *Limiter.commands, *Keeper.commands, HELP)


def test_shipped_manifest_is_made_of_the_features_there_are() -> None:
    assert SHIPPED.read_text(encoding="utf-8") == slack_manifest()


def test_command_is_offered_as_it_is_declared() -> None:
    offered = manifest_of([SlashCommand("plan", "Plan a week", "[days]"), SlashCommand("drill", "Practise"), HELP], [])

    assert offered["features"]["slash_commands"] == [
        {"command": "/plan", "description": "Plan a week", "should_escape": False, "usage_hint": "[days]"},
        {"command": "/drill", "description": "Practise", "should_escape": False},
    ]


def test_manifest_keeps_to_the_published_limits() -> None:
    manifest = manifest_of(COMMANDS, Coach.prompts)
    words, features = manifest["display_information"], manifest["features"]

    assert len(words["name"]) <= 35
    assert len(words["description"]) <= 140
    assert 174 <= len(words["long_description"]) <= 4_000
    assert all(len(shortcut["name"]) <= 24 for shortcut in features["shortcuts"])
    assert all(command["command"].removeprefix("/") not in OWN for command in features["slash_commands"])
