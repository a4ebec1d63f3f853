"""A request for help: what is going on, the one question, what was tried, what becomes of the answers, thanks."""

import re

from bot.composing.kind import Kind
from bot.composing.outline import Desk, Line, Outline, lines, outline
from bot.composing.recipe import Recipe
from bot.composing.sentence import Material, Sentence

_ADVICE = re.compile(
    r"\b(?:how|why|what|which|advice|recommend\w*|tips|ideas|suggest\w*)\b"
    r"|\bknow (?:how|why|what|if|whether|where|who|of|about|any|anything|a)\b",
    re.IGNORECASE,
)
_ASKS: tuple[Kind, ...] = ("question", "ask")
_OPINION = re.compile(r"\b(?:tell|opinions?|vote|poll|survey|feedback|test|try|review|think|prefer)\b", re.IGNORECASE)
_ENOUGH = 2  # words a request has at least that are not among these
_EMPTY = frozenset((
    "a", "about", "all", "am", "an", "and", "any", "anybody", "anyone", "anything", "are", "as", "asap", "ask",
    "be", "better", "big", "but", "can", "come", "could", "did", "do", "does", "each", "everyone", "for", "from",
    "get", "give", "go", "got", "guys", "have", "hear", "hello", "help", "here", "hey", "hi", "how", "huge", "i",
    "idea", "ideas", "if", "in", "into", "is", "it", "just", "know", "let", "like", "lmk", "lol", "looking",
    "love", "me", "more", "my", "need", "needed", "network", "new", "now", "of", "ok", "on", "one", "opinion",
    "opinions", "or", "our", "out", "people", "please", "pls", "plz", "ppl", "really", "share", "should", "smth",
    "so", "some", "somebody", "someone", "something", "stuff", "support", "tell", "thank", "thanks", "that",
    "the", "them", "they", "thing", "things", "think", "this", "thoughts", "to", "u", "up", "urgent", "us",
    "very", "want", "wanted", "way", "we", "what", "whatever", "when", "where", "which", "who", "why", "will",
    "with", "would", "you", "your", "yours",
))  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_FACTS = 3  # sentences on the situation
_TELLS_ALL = 12  # words of a request that may hold the situation as well


def enough(material: Material) -> bool:
    """True when the draft asks for something that one can act on, says thanks, and nothing in it is spoilt."""
    return not material.spoilt and bool(_requests(material)) and bool(material.of("thanks"))


def outlines(desk: Desk) -> tuple[Outline, Outline]:
    """A brief wording that opens with the question, and a fuller one that tells the situation first."""
    material = desk.material
    requests = _requests(material)
    situation = tuple(s for s in material.sentences if s not in requests and not _aside(s) and not _vague(s))[:_FACTS]
    how = tuple(s for s in material.sentences if _how(s) and s not in requests)
    brief = outline(
        "Brief",
        desk,
        desk.filled("question", "question", requests[:1]),
        desk.answered("situation", "situation"),
        lines("situation", situation[:1]),
        lines("contact", how),
        _thanks(material, (*requests[:1], *how)),
    )
    fuller = outline(
        "Fuller",
        desk,
        _situation(desk, situation, requests),
        _told(desk, material, situation, requests),
        _tried(desk, requests),
        _after(desk, requests),
        lines("contact", how),
        _thanks(material, (*requests, *how)),
    )
    return brief, fuller


def _requests(material: Material) -> tuple[Sentence, ...]:
    """What is asked for; how to answer (“Comment with your name”) stands for it only where nothing else does."""
    asked = tuple(s for s in material.of(*_ASKS) if _concrete(s))
    return tuple(s for s in asked if not _how(s)) or asked


def _situation(desk: Desk, situation: tuple[Sentence, ...], requests: tuple[Sentence, ...]) -> tuple[Line, ...]:
    """Asked for unless the draft tells it, or the request itself may be long enough to tell it."""
    told = situation or any(len(sentence.text.split()) >= _TELLS_ALL for sentence in requests)
    return desk.answered("situation", "situation") if told else desk.filled("situation", "situation")


def _told(
    desk: Desk, material: Material, situation: tuple[Sentence, ...], requests: tuple[Sentence, ...]
) -> tuple[Line, ...]:
    """Situation and requests in the order of the draft; the gap for the question when there is none."""
    told = tuple(
        line
        for sentence in material.sentences
        for line in lines("question" if sentence in requests else "situation", (sentence,))
        if sentence in situation or sentence in requests
    )
    return (
        (*told, *desk.answered("question", "question")) if requests else (*told, *desk.filled("question", "question"))
    )


def _tried(desk: Desk, requests: tuple[Sentence, ...]) -> tuple[Line, ...]:
    """What was tried matters where advice is asked for; not where hands are."""
    advice = any(_ADVICE.search(sentence.text) for sentence in requests)
    return desk.filled("tried", "tried") if advice else desk.answered("tried", "tried")


def _after(desk: Desk, requests: tuple[Sentence, ...]) -> tuple[Line, ...]:
    """What becomes of the answers matters where words are asked for; not where hands are."""
    words = any(_ADVICE.search(sentence.text) or _OPINION.search(sentence.text) for sentence in requests)
    return desk.filled("after", "after") if words or not requests else desk.answered("after", "after")


def _concrete(sentence: Sentence) -> bool:
    """True when a request names something, beyond “please help, anyone”."""
    return sum(word not in _EMPTY for word in _WORD.findall(sentence.text.lower())) >= _ENOUGH


def _vague(sentence: Sentence) -> bool:
    return bool(sentence.kinds & set(_ASKS)) and not _concrete(sentence)


def _thanks(material: Material, said: tuple[Sentence, ...]) -> tuple[Line, ...]:
    if any("thanks" in sentence.kinds for sentence in said):
        return ()
    return lines("thanks", material.of("thanks")[:1]) or (Line("thanks", "Thank you."),)


def _aside(sentence: Sentence) -> bool:
    """True for what is no situation: thanks, how to answer, a question of two words."""
    bare_thanks = "thanks" in sentence.kinds and not sentence.kinds & {"fact", "question"}
    return bare_thanks or _how(sentence) or "question" in sentence.kinds


def _how(sentence: Sentence) -> bool:
    return "contact" in sentence.kinds and "question" not in sentence.kinds


RECIPE = Recipe(outlines, heard_as="ask-help", enough=enough)
