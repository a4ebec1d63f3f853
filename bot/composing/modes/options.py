"""Different ways on when something has not gone right: say it, repair first, ask first, or post nothing now."""

from bot.composing.kind import Kind
from bot.composing.outline import Desk, Line, Outline, bare, best, labelled, lines
from bot.composing.recipe import Recipe
from bot.composing.sentence import Sentence

_OWN: Kind = "acknowledgement_of_responsibility"
_TELLING: tuple[Kind, ...] = (_OWN, "explanation", "fact", "effect")
_REPAIRS: tuple[Kind, ...] = ("offer_of_repair", "repentance")
_OTHER_AIMS: tuple[Kind, ...] = (*_REPAIRS, "question", "ask", "contact", "thanks", "expression_of_regret")
_FACTS = 2  # sentences that tell it

OPENLY = "Say it openly, your own part first:"
REPAIR = "Put it right first, and tell of it when that is done:"
ASK = "Ask the people whom it concerns:"
NOTHING = "Post nothing now. Do this instead:"
AFTER_ALL = "Speak after all if this happens:"


def outlines(desk: Desk) -> tuple[Outline, ...]:
    """Four ways on, each in the person's words as far as there are some."""
    steps = desk.filled("repair", "repair", desk.material.of(*_REPAIRS)[:_FACTS])
    asked = desk.filled("question", "asked", desk.material.of("question")[:1])
    instead = labelled(NOTHING, desk.filled("step", "meanwhile"))
    after_all = labelled(AFTER_ALL, desk.filled("step", "after-all"))
    return (
        bare("Say it openly", labelled(OPENLY, _told(desk)), desk.filled("repair", "next")),
        bare("Put it right first", labelled(REPAIR, steps)),
        bare("Ask first", labelled(ASK, asked)),
        bare("Post nothing now", instead, after_all),
    )


def _told(desk: Desk) -> tuple[Line, ...]:
    """What the person did, in their words: excuses and what others did are no beginning."""
    every = desk.material.remarks(*_OTHER_AIMS)
    facts = best(tuple(s for s in every if _is_ours(s)), _FACTS, _TELLING)
    return (*desk.answered("fact", "what"), *lines("fact", facts)) or desk.filled("fact", "what")


def _is_ours(sentence: Sentence) -> bool:
    return (sentence.tells or _OWN in sentence.kinds) and not (sentence.blames or sentence.leans)


RECIPE = Recipe(outlines, heard_as="other", grave=True, owned=False, posted=False)
