"""What a draft is for, guessed from signs that a person can read; the guess is shown and changed with one press."""

import re
from collections.abc import Iterator
from functools import cache

from bot.draft import Draft
from bot.finding import INTENTS, Intent
from bot.rules.detect import Detector, phrases
from bot.rules.gate import Gate
from bot.sign import HEAD_START, PARENT, SIGNS, Sign


def infer(text: str | Draft, parent: str = "") -> Intent:
    """The intent that gets most votes; `parent` is the message that the draft answers, if it is known."""
    draft = text if isinstance(text, Draft) else Draft(text)
    sheets = [HEAD_START, *(sign.votes for sign in seen(draft))]
    if parent or draft.parent:
        sheets.append(PARENT)
    return max(INTENTS, key=lambda intent: sum(votes.get(intent, 0) for votes in sheets))


def seen(draft: Draft) -> tuple[Sign, ...]:
    """The signs that the draft shows, in the order of the table."""
    awake = _gate().open_for(draft)
    return tuple(SIGNS[index] for index in awake if any(True for _ in _detectors()[index].find(draft)))


@cache
def _gate() -> Gate:
    return Gate(_detectors())


@cache
def _detectors() -> tuple[Detector, ...]:
    return tuple(_shape(sign.shape) if sign.shape else phrases(*sign.cues) for sign in SIGNS)


def _shape(expression: str) -> Detector:
    shape = re.compile(expression)

    def find(draft: Draft) -> Iterator[None]:
        if shape.search(draft.plain):
            yield None

    return Detector((), find)
