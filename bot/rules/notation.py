"""The grammar of the cue notation: a text becomes pieces. What the notation means is told in `cues`."""

import re
from functools import cache
from typing import Literal, NamedTuple

Kind = Literal["word", "stem", "class", "group", "optional", "gap", "start", "end"]
REQUIRED = frozenset({"word", "stem", "class", "group"})
CLASSES = frozenset({"number", "time", "day"})

_TOKEN = re.compile(r"\.\.\.\d|\{\w+\}|[()|\[\] ]|~?[^\s()|\[\]~{}]+")
_OPENING = {"(": ")", "[": "]"}
_CLOSING = frozenset(")]|")
_ALONE = ([")"], ["|"], ["]"])
_CLITICS = frozenset({"'s", "'re", "'ve", "'ll", "'d", "'m"})
_UNCONTRACTED = frozenset({"we're", "we'll", "we'd", "i'll", "i'd", "he'll", "she'll", "she'd"})  # were, well, wed, ill


class Piece(NamedTuple):
    """One piece of a cue."""

    kind: Kind
    text: str  # the letters of a word or stem, the name of a class, the length of a gap
    spaced: bool  # a space before it
    branches: tuple[tuple["Piece", ...], ...] = ()  # of a group, or of what is optional


def pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a cue. Raises ValueError when the notation is broken."""
    tokens = _TOKEN.findall(text)
    if "".join(tokens) != text:
        raise ValueError("a character that the notation does not know")
    parsed, rest = _sequence(tokens, 0)
    if rest != len(tokens):
        raise ValueError("a bracket is closed that was not opened")
    return parsed


def contractible(word: str) -> bool:
    """True for a word with an apostrophe that people leave out without writing another word."""
    return "'" in word and word not in _UNCONTRACTED and word not in _CLITICS


def _sequence(tokens: list[str], at: int) -> tuple[tuple[Piece, ...], int]:
    found: list[Piece] = []
    spaced = False
    while at < len(tokens) and tokens[at] not in _CLOSING:
        token = tokens[at]
        if token.isspace():
            spaced, at = True, at + 1
            continue
        if token in _OPENING:
            piece, at = _group(tokens, at, spaced=spaced)
        else:
            piece, at = _plain(token, spaced), at + 1
        found.append(piece)
        spaced = False
    if all(piece.kind not in REQUIRED for piece in found):
        raise ValueError("a part without a word that must be there")
    return tuple(found), at


def _group(tokens: list[str], at: int, *, spaced: bool) -> tuple[Piece, int]:
    closing = _OPENING[tokens[at]]
    branches: list[tuple[Piece, ...]] = []
    while not branches or tokens[at] == "|":
        branch, at = _branch(tokens, at + 1)
        if at == len(tokens) or tokens[at] not in (closing, "|"):
            raise ValueError("a bracket is not closed")
        if spaced and branch[0].spaced:  # then the space inside the bracket says nothing more
            branch = (branch[0]._replace(spaced=False), *branch[1:])
        branches.append(branch)
    return Piece("optional" if closing == "]" else "group", "", spaced, tuple(branches)), at + 1


def _branch(tokens: list[str], at: int) -> tuple[tuple[Piece, ...], int]:
    if tokens[at + 1 : at + 2] in _ALONE and tokens[at].isalpha():  # most branches by far are one word
        return (_plain(tokens[at], False),), at + 1
    return _sequence(tokens, at)


@cache
def _plain(token: str, spaced: bool) -> Piece:  # noqa: FBT001 - cached, and only called here
    if token != token.lower():
        raise ValueError(f"{token!r}: cues are lower case, and match in any case")
    if token.startswith("..."):
        return Piece("gap", token[3:], spaced)
    if token.startswith("~"):
        return Piece("stem", token[1:], spaced)
    if not token.startswith("{"):
        return Piece("word", token, spaced and token not in _CLITICS)
    match token[1:-1]:
        case "start":
            return Piece("start", "", spaced)
        case "end":
            return Piece("end", "", spaced)
        case name if name in CLASSES:
            return Piece("class", name, spaced)
        case name:
            raise ValueError(f"no such class as {name!r}")
