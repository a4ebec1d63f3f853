"""The question for a language model: instructions of the mode, then the material as one JSON object and a reminder."""

from typing import NamedTuple

from bot import prompt
from bot.conversation import Mode
from bot.language import name_of
from bot.ports import CompletionRequest, Line
from bot.suggesting.answer import SCHEMA
from bot.suggesting.mask import Mask, masked
from bot.suggesting.material import Material, sent

OF_THE_DRAFT = "the language of the draft"
TOKENS, MORE_TOKENS = 600, 900  # of an answer
LONG: tuple[Mode, ...] = ("options", "video", "internal-note")


class Asked(NamedTuple):
    """A question, and what is needed to read its answer."""

    request: CompletionRequest
    mask: Mask
    left_out: int  # messages of a long thread that did not go with it


def asked(material: Material) -> Asked:
    """What is asked, with names and personal data masked.

    The reminder stands in the message of the material: many servers want the roles to take turns.
    """
    mask = masked(material)
    body = sent(material, mask.hide)
    follow_up = bool(material.wish)
    told = prompt.instructions(
        material.mode,
        follow_up=follow_up,
        language=name_of(material.language) or OF_THE_DRAFT,
        limit=material.limit,
    )
    request = CompletionRequest(
        prompt=prompt.mark(material.mode, follow_up=follow_up),
        lines=(Line("system", told), Line("user", f"{body.text}\n\n{prompt.reminder()}")),
        schema=SCHEMA,
        tokens=MORE_TOKENS if material.mode in LONG or material.language not in ("en", "und") else TOKENS,
    )
    return Asked(request, mask, body.left_out)


def once_more(request: CompletionRequest, answer: str, seconds: float) -> CompletionRequest:
    """The same question behind an answer that had no form, with what is left of the time."""
    lines = (*request.lines, Line("assistant", answer), Line("user", prompt.repair()))
    return CompletionRequest(
        prompt=request.prompt, lines=lines, schema=request.schema, tokens=request.tokens, seconds=seconds
    )
