"""What a draft is about, in its own words: “this morning's post” out of “sorry if anyone was offended by …”."""

import re
from collections.abc import Iterable

_NO_NOUN = (
    r"(?:is|are|was|were|may|might|can|could|will|would|has|have|had|did|does|caused?|wasn't|isn't|you|you're|we|i|it|they"
    r"|made|took|there|he|she|this|that|these|a|an|the|our|my|your|some|\w+ed|\w+ly)\b"
)
_START = (
    r"(?:(?:the|this|that|these|those|our|my|your|last|all the)\s+|"
    r"(?:yesterday|today|tonight|last night|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:'|’)s\s+)"
)
_STOP = (
    r"[,.;:!?()\[\]{}<>\n…—–]|\s-\s|\s#|\s@|https?:|[\U0001F000-\U0001FAFF\u2190-\u2BFF]"
    r"|\s(?:and|but|if|because|cos|so|which|who|that|when|as|while|is|are|was|were|did|didn't|didn’t|do|does|don't|has|have"
    r"|had|came|went|felt|feel|may|might|can|could|will|would|we|i|you|it|they|lol|tho|though|anyway|just|yet|may have"
    r"|upset|offended|hurt|caused|in a way|the wrong way|in which|going|being|where|left)\b|\Z"
)
_TOPIC = rf"(?P<topic>{_START}(?!{_NO_NOUN})[^\n]{{2,80}}?)\s*(?={_STOP})"
_MOVED = "offended|upset|hurt|inconvenienced|confused|affected|disappointed|misled|bothered|put out"
_ROADS = tuple(
    re.compile(road + _TOPIC, re.IGNORECASE)
    for road in (
        rf"\b(?:{_MOVED})\s+(?:by|with|at|about|over)\s+",
        r"\b(?:inconvenience|confusion|offen[cs]e|upset|distress|hurt|disappointment)\s+(?:that\s+)?",
        r"\b(?:felt|feel|feels|think|thought|took|taken|take|misread|misunderstood|enjoy|enjoyed|regrettable)\s+(?:that\s+)?",
        r"\b(?:caused by|reaction to|reactions to|left out of|in the wake of|caught off guard by)\s+",
        r"\b(?:sorry|apolog(?:y|ies|i[sz]e|i[sz]ing)|regrets?)\b[^.!?\n]{0,60}?\b(?:about|for|regarding|over|abt)\s+",
        r"\b(?:sorry|apolog(?:y|ies|i[sz]e)|regrets?)\s+(?:that\s+)?",
        r"^\W*(?:regarding|re:?|concerning)\s+",
        r"\bif\s+",
        r"\babout\s+",
    )
)
_DAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_WORDS = range(2, 11)
_EMPTY = re.compile(
    r"\b(?:any|anyone|inconveniences?|feelings?|loss|experience|situation|understanding|patience|misunderstanding"
    r"|confusion|offen[cs]e|upset|hurt|way you|fact|events?|feedback|kind words|comments?|way|trouble|issues?"
    r"|disappointment|concerns?|frustration|expectations?|oversight|moment|meantime|people|folks|guys)\b",
    re.IGNORECASE,
)


def topic(sentences: Iterable[str]) -> str:
    """The first thing that the sentences name as what they are about; empty when they name nothing.

    Words of feeling (“your disappointment”) and words that say nothing (“the situation”) are no topic.
    """
    candidates = (match["topic"].strip() for text in sentences for road in _ROADS for match in road.finditer(text))
    return next((_in_sentence(words) for words in candidates if _is_topic(words)), "")


def _is_topic(words: str) -> bool:
    return len(words.split()) in _WORDS and not _EMPTY.search(words)


def _in_sentence(words: str) -> str:
    return words if _DAY.match(words) else words[0].lower() + words[1:]
