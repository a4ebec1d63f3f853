"""Better wordings from a language model: asked once, once more when the answer has no form, and then guarded."""

from collections.abc import Iterator
from typing import NamedTuple

import structlog
from msgspec.structs import replace

from bot.conversation import Suggestion
from bot.errors import Unavailable
from bot.finding import Finding
from bot.ports import Completion, CompletionRequest, LanguageModel, Usage
from bot.suggesting.answer import Answer, parse
from bot.suggesting.guard import Examined, examine
from bot.suggesting.material import Material
from bot.suggesting.request import asked, once_more

log = structlog.get_logger(__name__)

LEAST = 5.0  # seconds that have to be left for asking again
NO_FORM = "{} answered in a form that I cannot read."
NOTHING_NEW = "{} had no other wording than those that are there."
NONE_LEFT = "What {} wrote did not pass my checks: {}"
ONE_LEFT_OUT = "1 of {} wordings by {} did not pass my checks and was left out: {}"
MORE_LEFT_OUT = "{} of {} wordings by {} did not pass my checks and were left out: {}"
CUT = "The thread is long: its oldest messages, {} of them, did not go to the model."


class Suggested(NamedTuple):
    """What came of asking. `note` tells the person what did not come, and why; empty when all went well."""

    suggestions: tuple[Suggestion, ...] = ()
    findings: tuple[Finding, ...] = ()
    note: str = ""
    usages: tuple[Usage, ...] = ()


class Suggester:
    """Writes from material, with whichever model it was given."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model

    @property
    def name(self) -> str:
        """Of the model."""
        return self._model.name

    async def suggest(self, material: Material, draft: str) -> Suggested:
        """Wordings that passed every guard, and what the model heard; their ids begin with that of the draft."""
        question = asked(material)
        completions: list[Completion] = []
        try:
            answer = await self._answer(question.request, completions)
        except Unavailable as error:
            return Suggested(note=str(error), usages=_usages(question.request.prompt, completions, "form"))
        if answer is None:
            note = NO_FORM.format(self.name)
            return Suggested(note=note, usages=_usages(question.request.prompt, completions, "form"))
        examined = examine(question.mask.lifted(answer), material)
        log.info("suggested", kept=len(examined.kept), rejected=[one.kinds for one in examined.rejected])
        notes = (_left_out(examined, self.name), CUT.format(question.left_out) if question.left_out else "")
        return Suggested(
            tuple(_suggestions(examined, draft, self.name, question.request.prompt)),
            examined.findings,
            " ".join(filter(None, notes)),
            _usages(question.request.prompt, completions, "used" if examined.kept else "guards"),
        )

    async def _answer(self, request: CompletionRequest, completions: list[Completion]) -> Answer | None:
        """The answer, asked for once more where there is none in it and time is left; None when there is still none."""
        completions.append(await self._model.complete(request))
        answer = parse(completions[0].text)
        left = request.seconds - completions[0].seconds
        if answer is None and left >= LEAST:
            completions.append(await self._model.complete(once_more(request, completions[0].text, left)))
            answer = parse(completions[1].text)
        return answer


def _suggestions(examined: Examined, draft: str, model: str, prompt: str) -> Iterator[Suggestion]:
    for number, kept in enumerate(examined.kept, 1):
        yield Suggestion(
            id=f"{draft}.m{number}",
            title=kept.title,
            text=kept.text,
            made_by=model,
            prompt=prompt,
            why=kept.why,
            check=kept.check,
        )


def _left_out(examined: Examined, model: str) -> str:
    """How many wordings did not pass, and the gravest reason for the first of them; copies are not worth a word."""
    refused = [one for one in examined.rejected if one.kinds != ("copy",)]
    if not refused:
        return "" if examined.kept else NOTHING_NEW.format(model)
    reason = refused[0].objections[0].sentence
    if not examined.kept:
        return NONE_LEFT.format(model, reason)
    several = len(refused) + len(examined.kept)
    if len(refused) == 1:
        return ONE_LEFT_OUT.format(several, model, reason)
    return MORE_LEFT_OUT.format(len(refused), several, model, reason)


def _usages(prompt: str, completions: list[Completion], outcome: str) -> tuple[Usage, ...]:
    """What each call came to; all but the last had no form."""
    every = [
        Usage(
            prompt=prompt,
            model=made.model,
            tokens_in=made.tokens_in,
            tokens_out=made.tokens_out,
            tokens_cached=made.tokens_cached,
            seconds=made.seconds,
            outcome="form",
        )
        for made in completions
    ]
    return (*every[:-1], *(replace(last, outcome=outcome) for last in every[-1:]))
