"""Every mode has a file of its name, and every file is a mode."""

import pkgutil
from typing import get_args

from bot.composing import modes
from bot.composing.modes import recipe
from bot.conversation import Mode
from bot.finding import INTENTS


def test_modes_and_files_are_the_same() -> None:
    files = [module.name.replace("_", "-") for module in pkgutil.iter_modules(modes.__path__)]

    assert files == sorted(get_args(Mode))


def test_recipe_of_every_mode_is_heard_as_some_intent() -> None:
    assert {recipe(mode).heard_as for mode in get_args(Mode)} <= set(INTENTS)
