"""An apology: sorry, what happened and whose doing it was, who it hurt, how it is put right, what changes."""

import re

from bot.composing.kind import Kind
from bot.composing.outline import Desk, Line, Outline, best, lines, outline
from bot.composing.recipe import Recipe
from bot.composing.sentence import Material, Sentence

_OWN: Kind = "acknowledgement_of_responsibility"
_PARTS: tuple[Kind, ...] = (
    "expression_of_regret",
    "offer_of_repair",
    "repentance",
    "request_for_forgiveness",
    "thanks",
    "contact",
)
_TOLD: tuple[Kind, ...] = (_OWN, "explanation", "fact", "effect")  # what tells most comes first
_TO_COME = re.compile(r"\b(?:will|can|shall|going to)\b|['’](?:ll|re|m)\b|\b(?:are|am) \w+ing\b", re.IGNORECASE)
_EVENT = re.compile(
    r"(?:The|On|Last|This|These|Yesterday|Orders|Your|All|Every|Everyone|At|An?|In|Some of|You|[0-9]+)\b"
    r"(?! what\b)(?! seems\b)"
)
_SHORT_STORY = 6  # sentences: a longer one has room for nothing beside the facts
_BRIEF, _FULL = 2, 4  # sentences on what happened


def enough(material: Material) -> bool:
    """True when the draft regrets, owns it and says what is done about it, and nothing in it is spoilt."""
    parts: tuple[Kind, ...] = ("expression_of_regret", _OWN, "offer_of_repair")
    return not material.spoilt and all(material.of(part) for part in parts)


def outlines(desk: Desk) -> tuple[Outline, Outline]:
    """A brief wording that opens with sorry, and a fuller one with every part that opens with whose doing it was."""
    return _brief(desk), _fuller(desk)


def _brief(desk: Desk) -> Outline:
    told = facts(desk.material)
    repair = desk.filled("repair", "repair", desk.material.of("offer_of_repair"))
    return outline(
        "Brief",
        desk,
        *_in_order(desk.sorry(), happened(desk, told), desk.material),
        _part(desk, told),
        desk.answered("effect", "who"),
        repair,
        desk.answered("when", "when"),
        desk.answered("change", "change"),
    )


def _fuller(desk: Desk) -> Outline:
    material = desk.material
    told = facts(material, _FULL)
    owned = tuple(sentence for sentence in told if _OWN in sentence.kinds)
    rest = tuple(sentence for sentence in told if sentence not in owned)
    repair = material.of("offer_of_repair")
    change = _only(material, "repentance", but=repair)
    brief = len(material.sentences) <= _SHORT_STORY and not material.tainted
    remarks = material.remarks(*_PARTS, *_TOLD) if brief and _owns(material) else ()
    return outline(
        "Fuller",
        desk,
        _part(desk, told),
        happened(desk, owned) if owned or not told else desk.answered("fact", "what"),
        *_in_order(desk.sorry(), lines("fact", rest), material),
        lines("more", remarks),
        affected(desk, told),
        desk.filled("repair", "repair", repair),
        _when(desk, repair),
        desk.filled("change", "change", change),
        lines("contact", _only(material, "contact", but=(*repair, *change))),
    )


def _owns(material: Material) -> bool:
    """True when the draft says anywhere what the writer did."""
    return any(sentence.tells or _OWN in sentence.kinds for sentence in material.sentences)


def facts(material: Material, most: int = _BRIEF) -> tuple[Sentence, ...]:
    """What happened, in the person's words and order: the sentences that own it or say why before all others.

    From a draft that owns nothing only what speaks of the writer or is dated: the rest is mostly blame and excuse.
    """
    trusted = _owns(material)
    told = tuple(
        s
        for s in material.sentences
        if (s.tells or s.kinds & set(_TOLD)) and not s.kinds & set(_PARTS) and not s.blames and (trusted or _dated(s))
    )
    return best(told, most, _TOLD)


def _dated(sentence: Sentence) -> bool:
    return bool(sentence.kinds & {"time", "effect", "fact"} and _EVENT.match(sentence.text))


def happened(desk: Desk, told: tuple[Sentence, ...]) -> tuple[Line, ...]:
    """What happened: asked for unless the draft tells it, in sentences of its own or within its sorry or repair."""
    parts = desk.material.of("expression_of_regret", "offer_of_repair")
    if told or any(sentence.tells or _OWN in sentence.kinds for sentence in parts):
        return (*desk.answered("fact", "what"), *lines("fact", told))
    return desk.filled("fact", "what")


def _part(desk: Desk, told: tuple[Sentence, ...]) -> tuple[Line, ...]:
    """The writer's part in it: asked for where facts are told that nobody owns."""
    if told and not _owns(desk.material) and "what" not in desk.answers:
        return desk.filled("own", "own")
    return desk.answered("own", "own")


def _in_order(sorry: tuple[Line, ...], facts: tuple[Line, ...], material: Material) -> tuple[tuple[Line, ...], ...]:
    """Sorry first; but “For that we are sorry” and “I was wrong, and I'm sorry” stay behind what they speak of."""
    regret = material.of("expression_of_regret")[:1]
    leaning = any(s.leans for s in regret)
    follows = any((s.tells or _OWN in s.kinds) and s not in material.sentences[:1] for s in regret)
    return (facts, sorry) if leaning or follows else (sorry, facts)


def affected(desk: Desk, told: tuple[Sentence, ...], name: str = "who") -> tuple[Line, ...]:
    """Who was hurt, and how: asked for unless a fact or the sorry says it."""
    said = any("effect" in sentence.kinds for sentence in (*told, *desk.material.of("expression_of_regret")))
    return desk.answered("effect", name) if said else desk.filled("effect", name)


def _when(desk: Desk, repair: tuple[Sentence, ...]) -> tuple[Line, ...]:
    """The time of the repair: asked for only when the draft's own repair is still to come and names none."""
    timed = any("time" in sentence.kinds for sentence in repair)
    if not timed and any(_TO_COME.search(sentence.text) for sentence in repair):
        return desk.filled("when", "when")
    return desk.answered("when", "when")


def _only(material: Material, kind: Kind, but: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    return tuple(s for s in material.sentences if kind in s.kinds and s not in but)


RECIPE = Recipe(outlines, heard_as="apologise", enough=enough)
