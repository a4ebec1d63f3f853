"""Better wordings for a draft that was read, as suggestions that say where they come from."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, get_args

from bot.coaching.reading import Reading
from bot.coaching.refusal import refusal
from bot.composing.composer import VERSION, Gap, compose
from bot.conversation import Mode, Suggestion
from bot.finding import Intent

COMPOSER = "composer"
_MODES: dict[Intent, Mode] = {mode: mode for mode in get_args(Mode)}


class Offer(NamedTuple):
    """What can be offered for a draft: wordings, the gaps to ask for, and answers that could not be used."""

    suggestions: tuple[Suggestion, ...] = ()
    gaps: tuple[Gap, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


def offer(
    reading: Reading, draft_id: str = "draft", answers: Mapping[str, str] | None = None, wishes: Sequence[str] = ()
) -> Offer:
    """Compose wordings for the draft; an empty offer where there is nothing to compose (see `composable`)."""
    mode = _MODES.get(reading.intent)
    if mode is None or not reading.coachable or refusal(reading.draft):
        return Offer()
    composed = compose(reading.draft, mode, answers or {}, wishes)
    suggestions = tuple(
        Suggestion(id=f"{draft_id}.{number}", title=wording.title, text=wording.text, made_by=COMPOSER, prompt=VERSION)
        for number, wording in enumerate(composed.wordings, 1)
    )
    return Offer(suggestions, composed.gaps, composed.refused)


def composable(intent: Intent) -> bool:
    """True for the intents that can be composed without a model."""
    return intent in _MODES
