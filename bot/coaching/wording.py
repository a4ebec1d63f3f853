"""Better wordings for a draft that was read, as suggestions that say where they come from."""

from collections.abc import Iterable
from typing import NamedTuple

from bot.coaching.reading import Reading
from bot.composing.composer import VERSION, Gap, compose
from bot.conversation import Coached, Mode, Suggestion
from bot.finding import Finding, Intent, Label
from bot.refusal import refusal

COMPOSER = "composer"
COMPOSED = "Put together from your own words, without a language model."
WRITTEN = "Written by {} from your words. Check it before you post."
FILL = "Fill the [gaps] before you post."
_MODES: dict[Intent, Mode] = {
    "respond": "respond",
    "apologise": "apologise",
    "ask-help": "ask-help",
    "share-failure": "share-failure",
}
_NEWS: tuple[Intent, ...] = ("promote", "announce")
_ONE_WAY: tuple[Label, ...] = ("broadcast-no-invitation", "self-promo", "bragging", "rt-begging")


class Offer(NamedTuple):
    """What can be offered for a draft: wordings, the gaps to ask for, and answers that could not be used."""

    suggestions: tuple[Suggestion, ...] = ()
    gaps: tuple[Gap, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


def mode_of(coached: Coached) -> Mode | None:
    """What is to be written for the draft: what the person said, else what it asks for; None: nothing."""
    return coached.mode or writes(coached.intent, coached.findings)


def writes(intent: Intent, findings: Iterable[Finding]) -> Mode | None:
    """What is written for drafts of that intent. News is left alone, unless it only talks about itself."""
    one_way = intent in _NEWS and any(finding.label in _ONE_WAY for finding in findings)
    return "converse" if one_way else _MODES.get(intent)


def offer(reading: Reading, coached: Coached | None = None) -> Offer:
    """Compose wordings for a reading, and for what the person wished since; an empty offer where there is nothing."""
    mode = (coached.mode if coached else None) or writes(reading.intent, reading.findings)
    if mode is None or not reading.coachable or refusal(reading.draft):
        return Offer()
    composed = compose(reading.draft, mode, coached.answers if coached else {}, coached.wishes if coached else ())
    draft = coached.id if coached else "draft"
    suggestions = tuple(
        Suggestion(id=f"{draft}.{number}", title=wording.title, text=wording.text, made_by=COMPOSER, prompt=VERSION)
        for number, wording in enumerate(composed.wordings, 1)
    )
    return Offer(suggestions, composed.gaps, composed.refused)


def origin(suggestion: Suggestion) -> tuple[str, ...]:
    """What a wording does better, who made it and of what, and each thing to look at before it is used."""
    made = COMPOSED if suggestion.made_by == COMPOSER else WRITTEN.format(suggestion.made_by)
    fill = FILL if "[" in suggestion.text else ""
    return tuple(filter(None, (suggestion.why, made, fill, *suggestion.check)))
