"""An apology to one person: by name, the one act, what it did to them, what is offered or asked, who signs."""

import re

from bot.composing.modes import apologise
from bot.composing.outline import Desk, Line, Outline, bare, lines
from bot.composing.recipe import Recipe

_ASKED = "What would help?"
_TO_ONE = re.compile(
    r"@\w|(?!(?i:all|everyone|everybody|folks|team|both|friends|guys|neighbours|there|guests?|customers?|sir|madam)\b)[A-Z]"
)
_HELLO = re.compile(r"(?:hi+|hiya|hello|hey+|dear|good (?:morning|afternoon|evening))\b", re.IGNORECASE)


def outlines(desk: Desk) -> tuple[Outline, Outline]:
    """With what is offered to them, and with the question what would help."""
    material = desk.material
    greeting = _greeting(desk)
    signature = desk.signed()
    facts = apologise.facts(material)
    told = (
        apologise.happened(desk, facts),
        desk.answered("own", "own"),
        desk.sorry(),
        apologise.affected(desk, facts, "meant"),
    )
    repair = desk.filled("repair", "repair", material.of("offer_of_repair"))
    change = (*desk.answered("change", "change"), *lines("change", material.of("repentance")))
    return (
        bare("With what you offer", greeting, *told, repair, desk.answered("when", "when"), change, signature),
        bare("Asks what would help", greeting, *told[:3], (Line("question", _ASKED),), signature),
    )


def _greeting(desk: Desk) -> tuple[Line, ...]:
    """The draft's own, when it greets one person by name; else the gap for the name."""
    own = desk.material.greeting
    if "name" in desk.answers:
        name = desk.answers["name"].strip(" ,.!")
        return (Line("greeting", f"{name},", "name"),)
    words = _HELLO.sub("", own).strip()
    return (Line("greeting", own),) if words and _TO_ONE.match(words) else (desk.gap("greeting", "name"),)


RECIPE = Recipe(outlines, heard_as="apologise", grave=True, voice="I", posted=False, most=700)
