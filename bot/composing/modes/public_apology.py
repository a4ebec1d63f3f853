"""A public apology after a crisis: an apology with every part, and the name and role of the person who signs."""

from bot.composing.modes import apologise
from bot.composing.outline import Desk, Outline
from bot.composing.recipe import Recipe
from bot.composing.sentence import Material


def enough(material: Material) -> bool:
    """True when the draft is a whole apology, says whom it hit and what changes, and somebody signs it."""
    told = all(material.of(part) for part in ("effect", "repentance"))
    return told and bool(material.signature) and apologise.enough(material)


def outlines(desk: Desk) -> tuple[Outline, Outline]:
    """The whole apology first, signed; then the brief one."""
    brief, fuller = apologise.outlines(desk)
    whole = fuller.without("signature")
    return whole._replace(title="Every part, signed", lines=(*whole.lines, *desk.signed())), brief


RECIPE = Recipe(outlines, heard_as="apologise", enough=enough, grave=True, most=900)
