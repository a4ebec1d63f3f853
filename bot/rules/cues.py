"""The cue notation: phrases that a communications person can read and write.

    sorry if (anyone|you) (was|were) [so] offended
    ~apolog                stem: apology, apologise, apologised …
    sorry ...3 if          a gap of up to three words, within the sentence
    refund(s|ed)           no space: the parts are one word
    it['s| is] late        a space inside the brackets belongs to what is optional
    don't                  also matches dont; likewise im, thats, youre (not were, well, ill)
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

_BETWEEN = r"[^\w.!?'#$£%]+"
_LOOSE_BETWEEN = r"[^\w.!?]+"  # RE2 knows only ASCII letters, so to it this is wider than the exact one
_GAP_WORD = r"['#$£%]?+\w++(?:['.:/-]\w++){0,4}+['%]?+[^\w.!?'#$£%]++"  # possessive: a gap is tried one way only
_GAP_WORD_AFTER = r"[^\w.!?'#$£%]*+['#$£%]?+\w++(?:['.:/-]\w++){0,4}+['%]?+"
_CLASSES = {
    "number": r"[0-9][0-9.,]*",
    "time": r"(?:[0-9]{1,2}[:.][0-9][0-9]|[0-9]{1,2} ?[ap]\.?m\b)",
    "day": r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tonight|tomorrow)",
    "end": r"[^\w]*$",
    "start": r"^[^\w]*",
}
_TOKEN = re.compile(r"\.\.\.\d|\{\w+\}|[()|\[\] ]|~?[^\s()|\[\]~{}]+")
_OPENING = {"(": ")", "[": "]"}
_CLOSING = (")", "]", "|")
_CLITICS = ("'s", "'re", "'ve", "'ll", "'d", "'m")
_OTHER_WORDS = ("we're", "we'll", "we'd", "i'll", "i'd", "he'll", "she'll", "she'd")  # were, well, wed, ill, id …


class Cue(NamedTuple):
    """One phrase, compiled: the exact expression and the loose one that lets it pass."""

    pattern: str
    gate: str


class _Piece(NamedTuple):
    kind: str  # word, optional, gap, start, end
    pattern: str
    spaced: bool  # a space before it
    gate: str = ""
    weight: int = 0  # how many letters the gate asks for at least
    solid: bool = False  # the gate covers the piece from end to end, so a neighbour's gate can be joined to it


@cache
def cue(text: str) -> Cue:
    """Compile one cue. Raises ValueError, naming the cue, when the notation is broken."""
    if text.startswith("/") and text.endswith("/") and len(text) > 2:  # noqa: PLR2004 - more than the two slashes
        return _raw(text)
    try:
        pieces = _pieces(text)
        return Cue(rf"(?<!\w){_join(pieces)}(?!\w)", _gate(pieces).gate)
    except ValueError as error:
        raise ValueError(f"cue {text!r}: {error}") from None


def _pieces(text: str) -> list[_Piece]:
    tokens = _TOKEN.findall(text)
    if "".join(tokens) != text:
        raise ValueError("a character that the notation does not know")
    pieces, rest = _sequence(tokens, 0)
    if rest != len(tokens):
        raise ValueError("a bracket is closed that was not opened")
    return pieces


def _sequence(tokens: list[str], at: int) -> tuple[list[_Piece], int]:
    pieces: list[_Piece] = []
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
        pieces.append(piece)
        spaced = False
    if "word" not in [piece.kind for piece in pieces]:
        raise ValueError("a part without a word that must be there")
    return pieces, at


def _group(tokens: list[str], at: int, *, spaced: bool) -> tuple[_Piece, int]:
    closing = _OPENING[tokens[at]]
    branches: list[list[_Piece]] = []
    while not branches or tokens[at] == "|":
        branch, at = _sequence(tokens, at + 1)
        if at == len(tokens) or tokens[at] not in (closing, "|"):
            raise ValueError("a bracket is not closed")
        if spaced and branch[0].spaced:  # then the space inside the bracket says nothing more
            branch[0] = branch[0]._replace(spaced=False)
        branches.append(branch)
    pattern = f"(?:{'|'.join(map(_join, branches))})"
    if closing == "]":
        return _Piece("optional", pattern, spaced), at + 1
    gates = [_gate(branch) for branch in branches]
    gate = f"(?:{'|'.join(part.gate for part in gates)})"
    weight = min(part.weight for part in gates)
    return _Piece("word", pattern, spaced, gate, weight, all(part.solid for part in gates)), at + 1


@cache
def _plain(token: str, spaced: bool) -> _Piece:  # noqa: FBT001 - cached, and only called here
    if token.startswith("..."):
        return _Piece("gap", token[3:], spaced)
    if token.startswith("~"):
        literal = _literal(token[1:])
        return _Piece("word", literal + r"\w*", spaced, literal + r"\S*", len(token) - 1, solid=True)
    if token.startswith("{"):
        kind = token[1:-1]
        if kind not in _CLASSES:
            raise ValueError(f"no such class as {kind!r}")
        if kind in ("start", "end"):
            return _Piece(kind, _CLASSES[kind], spaced)
        return _Piece("word", _CLASSES[kind], spaced, _CLASSES[kind].replace(r"\b", ""), 1, solid=True)
    literal = _literal(token)
    return _Piece("word", literal, spaced and token not in _CLITICS, literal, len(token), solid=True)


def _literal(word: str) -> str:
    if word != word.lower():
        raise ValueError(f"{word!r}: cues are lower case, and match in any case")
    quoted = re.escape(word)
    return quoted if word in _OTHER_WORDS or word in _CLITICS else re.sub(r"(?<=\w)'(?=\w)", "'?", quoted)


def _join(pieces: list[_Piece]) -> str:
    """The exact expression. What is optional brings its own space along, so that one space stays without it."""
    if len(pieces) == 1 and not pieces[0].spaced:
        return pieces[0].pattern
    required = [index for index, piece in enumerate(pieces) if piece.kind == "word"]
    out = _BETWEEN if pieces[0].spaced else ""
    space_written = True
    for index, piece in enumerate(pieces):
        if index > required[-1]:
            out += _after(piece, pieces[index + 1 :])
            continue
        if piece.spaced and not space_written:
            out += _BETWEEN
        space_written = piece.kind in ("start", "gap")
        if piece.kind == "gap":
            out += _gap(piece, useful=index > required[0] or pieces[0].kind == "start")
        elif piece.kind == "optional":
            space_written = (piece.spaced or index == 0) and pieces[index + 1].spaced
            out += f"(?:{piece.pattern}{_BETWEEN if space_written else ''})?"
        elif piece.kind == "end" or (piece.kind == "start" and index):
            raise ValueError(f"{{{piece.kind}}} stands in the middle")
        else:
            out += piece.pattern
    return out


def _gap(piece: _Piece, *, useful: bool) -> str:
    if not useful:
        raise ValueError("a gap at the start says nothing")
    return f"(?:{_GAP_WORD}){{0,{piece.pattern}}}"


def _after(piece: _Piece, rest: list[_Piece]) -> str:
    """A piece behind the last word that must be there."""
    if piece.kind == "start" or (piece.kind == "end" and rest):
        raise ValueError(f"{{{piece.kind}}} stands in the middle")
    if piece.kind == "end":
        return piece.pattern
    if piece.kind == "optional":
        return f"(?:{_BETWEEN if piece.spaced else ''}{piece.pattern})?"
    if not rest or rest[-1].kind != "end":
        raise ValueError("a gap at the end says nothing")
    return f"(?:{_GAP_WORD_AFTER}){{0,{piece.pattern}}}"


def _gate(pieces: list[_Piece]) -> _Piece:
    """The run of neighbouring words that asks for most letters: it must be there for the whole to match."""
    if len(pieces) == 1 and not pieces[0].spaced:
        return pieces[0]
    runs: list[_Piece] = []
    open_run = False
    for piece in pieces:
        if piece.kind != "word":
            open_run = False
            continue
        space = _LOOSE_BETWEEN if piece.spaced and (open_run or piece is pieces[0]) else ""
        if open_run and piece.solid:
            last = runs.pop()
            runs.append(last._replace(gate=last.gate + space + piece.gate, weight=last.weight + piece.weight))
        else:
            runs.append(piece._replace(gate=space + piece.gate) if space else piece)
        open_run = piece.solid
    best = max(runs, key=lambda run: run.weight)
    return best._replace(solid=len(runs) == 1 and all(piece.kind == "word" and piece.solid for piece in pieces))


_RAW_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d+,?\d*\}|.", re.DOTALL)
_REFUSED = re.compile(r"\(\?[=!<>]|\[\^[^\]]*\\[WD]|[+*?}]\+|\\[1-9AZ]")
_LOOSER = {r"\b": "", r"\B": "", r"\w": r"\S", "^": "", "$": ""}


def _raw(text: str) -> Cue:
    body = text[1:-1]
    if _REFUSED.search(body):
        raise ValueError(f"cue {text!r}: no look-around, back-reference or possessive, RE2 cannot follow; use `unless`")
    tokens = _RAW_TOKEN.findall(body)
    exact = "".join(_ascii_digits(token) for token in tokens)
    return Cue(f"(?:{exact})", "".join(_looser(token) for token in tokens))


def _ascii_digits(token: str) -> str:
    return token.replace(r"\d", "0-9" if token.startswith("[") else "[0-9]")


def _looser(token: str) -> str:
    """One token of a regular expression, as RE2 must read it to miss nothing that `re` finds in a sentence."""
    if token.startswith("{"):
        return "*"  # counted repetitions make an automaton large
    if token.startswith("[") and not token.startswith("[^"):
        return token.replace(r"\w", r"\S")
    return _LOOSER.get(token, token)
