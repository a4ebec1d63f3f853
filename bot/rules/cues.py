"""The cue notation: phrases that a communications person can read and write.

    sorry if (anyone|you) (was|were) [so] offended
    ~apolog                stem: apology, apologise, apologised …
    sorry ...3 if          a gap of up to three words, within the sentence
    refund(s|ed)           no space: the parts are one word
    don't                  also matches dont
    {number} {time} {day} {end} {start}
                           a number; 14:30 or 3pm; a weekday, today, tonight, tomorrow;
                           the end and the start of the sentence
    /our (?:own )?typo/    between slashes: a regular expression, for what the notation cannot say

A cue is matched on the normalised lower-case text, at word boundaries. Between two words may stand
anything but a letter, a digit or the end of a sentence: a comma, a dash, an emoji, a @handle.
From each cue come two expressions: the exact one (`pattern`, for `re`) and a looser one (`gate`, for
RE2), which matches whenever the exact one does: it drops word boundaries and everything beyond a gap.
"""

import re
from functools import cache
from typing import NamedTuple

_BETWEEN = r"[^\w.!?'#$£€%]+"
_WORD = r"(?:\S*[^\s.!?])"
_CLASSES = {
    "number": r"[0-9][0-9.,]*",
    "time": r"(?:[0-9]{1,2}[:.][0-9][0-9]|[0-9]{1,2} ?[ap]\.?m\b)",
    "day": r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tonight|tomorrow)",
    "end": r"[^\w]*$",
    "start": r"^[^\w]*",
}
_EDGES = ("start", "end")
_TOKEN = re.compile(
    r"\.\.\.(?P<gap>\d)|~(?P<stem>[^\s()|\[\]~{}]+)|\{(?P<kind>\w+)\}|(?P<mark>[()|\[\] ])|(?P<word>[^\s()|\[\]~{}]+)"
)
_LOOKAROUND = re.compile(r"\(\?[=!<]")


class Cue(NamedTuple):
    """One phrase, compiled: the exact expression and the loose one that lets it pass."""

    pattern: str
    gate: str


class _Piece(NamedTuple):
    pattern: str
    gate: str
    kind: str  # word, optional, gap, edge
    glued: bool  # no space between this piece and the one before it


@cache
def cue(text: str) -> Cue:
    """Compile one cue. Raises ValueError, naming the cue, when the notation is broken."""
    if text.startswith("/") and text.endswith("/") and len(text) > 2:  # noqa: PLR2004 - more than the two slashes
        return _raw(text)
    tokens = list(_TOKEN.finditer(text))
    if not tokens or "".join(token[0] for token in tokens) != text:
        raise ValueError(f"cue {text!r}: a character that the notation does not know")
    pieces, rest = _sequence(text, tokens, 0)
    if rest != len(tokens):
        raise ValueError(f"cue {text!r}: a bracket is closed that was not opened")
    return Cue(_bounded(_join(pieces, text)), _gate(pieces))


def _raw(text: str) -> Cue:
    body = text[1:-1].replace(r"\d", "[0-9]")
    if _LOOKAROUND.search(body):
        raise ValueError(f"cue {text!r}: no look-around, RE2 cannot follow it; use `unless`")
    return Cue(f"(?:{body})", body.replace(r"\b", "").replace(r"\w", r"\S"))


def _sequence(text: str, tokens: list[re.Match[str]], at: int) -> tuple[list[_Piece], int]:
    pieces: list[_Piece] = []
    glued = True
    while at < len(tokens):
        token = tokens[at]
        if token["mark"] == " ":
            glued, at = False, at + 1
            continue
        if token["mark"] in (")", "]", "|"):
            break
        if token["mark"]:
            piece, at = _group(text, tokens, at, glued=glued)
        else:
            piece, at = _plain(text, token, glued=glued), at + 1
        pieces.append(piece)
        glued = True
    if not pieces:
        raise ValueError(f"cue {text!r}: an empty part")
    return pieces, at


def _group(text: str, tokens: list[re.Match[str]], at: int, *, glued: bool) -> tuple[_Piece, int]:
    closing = ")" if tokens[at]["mark"] == "(" else "]"
    branches: list[list[_Piece]] = []
    while True:
        branch, at = _sequence(text, tokens, at + 1)
        branches.append(branch)
        if at == len(tokens) or tokens[at]["mark"] not in (closing, "|"):
            raise ValueError(f"cue {text!r}: a bracket is not closed")
        if tokens[at]["mark"] == closing:
            break
    pattern = "(?:" + "|".join(_join(branch, text) for branch in branches) + ")"
    gate = "(?:" + "|".join(_gate(branch) for branch in branches) + ")"
    return _Piece(pattern, gate, "word" if closing == ")" else "optional", glued), at + 1


def _plain(text: str, token: re.Match[str], *, glued: bool) -> _Piece:
    if token["gap"]:
        return _Piece(f"(?:{_WORD}{_BETWEEN}){{0,{token['gap']}}}", "", "gap", glued)
    if token["stem"]:
        literal = _literal(token["stem"])
        return _Piece(literal + r"\w*", literal, "word", glued)
    if token["kind"]:
        if token["kind"] not in _CLASSES:
            raise ValueError(f"cue {text!r}: no such class as {token['kind']!r}")
        kind = _CLASSES[token["kind"]]
        if token["kind"] in _EDGES:
            return _Piece(kind, "", "edge", glued)
        return _Piece(kind, kind.replace(r"\b", ""), "word", glued)
    literal = _literal(token["word"])
    return _Piece(literal, literal, "word", glued)


def _literal(word: str) -> str:
    if word != word.lower():
        raise ValueError(f"cue word {word!r}: cues are lower case, and match in any case")
    return re.escape(word).replace("n't", "n'?t")


def _join(pieces: list[_Piece], text: str) -> str:
    """Join pieces with what may stand between words; optional pieces and gaps carry their own space."""
    required = [index for index, piece in enumerate(pieces) if piece.kind == "word"]
    if not required:
        raise ValueError(f"cue {text!r}: a part without a word that must be there")
    out = ""
    for index, piece in enumerate(pieces):
        needs_space = not piece.glued and required[0] < index
        if piece.kind == "edge":
            out += piece.pattern
        elif piece.kind == "word":
            follows_word = needs_space and (index - 1 in required or index > required[-1])
            out += (_BETWEEN if follows_word else "") + piece.pattern
        elif index > required[-1]:
            if piece.kind == "gap":
                raise ValueError(f"cue {text!r}: a gap at the end says nothing")
            out += f"(?:{_BETWEEN if needs_space else ''}{piece.pattern})?"
        else:
            glue = pieces[index + 1].glued
            space = _BETWEEN if needs_space and index - 1 in required else ""
            out += space + _before(piece, glue=glue)
    return out


def _before(piece: _Piece, *, glue: bool) -> str:
    if piece.kind == "gap":
        return piece.pattern
    return piece.pattern + "?" if glue else f"(?:{piece.pattern}{_BETWEEN})?"


def _gate(pieces: list[_Piece]) -> str:
    """The longest run of required pieces: what must be there for the whole to match."""
    runs = [""]
    for piece in pieces:
        if piece.kind == "word":
            runs[-1] += ("" if piece.glued or not runs[-1] else _BETWEEN) + piece.gate
            if piece.pattern.endswith(r"\w*"):
                runs.append("")
        else:
            runs.append("")
    return max(runs, key=len)


def _bounded(pattern: str) -> str:
    """Anchor at word boundaries, where the pattern begins or ends with a letter."""
    return rf"(?<!\w){pattern}(?!\w)"
