"""A reply: greeting, sorry where the draft is sorry, the answer in the draft's own order, what happens next."""

import re

from bot.composing.kind import Kind
from bot.composing.outline import Desk, Line, Outline, best, lines, outline
from bot.composing.recipe import Recipe
from bot.composing.sentence import Material, Sentence

_NEXT: tuple[Kind, ...] = ("offer_of_repair", "repentance", "contact")
_OWN: Kind = "acknowledgement_of_responsibility"
_TELLING: tuple[Kind, ...] = (_OWN, "explanation", "fact", "effect", "time")
_YOU = re.compile(r"\b(?:you|u|ur)", re.IGNORECASE)
_AT_WORK = re.compile(r"(?:We|I)(?:'re|'m| are| am) (?:\w+ ){0,2}?\w+ing\b")
_THEIRS = re.compile(r"Your\b|It (?:left|is due|arrives|went|goes)\b|It['’]s (?:due|on)\b")
_EVENT = re.compile(r"(?:The|On|Last|This|Yesterday|Today|At)\b")
_SOMEBODY = re.compile(r"(?:He|She|They|You|Everyone|Everybody|Nobody)\b")
_SHORT_THANKS = re.compile(r"(?:\w+,? )?(?:many |so much )?(?:thank|thx|ta|cheers|we|i)\b", re.IGNORECASE)
_THANKS_WORDS = 12
_ANSWERS = 2  # sentences of the answer in the brief wording


def enough(material: Material) -> bool:
    """True when nothing is spoilt and the draft answers; a complaint also needs a kind word, and a next step."""
    answered = any(not _only_sorry(s) for s in material.sentences)
    kind = material.of("expression_of_regret", "thanks", _OWN) or not material.complaint
    stepped = material.of(*_NEXT) or not _needs_next(material)
    return not (material.spoilt or material.thin) and answered and bool(kind) and bool(stepped)


def outlines(desk: Desk) -> tuple[Outline, Outline]:
    """A brief wording with the gist and the next step, and a fuller one with all that can be said.

    Before a complaint the gist is only what speaks of our own doing: jibes and excuses are hard to tell from facts.
    """
    material = desk.material
    told = _told(material)
    gist = best(tuple(filter(_about_us, told)) if material.complaint else told, _ANSWERS, _TELLING)
    steps = material.of(*_NEXT)
    sorry = desk.sorry() if material.sorry else ()
    brief = outline(
        "Brief",
        desk,
        desk.answered("own", "own"),
        sorry,
        _answer(desk, gist, steps, gist),
        _step(desk, steps, asked=_needs_next(material)),
    )
    fuller = outline(
        "Fuller",
        desk,
        desk.answered("own", "own"),
        sorry or _thanks(material),
        _answer(desk, told, (), gist),
        _step(desk, steps, asked=True),
        _when(desk, steps),
        _contact(desk),
    )
    return brief, fuller


def _told(material: Material) -> tuple[Sentence, ...]:
    """The answer in the draft's order. Of a reply to a complaint that is rough or spoilt only what is surely a fact."""
    said = tuple(s for s in material.sentences if not s.kinds & {"expression_of_regret", "thanks", *_NEXT})
    kind = material.of("expression_of_regret", "thanks", _OWN) and not material.tainted
    if not material.complaint:
        return tuple(s for s in said if s in (*material.sentences[:1], *material.of(*_TELLING), *material.remarks()))
    if kind:
        also = material.remarks() if material.of(_OWN) else ()
        return tuple(s for s in said if s in (*material.of(*_TELLING), *also))
    return tuple(s for s in said if _about_us(s) or _dated(s))


def _about_us(sentence: Sentence) -> bool:
    """True for what we did and for “Your order left on Tuesday”: what may stand alone before an upset reader."""
    on_theirs = bool(_THEIRS.match(sentence.text)) and "time" in sentence.kinds
    if sentence.blames or _SOMEBODY.match(sentence.text):
        return _OWN in sentence.kinds
    return sentence.tells or on_theirs or _OWN in sentence.kinds or bool(_AT_WORK.match(sentence.text))


def _dated(sentence: Sentence) -> bool:
    """True for an event with a number, a day or a time that is not laid at the reader's door or somebody else's."""
    numbered = sentence.kinds & {"time", "fact"} and "question" not in sentence.kinds
    return bool(numbered and _EVENT.match(sentence.text) and not _YOU.search(sentence.text)) and not sentence.blames


def _answer(
    desk: Desk, told: tuple[Sentence, ...], steps: tuple[Sentence, ...], gist: tuple[Sentence, ...]
) -> tuple[Line, ...]:
    """The answer, asked for when neither the draft's words nor a next step of its own stand for it."""
    if not told and not steps:
        return desk.filled("fact", "answer")
    said = (line for sentence in told for line in lines("fact" if sentence in gist else "more", (sentence,)))
    return (*desk.answered("fact", "answer"), *said)


def _step(desk: Desk, steps: tuple[Sentence, ...], *, asked: bool) -> tuple[Line, ...]:
    """The draft's own next step, and the gap where there is none or a rule finds it thin (“DM us”)."""
    own = (*desk.answered("repair", "next"), *lines("repair", steps))
    missing = "next" not in desk.answers and (desk.material.thin or (asked and not steps))
    return (*own, desk.gap("repair", "next")) if missing else own


def _when(desk: Desk, steps: tuple[Sentence, ...]) -> tuple[Line, ...]:
    if not steps or any("time" in sentence.kinds for sentence in steps):
        return desk.answered("when", "when")
    return desk.filled("when", "when")


def _contact(desk: Desk) -> tuple[Line, ...]:
    """Somebody to turn to: asked for where something went wrong and the draft names nobody."""
    if desk.material.of("contact") or not _needs_next(desk.material):
        return desk.answered("contact", "contact")
    return desk.filled("contact", "contact")


def _thanks(material: Material) -> tuple[Line, ...]:
    own = tuple(
        s for s in material.of("thanks") if _SHORT_THANKS.match(s.text) and len(s.text.split()) <= _THANKS_WORDS
    )
    if own:
        return lines("thanks", own[:1])
    telling = "me" if material.voice == "I" else "us"
    return (Line("thanks", f"Thank you for telling {telling}."),) if material.complaint else ()


def _needs_next(material: Material) -> bool:
    return material.sorry or material.complaint


def _only_sorry(sentence: Sentence) -> bool:
    return sentence.kinds <= {"expression_of_regret", "thanks"} and bool(sentence.kinds)


RECIPE = Recipe(outlines, heard_as="respond", enough=enough)
