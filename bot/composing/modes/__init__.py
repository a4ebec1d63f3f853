"""One file a mode, under the mode's name: each holds its RECIPE."""

from importlib import import_module

from bot.composing.recipe import Recipe
from bot.conversation import Mode


def recipe(mode: Mode) -> Recipe:
    """How the mode is written: what the file of its name says."""
    found: Recipe = import_module(f"{__name__}.{mode.replace('-', '_')}").RECIPE
    return found
