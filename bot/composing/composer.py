"""Better wordings without a model: the person's own words in a better order, and [gaps] for what is missing.

The composer writes no prose. Each sentence of a wording is one of the draft's, one of the person's answers, a gap in
brackets, or one of a few connectives (“We're sorry about …”, “Thank you.”). What a rule speaks against is left out, or
cut to the clauses that are fine. A draft that lacks nothing is left alone: there are no wordings until a wish is made.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bot.composing import length, wash
from bot.composing.gap import Gap, excerpt, gaps
from bot.composing.grounding import Ground
from bot.composing.guard import harms, objections
from bot.composing.length import Room
from bot.composing.modes import recipe
from bot.composing.outline import Desk, Outline, fitted, shorter
from bot.composing.recipe import Recipe
from bot.composing.sentence import read
from bot.conversation import Mode
from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules import by_id, review

__all__ = ["VERSION", "Composition", "Gap", "Wording", "compose"]

VERSION = "composer 2"
TOO_LONG = "That is too long to fit: {}. Can you say it in fewer words?"


class Wording(NamedTuple):
    """A text to post once its gaps are filled. `gaps` are the names of those still open in it."""

    title: str
    text: str
    gaps: tuple[str, ...]


class Composition(NamedTuple):
    """What the composer has to offer.

    `gaps` are the open ones, in the order in which to ask. `refused` are answers that were not used: the gap's name,
    and a sentence for the person; such a gap stays open.
    """

    wordings: tuple[Wording, ...] = ()
    gaps: tuple[Gap, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


def compose(draft: Draft, mode: Mode, answers: Mapping[str, str], wishes: Sequence[str] = ()) -> Composition:
    """Wordings of the draft, two in most modes.

    `answers` are the person's words by gap name; `wishes` are "shorter" and "own-it".
    A wish may be made more than once: each “shorter” leaves out more, until what must stay is left.
    No wordings at all: there is nothing to improve, or nothing that the guards let through.
    """
    known = recipe(mode)
    heard = Draft(
        draft.text,
        intent=known.heard_as,
        parent=draft.parent,
        platform=draft.platform if known.posted else "",
        to_one_person=draft.to_one_person or not known.posted,
        profile=draft.profile,
        begged=draft.begged,
    )
    given = {name: text for name, text in answers.items() if wash.sentence(text)}
    refused = {name: why for name, text in given.items() if (why := _refusal(text, heard))}
    taken = {name: text for name, text in given.items() if name not in refused}
    material = read(heard, grave=known.grave, against=_against(draft, heard, known))
    material = material._replace(voice=known.voice or material.voice)
    if not (given or wishes) and known.enough(material):
        return Composition()
    desk = Desk(material, taken, gaps(material, _quotable(heard)), Room(heard.platform, known.most, known.words))
    outlines = [shorter(outline, wishes.count("shorter")) for outline in known.outlines(desk)]
    if known.owned and "own-it" in wishes:
        outlines = [_owned(outline, desk) for outline in outlines]
    fitting = [fitted(outline, desk) for outline in outlines]
    new = [outline for outline in fitting if wishes or outline.text != " ".join(heard.text.split())]
    wordings = _guarded(new, (heard.text, *taken.values()), heard)
    still_open = {name for wording in wordings for name in wording.gaps}
    refused |= {name: TOO_LONG.format(desk.room.told) for name in taken if name in still_open}
    return Composition(
        wordings,
        tuple(gap for name, gap in desk.gaps.items() if name in still_open),
        tuple(refused.items()),
    )


def _against(draft: Draft, heard: Draft, known: Recipe) -> Iterator[Span]:
    """What further rules hear: those of the recipe, and the gravest ones for what the draft was meant as."""
    for rule in known.also_hears:
        yield from filter(None, by_id()[rule].detect.find(heard))
    if draft.intent != heard.intent:
        yield from (found.span for found in review(draft) if found.severity is Severity.ERROR and found.span)


def _refusal(answer: str, draft: Draft) -> str:
    """Why the answer cannot be used, in a sentence for the person; empty when it can."""
    against = objections(wash.sentence(answer), allowed=(answer, draft.text), draft=draft)
    return against[0].sentence if against else ""


def _quotable(draft: Draft) -> str:
    """The first words of the message that is answered, unless they hold what must not be shown again."""
    words = excerpt(draft.parent)
    against = objections(words, allowed=(draft.parent,), draft=draft)
    return "" if any(objection.kind in ("personal-data", "mass-mention") for objection in against) else words


def _owned(outline: Outline, desk: Desk) -> Outline:
    """Responsibility first: the sentence that takes it, or the gap for it, moved before all but the greeting."""
    taking = {sentence.text for sentence in desk.material.of("acknowledgement_of_responsibility")}
    owning = tuple(line for line in outline.lines if line.text in taking or line.gap in ("own", "what"))
    if not owning:
        owning = (desk.gap("own", "own"),)
    greeting = tuple(line for line in outline.lines if line.role == "greeting")
    rest = tuple(line for line in outline.lines if line not in owning and line not in greeting)
    return outline._replace(lines=(*greeting, *owning, *rest))


def _guarded(outlines: Iterable[Outline], allowed: Sequence[str], draft: Draft) -> tuple[Wording, ...]:
    """The outlines as wordings, without those that a guard speaks against or that only shuffle another."""
    wordings: dict[frozenset[str], Wording] = {}
    ground = Ground(allowed)
    for outline in outlines:
        said, text = frozenset(line.text for line in outline.lines), outline.text
        harmless = length.fits(text, draft.platform) and not (harms(text, draft) or ground.invented(text))
        if said and said not in wordings and harmless:
            wordings[said] = Wording(outline.title, text, outline.gaps)
    return tuple(wordings.values())
