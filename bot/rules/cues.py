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
From each cue come an exact expression (`pattern`, for `re`) and what a text must have before it is worth trying:
words (`needs`), or for a regular expression a looser one (`gate`, for RE2) that matches whenever the exact one does.
"""

import re
from collections.abc import Sequence
from functools import cache, cached_property

from bot.rules.need import Need, needs
from bot.rules.notation import REQUIRED, Piece, contractible, pieces

_BETWEEN = r"[^\w.!?'#$£%]+"
_GAP_WORD = r"['#$£%]?+\w++(?:['.:/-]\w++){0,4}+['%]?+[^\w.!?'#$£%]++"  # possessive: a gap is tried one way only
_GAP_WORD_AFTER = r"[^\w.!?'#$£%]*+['#$£%]?+\w++(?:['.:/-]\w++){0,4}+['%]?+"
_START, _END = r"^[^\w]*", r"[^\w]*$"
_CLASSES = {
    "number": r"[0-9][0-9.,]*",
    "time": r"(?:[0-9]{1,2}[:.][0-9][0-9]|[0-9]{1,2} ?[ap]\.?m\b)",
    "day": r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tonight|tomorrow)",
}


class Cue:
    """One phrase; what is read of it is worked out when first read. Raises ValueError for a broken one, naming it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.raw = text.startswith("/") and text.endswith("/") and len(text) > 2  # noqa: PLR2004 - more than the slashes

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The exact expression."""
        tokens, sequence = (self._tokens, ()) if self.raw else ((), self._pieces)
        try:
            exact = "".join(map(_ascii_digits, tokens)) if self.raw else _join(sequence)
            return re.compile(f"(?:{exact})" if self.raw else rf"(?<!\w){exact}(?!\w)")
        except (ValueError, re.error) as error:
            raise self._broken(error) from None

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """What the vocabulary of a text must have for the cue to match in it, the rarest first; empty: not known."""
        return () if self.raw else needs(self._pieces)

    @cached_property
    def gate(self) -> str:
        """For a regular expression, one that RE2 reads and that misses nothing; empty for any other cue."""
        return "".join(map(_looser, self._tokens)) if self.raw else ""

    @cached_property
    def _pieces(self) -> tuple[Piece, ...]:
        try:
            return pieces(self.text)
        except ValueError as error:
            raise self._broken(error) from None

    @cached_property
    def _tokens(self) -> list[str]:
        body = self.text[1:-1]
        if _REFUSED.search(body):
            raise self._broken("no look-around, back-reference or possessive, RE2 cannot follow; use `unless`")
        return _RAW_TOKEN.findall(body)

    def _broken(self, reason: object) -> ValueError:
        return ValueError(f"cue {self.text!r}: {reason}")


@cache
def cue(text: str) -> Cue:
    """The cue of this text, always the same one."""
    return Cue(text)


def _exact(piece: Piece) -> str:
    if piece.branches:
        return f"(?:{'|'.join(map(_join, piece.branches))})"
    if piece.kind == "class":
        return _CLASSES[piece.text]
    quoted = re.escape(piece.text)
    if contractible(piece.text):
        quoted = re.sub(r"(?<=\w)'(?=\w)", "'?", quoted)
    return quoted + (r"\w*" if piece.kind == "stem" else "")


def _join(sequence: Sequence[Piece]) -> str:
    """The exact expression. What is optional brings its own space along, so that one space stays without it."""
    if len(sequence) == 1 and not sequence[0].spaced:
        return _exact(sequence[0])
    required = [index for index, piece in enumerate(sequence) if piece.kind in REQUIRED]
    out = _BETWEEN if sequence[0].spaced else ""
    space_written = True
    for index, piece in enumerate(sequence):
        if index > required[-1]:
            out += _after(piece, sequence[index + 1 :])
            continue
        if piece.spaced and not space_written:
            out += _BETWEEN
        space_written = piece.kind in ("start", "gap")
        if piece.kind == "gap":
            out += _gap(piece, useful=index > required[0] or sequence[0].kind == "start")
        elif piece.kind == "optional":
            space_written = (piece.spaced or index == 0) and sequence[index + 1].spaced
            out += f"(?:{_exact(piece)}{_BETWEEN if space_written else ''})?"
        else:
            out += _START if _leads(piece, index) else _exact(piece)
    return out


def _leads(piece: Piece, index: int) -> bool:
    if piece.kind == "end" or (piece.kind == "start" and index):
        raise ValueError(f"{{{piece.kind}}} stands in the middle")
    return piece.kind == "start"


def _gap(piece: Piece, *, useful: bool) -> str:
    if not useful:
        raise ValueError("a gap at the start says nothing")
    return f"(?:{_GAP_WORD}){{0,{piece.text}}}"


def _after(piece: Piece, rest: Sequence[Piece]) -> str:
    """A piece behind the last word that must be there."""
    if piece.kind == "start" or (piece.kind == "end" and rest):
        raise ValueError(f"{{{piece.kind}}} stands in the middle")
    if piece.kind == "end":
        return _END
    if piece.kind == "optional":
        return f"(?:{_BETWEEN if piece.spaced else ''}{_exact(piece)})?"
    if not rest or rest[-1].kind != "end":
        raise ValueError("a gap at the end says nothing")
    return f"(?:{_GAP_WORD_AFTER}){{0,{piece.text}}}"


_RAW_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\d+,?\d*\}|.", re.DOTALL)
_REFUSED = re.compile(r"\(\?[=!<>]|\[\^[^\]]*\\[WD]|[+*?}]\+|\\[1-9AZ]")
_LOOSER = {r"\b": "", r"\B": "", r"\w": r"\S", "^": "", "$": ""}


def _ascii_digits(token: str) -> str:
    return token.replace(r"\d", "0-9" if token.startswith("[") else "[0-9]")


def _looser(token: str) -> str:
    """One token of a regular expression, as RE2 must read it to miss nothing that `re` finds in a sentence."""
    if len(token) > 1 and token.startswith("{"):
        return "*"  # counted repetitions make an automaton large
    if token.startswith("[") and not token.startswith("[^"):
        return token.replace(r"\w", r"\S")
    return _LOOSER.get(token, token)
