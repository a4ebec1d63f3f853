"""A status or a promotion as an invitation: the news, what is in it for the reader, one question or one offer."""
# ruff: noqa: E501 - cues read best unbroken

import re

from bot.composing.kind import Kind
from bot.composing.outline import Desk, Line, Outline, lines, outline
from bot.composing.recipe import Recipe
from bot.composing.sentence import Material, Sentence

_TELLING: tuple[Kind, ...] = ("fact", "time", "explanation", "acknowledgement_of_responsibility", "effect")
_READER = re.compile(r"\b(?:you\w*|u|ur|free|no charge|folks|everyone|anyone|families|kids)\b", re.IGNORECASE)
_THIN = re.compile(
    r"(?:agree|thoughts|right|who'?s (?:in|coming|excited|ready)|ready|any questions|guess what|sound good|fancy (?:it|one)|why)\?",
    re.IGNORECASE,
)
_BOAST = re.compile(
    r"\b(?:the (?:only|best|fastest|biggest|number one)|as good as we|some lead|the others|no ?body else|(?:very|so) (?:pleased|proud)"
    r"|humbl(?:ed|ing)|we are (?:thrilled|delighted)|nothing stops|^then)\b",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\b(?:ask (?:us|me)|happy to|free to|come (?:and|by|along)|drop in|try (?:it|one)|all (?:are )?welcome|(?:i|we)['’]ll (?:show|send|help|lend))\b",
    re.IGNORECASE,
)
_GRAVE = re.compile(
    r"\b(?:warnings?|floods?|fires?|explosion|gas leak|recall\w*|outage|(?:is|are|we're|been) down|died|dies|deaths?|dead|passed away"
    r"|funeral|police|ambulance\w*|evacuat\w+|bathing ban|norovirus|cases of|unsafe|emergency|injur\w+|missing|breach|hacked"
    r"|don't drink|do not drink|allerg\w+|contaminat\w+|stabb\w+|shooting|bomb\w*|error occurred|incident|correction)\b",
    re.IGNORECASE,
)
_ENOUGH = 3  # words of a question that can be answered
_BRIEF, _FULL = 2, 4  # sentences of news


def enough(material: Material) -> bool:
    """True when the draft gives readers a way in or speaks to them, and for grave news: that is no time for a chat."""
    if material.sorry or any(_GRAVE.search(sentence.text) for sentence in material.sentences):
        return True
    speaks = _way_in(material) or any(_READER.search(sentence.text) for sentence in material.sentences)
    return not (material.spoilt or material.thin) and bool(_news(material)) and bool(speaks)


def outlines(desk: Desk) -> tuple[Outline, Outline]:
    """The news with a question, and the news with what the reader has of it and an offer."""
    material = desk.material
    news = _news(material)
    asks = outline(
        "Asks a question",
        desk,
        desk.filled("fact", "news", news[:_BRIEF]),
        desk.answered("effect", "gain"),
        _one(desk, "invite", _questions(material)),
    )
    offers = outline(
        "Makes an offer",
        desk,
        _told(desk, news[:_FULL]),
        desk.answered("effect", "gain") if any(_READER.search(s.text) for s in news) else desk.filled("effect", "gain"),
        _one(desk, "offer", _offers(material)),
        lines("thanks", material.of("thanks")[:1]),
    )
    return asks, offers


def _told(desk: Desk, news: tuple[Sentence, ...]) -> tuple[Line, ...]:
    core = news[:_BRIEF]
    told = tuple(line for s in news for line in lines("fact" if s in core else "more", (s,)))
    return (*desk.answered("fact", "news"), *told) or desk.filled("fact", "news")


def _one(desk: Desk, name: str, own: tuple[Sentence, ...]) -> tuple[Line, ...]:
    """The answer, else the draft's own; the gap where there is neither."""
    return desk.answered("question", name) or lines("question", own[-1:]) or (desk.gap("question", name),)


def _news(material: Material) -> tuple[Sentence, ...]:
    """What is told; from a draft in which something was wrong only what is surely a fact."""
    offers = _offers(material)
    told = tuple(s for s in material.remarks("thanks", "question") if s not in offers and not _BOAST.search(s.text))
    return tuple(s for s in told if not material.tainted or s.tells or s.kinds & set(_TELLING))


def _questions(material: Material) -> tuple[Sentence, ...]:
    """Questions that a reader can answer: not “Agree?”."""
    asked = (s for s in material.of("question") if not _THIN.search(s.text))
    return tuple(s for s in asked if len(s.text.split()) >= _ENOUGH)


def _offers(material: Material) -> tuple[Sentence, ...]:
    """What readers are offered, or asked to bring in."""
    every = tuple(s for s in material.sentences if "question" not in s.kinds)
    return tuple(s for s in every if s.kinds & {"contact", "ask"} or _OFFER.search(s.text))


def _way_in(material: Material) -> tuple[Sentence, ...]:
    return (*_questions(material), *_offers(material))


RECIPE = Recipe(outlines, heard_as="announce", enough=enough, owned=False)
