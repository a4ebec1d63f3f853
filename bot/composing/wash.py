"""The person's words made fit for a new place in a text: nothing is added but a capital and a full stop."""

import re
import unicodedata
from collections.abc import Iterator

from bot.composing.guard import MASS_MENTION

_SPACES = re.compile(r"\s+")
_HASHTAGS = re.compile(r"(?:(?:^|(?<=\s))#[^\W\d]\w*[\s.!]*)+$|^(?:#[^\W\d]\w*\s*)+")
_HASH = re.compile(r"(?<!\w)#(?=[^\W\d])")
_LOOSE = re.compile(r"\s+([.!?,])(?=\s|$)")
_MARKS = re.compile(r"([!?])[!?]+")
_CLOSED = (".", "!", "?", "…", ")", '"', "”", "]", ":")
_SUBJECT = r"(?:we|i|i'm|it|it's|you|they|he|she|the|our|your|my|this|that|there|here|yes|no)\b"
_OPENING = re.compile(
    r"^(?:(?:and|but|anyway|anyways|then again|that said|cos|because)\b[\s,]+(?=\S)"
    rf"|(?:so|still|also|plus|however)(?:,\s*(?=\S)|\s+(?={_SUBJECT})))",
    re.IGNORECASE,
)
_LAUGHS = re.compile(r"(?:\s|^)(?:(?:lol|lmao|haha+|hehe)\b|x{1,5}(?=[\s.!]*$))", re.IGNORECASE)
_LAST_WORD = re.compile(r"(?:(?:https?://|www\.)\S+|[\w.]+@[\w.]+|\w[\w.-]*\.\w{2,}/\S*)$")
_FIRST_WORD = re.compile(r"\S*[\w][./@]\w")
_FIRST_SYMBOL = 0x2190  # arrows; below stand letters, punctuation and signs such as ° and ©
_CAPITAL = re.compile(r"[^\w\s]*\s+[A-Z]")
_UNSEEN = "\ufe0f\u200d"  # what goes with an emoji
_SHOUTED = 3  # words
_TAGS = 3  # in a row that still read as words, not as spam


def bare(text: str) -> str:
    """The text without emoji, hashtags and mass mentions, with marks in a row reduced to one; for an apology."""
    visible = _LAUGHS.sub("", "".join(_unsmiling(text)))
    untagged = _HASH.sub("", _HASHTAGS.sub("", _LOOSE.sub(r"\1", _SPACES.sub(" ", visible)).strip()).strip())
    return plain(untagged).replace("!", ".")


def plain(text: str) -> str:
    """The text on one line, calm: no mass mentions, no heap of hashtags, one mark where many stood, not shouted."""
    line = _SPACES.sub(" ", MASS_MENTION.sub(" ", text)).strip(" ,;-–—")
    tags = _HASHTAGS.search(line)
    if tags and tags[0].count("#") > _TAGS:
        line = line.replace(tags[0], "").strip()
    calm = _MARKS.sub(r"\1", line)
    return calm.lower() if shouted(calm) else calm


def shouted(text: str) -> bool:
    """True for three words or more that are all in capitals."""
    return text.isupper() and len(text.split()) >= _SHOUTED


def sentence(text: str) -> str:
    """The words as a sentence: a capital first letter, and a full stop unless another mark or an address ends it."""
    words = _SPACES.sub(" ", text).strip()
    if not words:
        return ""
    stopped = words.endswith(_CLOSED) or _LAST_WORD.search(words) or _is_symbol(words.rstrip(_UNSEEN)[-1:] or " ")
    start = words[0] if _FIRST_WORD.match(words) else words[0].upper()
    return start + words[1:] + ("" if stopped else ".")


def without_opening(text: str) -> str:
    """The words without the conjunction that tied them to a sentence that is gone."""
    return _OPENING.sub("", text)


def _unsmiling(text: str) -> Iterator[str]:
    """The characters without symbols; a symbol that stood for a full stop becomes one."""
    before, gone = "", False
    for at, char in enumerate(text):
        gone = _is_symbol(char) or (gone and char in _UNSEEN)
        if not gone:
            yield char
            before = char if not char.isspace() else before
        elif before.isalnum() and _CAPITAL.match(text, at):
            yield "."
            before = "."
        else:
            yield " "


def _is_symbol(char: str) -> bool:
    return ord(char) >= _FIRST_SYMBOL and unicodedata.category(char) in ("So", "Sk", "Cs", "Co", "Cn")
