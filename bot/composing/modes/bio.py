"""The description of an account, from what the person states: plain, with a smile, and as an opening to talk."""
# ruff: noqa: E501 - cues read best unbroken

import re

from bot.composing.length import Room
from bot.composing.outline import Desk, Outline, bare, lines
from bot.composing.recipe import Recipe
from bot.composing.sentence import Material, Sentence

_MOST = 150  # characters: the smallest of the usual profiles
_ROOM = Room("", _MOST)
_SENTENCE = 100  # characters of one that leaves room for another
_EMPTY = re.compile(
    r"\b(?:passionate|leading|expert\w*|award.winning|world.class|innovati\w+|guru|ninja|thought leader|best|visionary|dynamic"
    r"|results.driven|excellence|solutions?|proud(?:ly)?|unique|number one|dms? (?:are )?open|views (?:are )?(?:my|our) own)\b",
    re.IGNORECASE,
)
_PASSING = re.compile(
    r"\b(?:today|tonight|tomorrow|yesterday|(?:this|last|next) (?:week|month|year|morning|evening|weekend)|(?:mon|tues|wednes|thurs"
    r"|fri|satur|sun)day|was|were|had|did|been|went|got|sorry|update|just|left|here['’]s|congrat\w*|now)\b|\d[.:]\d\d",
    re.IGNORECASE,
)
_OPEN = re.compile(r"(?:ask|talk to|tell|write to|chat|happy to|come and)\b", re.IGNORECASE)
_DOES = re.compile(
    r"(?:(?:we|i) (?!know|think|believe|hope|want|need|continue|have|had|will|can|could|would|do|don|am sorry|are sorry|love you"
    r"|owe|get|got|see|hear|guess|said|told)[a-z]+\b"
    r"|(?:we|i)['’](?:re|m) (?:an?|the) |(?:\w+ ){0,3}(?:(?:helps?|teach(?:es)?|mak(?:es?|ing)|sells?|bakes?|mends?|fix(?:es)?|repairs?"
    r"|writ(?:es?|ing)|build(?:s|ing)?|runs?|brew(?:s|ing)?|grow(?:s|ing)?|paint(?:s|ing)?|cook(?:s|ing)?)\b))",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\b\w*(?:er|ers|or|ors|ist|ists|ian|smiths?|wrights?|mechanics?|nurses?|chefs?|shop|studio|bakery|brewery|school|club|coach|charity"
    r"|museum|library|garage|caf[eé]|clinic|nursery|farm|choir|theatre|orchestra|festival|band|mum|dad)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|am|has|have|will|can|you|your|they|he|she|it|go|never|ever)\b|n['’]t\b|['’](?:s|re|ll|ve)\b|[?!£$€%#@]",
    re.IGNORECASE,
)


def outlines(desk: Desk) -> tuple[Outline, Outline, Outline]:
    """What they do and for whom; the same with a detail; the same with what one can talk with them about."""
    stated = _stated(desk.material)
    does = tuple(filter(_is_job, stated))[:1]
    job = desk.answered("fact", "job") or lines("fact", does) or (desk.gap("fact", "job"),)
    others = lines("more", tuple(s for s in stated if s not in does)) if does else ()
    detail = desk.answered("step", "detail") or others[:1] * (len(others) > 1) or (desk.gap("step", "detail"),)
    topics = desk.answered("question", "topics") or lines("question", _ways_in(desk.material))
    return (
        _within(bare("Plain", job, others)),
        _within(bare("With a smile", job, detail)),
        _within(bare("Open to talk", job, topics or (desk.gap("question", "topics"),))),
    )


def _within(whole: Outline) -> Outline:
    """With no more sentences than a profile has room for."""
    while len(whole.lines) > 1 and whole.lines[-1].role == "more" and not _ROOM.has(whole.text):
        whole = whole._replace(lines=whole.lines[:-1])
    return whole


def _ways_in(material: Material) -> tuple[Sentence, ...]:
    every = (s for s in material.sentences if s.kinds & {"question", "contact", "ask"} or _OPEN.match(s.text))
    return tuple(s for s in every if len(s.text) <= _SENTENCE and not _PASSING.search(s.text))[:1]


def _stated(material: Material) -> tuple[Sentence, ...]:
    """What the draft says of the account that holds for longer than a day, and says something."""
    return tuple(
        s
        for s in material.remarks("question", "ask", "thanks", "expression_of_regret", "contact")
        if not (s.tells or s.leans or _OPEN.match(s.text) or _PASSING.search(s.text) or _EMPTY.search(s.text))
        and len(s.text) <= _SENTENCE
    )


def _is_job(sentence: Sentence) -> bool:
    """True for “I mend clocks” and for “Clockmaker from Leeds”."""
    named = _IS.search(sentence.text) and not _FINITE.search(sentence.text)
    return bool(named or _DOES.match(sentence.text))


RECIPE = Recipe(outlines, heard_as="other", owned=False, posted=False, most=_MOST)
