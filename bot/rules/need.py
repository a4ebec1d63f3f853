"""What the vocabulary of a text must have for a cue to match in it: quick to look up, and never too much."""

from collections.abc import Iterable, Sequence
from functools import cache

from bot.rules.notation import REQUIRED, Piece, contractible
from bot.vocabulary import DIGIT, RUN, head

Need = frozenset[str]  # entries of a vocabulary, of which one must be there

_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_CLASSES: dict[str, Need] = {
    "number": frozenset({DIGIT}),
    "time": frozenset({DIGIT}),
    "day": frozenset({*(f"{day}day" for day in _WEEKDAYS), "today", "tonight", "tomorrow"}),
}


def needs(pieces: Sequence[Piece]) -> tuple[Need, ...]:
    """What must all be there, the rarest first; empty when nothing is known."""
    found = [_need(pieces, index) for index, piece in enumerate(pieces) if piece.kind in REQUIRED]
    known = [need for need in reversed(found) if need]  # of two as common, the later word mostly says more
    return tuple(sorted(known, key=_commonness) if len(known) > 1 else known)


def _need(pieces: Sequence[Piece], index: int) -> Need | None:
    piece = pieces[index]
    if index and not piece.spaced:  # it may be the end of a longer word
        return None
    whole = _own_need(piece)
    if whole is None or not _glued(pieces[index + 1 :]):
        return whole
    return _together(head(word) for word in whole)


def _own_need(piece: Piece) -> Need | None:
    if piece.kind == "group":
        return _either(piece.branches)
    if piece.kind == "class":
        return _CLASSES[piece.text]
    if piece.kind == "stem":
        return _together([head(piece.text) if piece.text.isalnum() else None])
    return _of_word(piece.text)


@cache
def _of_word(word: str) -> Need | None:
    return _together(map(_longest, _spellings(word)))


def _spellings(word: str) -> tuple[str, ...]:
    if not contractible(word):
        return (word,)
    return (word, word.replace("'", "")) if word.count("'") == 1 else ("",)


def _longest(word: str) -> str | None:
    return word if word.isalnum() else max(RUN.findall(word), key=len, default=None)


def _glued(rest: Sequence[Piece]) -> bool:
    """True when a letter of what follows may stand right behind a piece."""
    for at, piece in enumerate(rest):
        if piece.kind == "gap":
            return not any(later.kind in REQUIRED for later in rest[at:])
        if piece.spaced or piece.kind == "end":
            return False
        if _begins_with_a_letter(piece):
            return True
        if piece.kind in REQUIRED:
            return False
    return False


def _begins_with_a_letter(piece: Piece) -> bool:
    if piece.branches:
        return any(not branch[0].spaced and _begins_with_a_letter(branch[0]) for branch in piece.branches)
    return not piece.text.startswith("'")


def _either(branches: Iterable[Sequence[Piece]]) -> Need | None:
    words: set[str] = set()
    for branch in branches:
        need = _own_need(branch[0]) if len(branch) == 1 else next(iter(needs(branch)), None)
        if not need:
            return None
        words |= need
    return frozenset(words)


def _together(words: Iterable[str | None]) -> Need | None:
    known = list(words)
    return frozenset(word for word in known if word) if all(known) else None


def _commonness(need: Need) -> float:
    return sum(4.0 ** -len(word) for word in need)
