"""The first words while much is open: what is confirmed, what is not known, what is done, when the next word comes."""
# ruff: noqa: E501 - cues read best unbroken

import re

from bot.composing.kind import Kind
from bot.composing.outline import Desk, Line, Outline, best, lines, outline
from bot.composing.recipe import Recipe
from bot.composing.sentence import Material, Sentence

_TELLING: tuple[Kind, ...] = ("fact", "acknowledgement_of_responsibility", "effect", "time")
_CERTAIN: tuple[Kind, ...] = ("acknowledgement_of_responsibility", "effect", "time")  # where something was a guess
_SPOKEN: tuple[Kind, ...] = ("question", "thanks", "expression_of_regret", "request_for_forgiveness")
_UNKNOWN = re.compile(
    r"\b(?:(?:don['’]?t|do not|cannot|can['’]?t|doesn['’]?t) (?:yet )?(?:know|say|tell|have)|not (?:yet )?(?:known|clear|sure)|unknown|unclear"
    r"|no idea|(?:not|nothing) confirmed|yet to|waiting (?:for|to hear))\b",
    re.IGNORECASE,
)
_DOING = re.compile(
    r"\b(?:(?:we|i|engineers?|(?:our|the) \w+)(?:['’](?:re|m)| are| am| is) (?:now |still |all |currently )?(?!being)\w+ing\b|investigat\w+|working on"
    r"|on (?:site|(?:the|their) way)|looking (?:into|at)|teams? (?:is|are|on)|paused|closed (?:it|the)|switched off|called (?:in|the)|in (?:touch|contact) with)\b",
    re.IGNORECASE,
)
_UPDATE = re.compile(
    r"\b(?:updates?|post (?:again|here)|more (?:at|by|soon|from us|here)|(?:tell|let) you (?:know|more)|next (?:word|news|post)|keep you"
    r"|report back|back (?:here )?(?:at|by)|hear (?:more )?from us|write-?up)\b",
    re.IGNORECASE,
)
_TO_RING = re.compile(r"\b(?:helpline|hotline|neighbours['’] line|information line)\b|\d{3,} \d{3}", re.IGNORECASE)
_HEAD_COUNT = re.compile(r"(?:nobody|no one|everyone|everybody|all (?:of|\d))\b", re.IGNORECASE)
_TO_DO = re.compile(
    r"(?:please(?! note)|do not|don['’]t|stop|avoid|leave|keep|stay|call|ring|check|change|use|bring|boil|return|reset|throw|unplug|you (?:can|do not|don['’]t|need)"
    r"|if (?:you|your|anyone)|anyone (?:who|with)|nothing (?:to do|you need))\b",
    re.IGNORECASE,
)
_SAYS_SOMETHING = 3  # words
_FACTS = 3  # sentences on what is confirmed


def outlines(desk: Desk) -> tuple[Outline, Outline]:
    """All that people need to know, and no more than what is known, what to do and when the next word comes."""
    material = desk.material
    facts = best(confirmed(material), _FACTS, _TELLING)
    known = (*desk.answered("fact", "what"), *lines("fact", facts)) or (desk.gap("fact", "what"),)
    can = desk.filled("situation", "can", to_do(material))
    next_word = desk.filled("repair", "update", update(material))
    whole = outline(
        "Whole",
        desk,
        _concern(desk),
        known,
        _affected(desk, facts),
        desk.filled("fact", "unknown", unknown(material), missing="tried"),
        desk.filled("step", "doing", doing(material), missing="after"),
        can,
        next_word,
    )
    return whole, outline("Brief", desk, known, can, next_word)


def _concern(desk: Desk) -> tuple[Line, ...]:
    """The draft's own regret; a statement without one says nothing of the kind."""
    return lines("sorry", desk.material.of("expression_of_regret")[:1])


def _affected(desk: Desk, facts: tuple[Sentence, ...]) -> tuple[Line, ...]:
    told = any("effect" in sentence.kinds for sentence in facts)
    return desk.answered("effect", "who") if told else desk.filled("effect", "who")


def confirmed(material: Material) -> tuple[Sentence, ...]:
    """What is told as certain, and is no part of what follows; where something was a guess, only what is surely none."""
    later = {*unknown(material), *update(material), *to_do(material), *doing(material)}
    said = (s for s in material.sentences if len(s.text.split()) >= _SAYS_SOMETHING and s not in later)
    told = (s for s in said if not (s.blames or s.leans or s.kinds & set(_SPOKEN)))
    return tuple(s for s in told if not material.tainted or s in material.sentences[:1] or _certain(s))


def _certain(sentence: Sentence) -> bool:
    return sentence.tells or bool(sentence.kinds & set(_CERTAIN)) or bool(_HEAD_COUNT.match(sentence.text))


def doing(material: Material) -> tuple[Sentence, ...]:
    """What is being done now."""
    taken = {*unknown(material), *update(material), *to_do(material)}
    steps = (*material.of("offer_of_repair"), *_those(material, _DOING))
    return tuple(s for s in material.sentences if s in steps and s not in taken)[:2]


def unknown(material: Material) -> tuple[Sentence, ...]:
    """What the draft says is not known yet."""
    return _those(material, _UNKNOWN)


def to_do(material: Material) -> tuple[Sentence, ...]:
    """What people should do, or whom they can ring."""
    return _those(material, _TO_DO)


def update(material: Material) -> tuple[Sentence, ...]:
    """When or where more is said."""
    return _those(material, _UPDATE)[:2]


def _those(material: Material, cue: re.Pattern[str]) -> tuple[Sentence, ...]:
    """The sentences that the cue is about; what to do opens with its verb."""
    find = cue.match if cue is _TO_DO else cue.search
    spoken = tuple(s for s in material.sentences if not s.kinds & set(_SPOKEN))
    return tuple(s for s in spoken if find(s.text) or (cue is _TO_DO and _TO_RING.search(s.text)))


RECIPE = Recipe(outlines, heard_as="announce", grave=True, most=600)
