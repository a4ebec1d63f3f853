"""A correction: what is right, what was wrong and where, what became of the old post, sorry."""
# ruff: noqa: E501 - cues read best unbroken

import re
from itertools import pairwise

from bot.composing import wash
from bot.composing.outline import Desk, Line, Outline, bare, labelled, lines
from bot.composing.recipe import Recipe
from bot.composing.sentence import Material, Sentence

LABEL = "Correction:"
_OLD = re.compile(
    r"\b(?:deleted?|taken (?:it |that |them )?down|took (?:it|that|them) down|removed?|edited|pinned|corrected (?:it|the post|above|here|now)"
    r"|marked|crossed out|original|old (?:post|tweet|version)|left (?:it|the post) up|withdrawn|pulled)\b",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"\b(?:wrong\w*|incorrect\w*|mis(?:took|read|typed|printed|quoted|labelled|named|spelt|counted|led)|typo|mix(?:ed)? up|mistak\w+"
    r"|error|inaccurate|(?:we|i) (?:said|posted|wrote|tweeted|printed|published|shared|told|claimed|called|named|credited|announced)"
    r"|(?:post|tweet|caption|email|poster|page|story) (?:said|says|gave|named|claimed|showed))\b",
    re.IGNORECASE,
)
_RIGHT = re.compile(
    r"\b(?:(?:the )?(?:correct|right|real|true|actual) (?:\w+ ){1,3}(?:is|are|was|were)|actually (?:is|are|was)|in fact|should(?:['’]ve| have)? (?:be|been|said|read)"
    r"|(?:it|that)['’]s (?:\w+ )?not\b|(?:is|are|was|were) (?:\w+ ){1,4}(?:,? not|instead of|rather than)|is now right|\w+, not \w+)\b",
    re.IGNORECASE,
)
_ITSELF = re.compile(r"correction\W+(?=\w)", re.IGNORECASE)
_SAID = re.compile(r"\b(?:said|posted|wrote|tweeted|printed|told|claimed|called|named|announced|gave)\b", re.IGNORECASE)
_LEANS = re.compile(r"(?:it|that|this|he|she|they)\b", re.IGNORECASE)
_SPOKEN = ("question", "ask", "thanks", "contact")


def outlines(desk: Desk) -> tuple[Outline, Outline]:
    """The right fact first with all that belongs to it, and no more than the right fact, the error and the sorry."""
    material = _unlabelled(desk.material)
    right, wrong = _right(material), _wrong(material)
    correct = labelled(LABEL, desk.filled("fact", "right", right))
    told = any(_WRONG.search(sentence.text) for sentence in right)
    said = desk.answered("situation", "said") if told else desk.filled("situation", "said", wrong[:1])
    if "right" not in desk.answers and not right and (following := _following(material)):
        correct, said = labelled(LABEL, lines("fact", following)), desk.answered("situation", "said")
    became = desk.filled("after", "original", _old(material))
    helped = lines("thanks", material.of("thanks")[:1])
    repair = (*desk.answered("repair", "repair"), *lines("repair", material.of("offer_of_repair")[:1]))
    sorry = _sorry(desk, (*right, *wrong[:1]))
    whole = bare("Whole", correct, said, lines("more", wrong[1:2]), sorry, became, repair, helped)
    return whole, bare("Brief", correct, said, sorry)


def _unlabelled(material: Material) -> Material:
    """Without the word itself, which stands before it anyway."""
    bare_of_it = (
        s._replace(text=wash.sentence(_ITSELF.sub("", s.text) if _ITSELF.match(s.text) else s.text))
        for s in material.sentences
    )
    return material._replace(sentences=tuple(bare_of_it))


def _sorry(desk: Desk, said: tuple[Sentence, ...]) -> tuple[Line, ...]:
    """The sorry, unless a sentence that is there already says it."""
    return () if any("expression_of_regret" in sentence.kinds for sentence in said) else desk.sorry()


def _statements(material: Material) -> tuple[Sentence, ...]:
    return tuple(s for s in material.sentences if not s.kinds & set(_SPOKEN))


def _right(material: Material) -> tuple[Sentence, ...]:
    told = (s for s in _statements(material) if not s.leans and "expression_of_regret" not in s.kinds)
    return tuple(s for s in told if _RIGHT.search(s.text))[:1]


def _following(material: Material) -> tuple[Sentence, ...]:
    """“We said 4 May. It is 14 May.”: the right fact where it leans on the wrong one, so that both stay together."""
    wrong = tuple(s for s in _wrong(material)[:1] if _SAID.search(s.text))
    pairs = (pair for pair in pairwise(material.sentences) if pair[0] in wrong)
    return next((pair for pair in pairs if _LEANS.match(pair[1].text) and not _OLD.search(pair[1].text)), ())


def _wrong(material: Material) -> tuple[Sentence, ...]:
    """Where it went wrong: the sentences that say what was posted, or that it was a mistake."""
    right = _right(material)
    told = tuple(s for s in _statements(material) if s not in right and not _OLD.search(s.text) and not s.blames)
    return tuple(s for s in told if _WRONG.search(s.text) and not s.leans)


def _old(material: Material) -> tuple[Sentence, ...]:
    right = _right(material)
    every = (s for s in material.sentences if s not in right and not s.kinds & {"question", "thanks"})
    return tuple(s for s in every if _OLD.search(s.text))[:1]


RECIPE = Recipe(outlines, heard_as="apologise", grave=True, most=500)
