"""Thanks that could go to nobody else: who helped and how, and what it changed."""
# ruff: noqa: E501 - cues read best unbroken

import re

from bot.composing.kind import Kind
from bot.composing.outline import Desk, Line, Outline, best, lines, outline
from bot.composing.recipe import Recipe
from bot.composing.sentence import Material, Sentence

_OTHER_AIMS: tuple[Kind, ...] = ("question", "ask", "contact", "expression_of_regret", "request_for_forgiveness")
_TELLING: tuple[Kind, ...] = ("fact", "time", "explanation", "acknowledgement_of_responsibility")
_HELPED = re.compile(
    r"@\w|\b(?i:you|who|whose|neighbours?|volunteers?|nurses?|drivers?|team|crew|colleagues?)\b|(?<=[a-z,] )[A-Z][a-z]+"
)
_FOR_WHAT = re.compile(
    r"\bfor (?!(?:all )?(?:(?:the|your|ur|this|these) )?(?:help|support|love|patience|kind\w*|everything|feedback|messages?|answers?"
    r"|replies|comments?|us|me|now)\b)\w+|\b(?:who|whose|because|that you|you \w+ed)\b",
    re.IGNORECASE,
)
_DID = re.compile(
    r"@\w|\b(?i:you|(?:two|three|four|five|six|some|all|\d+) of you|visitors?|neighbours?|volunteers?) (?i:\w+ed|sang|wrote|told|sent|gave|came)\b"
    r"|(?<=[a-z,] )[A-Z][a-z]+(?: and [A-Z][a-z]+)* (?:\w+ed|\w+ing|ran|came|told|sent|gave|wrote|drove|did)\b"
)
_CHANGED = re.compile(
    r"\b(?:now|because of (?:you|that|it|them)|so (?:we|i)|thanks to (?:you|that|it|them)|(?:is|are|it['’]s) (?:fixed|back|sorted|up|mended|live|home|safe)"
    r"|saved|changed|raised|mended|repaired|rewritten|learn(?:ed|t)|from (?:now|today|monday) on|(?:we|i)(?:['’]ve| have) (?!been\b|got\b)\w+"
    r"|it (?:worked|works))\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\b(?:hats off|kudos|credit (?:to|where|for|belongs)|well done|heroes|(?:we|i) owe|shout.?out|(?:all )?down to (?!us|me))\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"\b(?:would be (?:\w+ )?grateful|in advance|thanks (?:in it|provided))\b", re.IGNORECASE)
_PLAIN = "Thank you."
_FULL = 4  # sentences beside the thanks


def enough(material: Material) -> bool:
    """True when the draft thanks somebody for something, and says what came of it."""
    return not material.spoilt and _names(_thanks(material)) and _tells_change(material)


def outlines(desk: Desk) -> tuple[Outline, Outline]:
    """Thanks first, then what came of it, and the other way round; “Thank you.” stays behind what it is for."""
    changed, told = _change(desk), tuple(s for s in _told(desk.material) if s not in _changed(desk.material))
    more = lines("more", best(told, _FULL, _TELLING))
    thanks, brief = _thanking(desk), "What it changed first" if changed else "Only the thanks"
    if _names(_thanks(desk.material)) or not _named(desk.material):
        return outline("Thanks first", desk, thanks, more, changed), outline(brief, desk, changed, thanks)
    return outline("The story first", desk, more, thanks, changed), outline(brief, desk, changed, more[:1], thanks)


def _thanking(desk: Desk) -> tuple[Line, ...]:
    """The draft's own thanks, or plain ones; with the gap for who it was as long as nobody is named."""
    thanks = _thanks(desk.material)
    own = lines("thanks", thanks) or (Line("thanks", _PLAIN),)
    named = _names(thanks) or _named(desk.material)
    return (*own, *(desk.answered("fact", "helper") if named else desk.filled("fact", "helper")))


def _named(material: Material) -> bool:
    """True when what is told before the thanks says who did what."""
    return bool(_thanks(material)) and any(_DID.search(sentence.text) for sentence in _told(material))


def _change(desk: Desk) -> tuple[Line, ...]:
    """What came of it: asked for unless the thanks say so themselves."""
    changed = _changed(desk.material)
    if not changed and _tells_change(desk.material):
        return desk.answered("repair", "changed")
    return desk.filled("repair", "changed", changed)


def _tells_change(material: Material) -> bool:
    return any(_CHANGED.search(s.text) for s in (*_thanks(material), *_changed(material)))


def _thanks(material: Material) -> tuple[Sentence, ...]:
    """Where the draft thanks, or gives credit; not in passing, while it asks for something or is sorry."""
    told = (s for s in material.sentences if not s.kinds & {"contact", "expression_of_regret", "question"})
    given = (s for s in told if not _TO_COME.search(s.text))
    return tuple(s for s in given if "thanks" in s.kinds or _CREDIT.search(s.text))


def _names(thanks: tuple[Sentence, ...]) -> bool:
    """True when the thanks say who is meant, and for what."""
    return any(_HELPED.search(s.text) and _FOR_WHAT.search(s.text) for s in thanks)


def _told(material: Material) -> tuple[Sentence, ...]:
    thanks = _thanks(material)
    return tuple(s for s in material.remarks("thanks", *_OTHER_AIMS) if s not in thanks)


def _changed(material: Material) -> tuple[Sentence, ...]:
    """What came of the help: the sentences that say so."""
    return tuple(s for s in _told(material) if not s.leans and _CHANGED.search(s.text))[:2]


RECIPE = Recipe(outlines, heard_as="other", enough=enough, owned=False)
