"""The all-clear: what is over and since when, who checked it, what people can do, thanks, what comes after."""
# ruff: noqa: E501 - cues read best unbroken

import re

from bot.composing.outline import Desk, Line, Outline, lines, outline
from bot.composing.recipe import Recipe
from bot.composing.sentence import Material, Sentence

_OVER = re.compile(
    r"\b(?:(?:is|are|['’]s|['’]re|came|come|and) back|back (?:up|on|online|open|to normal)|fixed|resolved|(?:is|are|['’]s|all|now) over|working again"
    r"|works again|re-?opened|open again|restored|running again|safe (?:again|to)|sorted|repaired|lifted|all clear|contained|solved)\b",
    re.IGNORECASE,
)
_STILL = re.compile(
    r"\b(?:not|n['’]t|until|once|when|as soon as|if|will|hope|should|expect\w*|still|trying|probably|tomorrow|later|['’](?:m|re) back on)\b|n['’]t\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:if you|you can|please|no need|just (?:ring|ask|call|reply|message|write)|write to|get in touch)\b",
    re.IGNORECASE,
)
_CHECKED = re.compile(
    r"\b(?:checked|tested|inspected|confirmed|verified|signed off|test(?:s)? (?:came|are|were|was)|samples?|results?|engineers? (?:have|has))\b",
    re.IGNORECASE,
)
_CAN = re.compile(
    r"(?:please|you (?:can|do not|don['’]t|need|may)|just (?:ring|ask|call|reply|message|write)|do not|don['’]t|no need|nothing (?:to do|you)|if (?:you|your|anyone)"
    r"|anyone (?:who|with)|restart|update|refresh|use|check|come|bring|write|email|ring|call|reset|run|log in)\b",
    re.IGNORECASE,
)
_REVIEW = re.compile(
    r"\b(?:write-?up|review|report|post-?mortem|how it (?:happened|came)|what went wrong|publish|full (?:story|account)|timeline|look(?:ing)? into)\b",
    re.IGNORECASE,
)
_THANKS = "Thank you for bearing with us."
_THANKS_ONE = "Thank you for bearing with me."
_MOST_OF_EACH = 2  # sentences


def outlines(desk: Desk) -> tuple[Outline, Outline]:
    """With all that people want to know, and no more than that it is over and what they can do."""
    material = desk.material
    over = desk.filled("fact", "over", _over(material))
    told = any(_TELLS.search(sentence.text) for sentence in _over(material))
    can = desk.answered("repair", "can") if told else desk.filled("repair", "can", _can(material))
    sorry = lines("sorry", material.of("expression_of_regret")[:1])
    whole = outline(
        "Whole",
        desk,
        over,
        desk.filled("step", "checked", _those(material, _CHECKED), missing="tried"),
        can,
        sorry,
        _thanks(material),
        desk.filled("after", "review", _those(material, _REVIEW)),
    )
    return whole, outline("Brief", desk, over, can, _thanks(material))


def _over(material: Material) -> tuple[Sentence, ...]:
    return tuple(s for s in _statements(material) if _is_over(s.text))[:_MOST_OF_EACH]


def _is_over(words: str) -> bool:
    """True for “it is back”, not for “once it is back”."""
    over = _OVER.search(words)
    return bool(over and not _STILL.search(words, 0, over.end()))


def _can(material: Material) -> tuple[Sentence, ...]:
    over = _over(material)
    told = tuple(s for s in material.sentences if s not in over and "question" not in s.kinds)
    return tuple(s for s in told if _CAN.match(s.text) or _TELLS.search(s.text))[:_MOST_OF_EACH]


def _those(material: Material, cue: re.Pattern[str]) -> tuple[Sentence, ...]:
    taken = {*_over(material), *_can(material)}
    return tuple(s for s in _statements(material) if s not in taken and cue.search(s.text))[:1]


def _statements(material: Material) -> tuple[Sentence, ...]:
    return tuple(
        s for s in material.sentences if not s.kinds & {"question", "thanks", "expression_of_regret"} and not s.blames
    )


def _thanks(material: Material) -> tuple[Line, ...]:
    plain = _THANKS_ONE if material.voice == "I" else _THANKS
    return lines("thanks", material.of("thanks")[:1]) or (Line("thanks", plain),)


RECIPE = Recipe(outlines, heard_as="announce", grave=True, most=500)
