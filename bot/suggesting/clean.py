"""A model's text made fit for being shown: nothing in it that cannot be seen, and nothing else changed.

No NFKC here: it would turn “…” into three dots, “½” into “1⁄2” and “＠” into a live mention. What guards compare is
normalised by `Draft`, whatever it looks like; what is shown keeps its emoji, its punctuation and its script.
"""

import re
import unicodedata

_BREAK = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")  # of a part of a country
_JOINERS = "\u200c\u200d"  # in emoji and in many scripts
_LOOKS = "\ufe0e\ufe0f"  # how an emoji is drawn
_TRAILING = re.compile(r"[ \t\xa0]+(?=\n)")
_EMPTY_LINES = re.compile(r"\n{3,}")
_LATIN = 0x0250  # up to here letters never need a joiner


def clean(text: str) -> str:
    """The text without control characters, bidi marks and zero-width characters that do nothing."""
    lines = _BREAK.sub("\n", unicodedata.normalize("NFC", text))
    kept, at = [], 0
    for flag in _FLAG.finditer(lines):
        kept += [_visible(lines[at : flag.start()]), flag[0]]
        at = flag.end()
    seen = "".join([*kept, _visible(lines[at:])])
    return _EMPTY_LINES.sub("\n\n", _TRAILING.sub("", seen)).strip()


def _visible(text: str) -> str:
    return "".join(char for at, char in enumerate(text) if _shows(text, at, char))


def _shows(text: str, at: int, char: str) -> bool:
    if char in "\n\t":
        return True
    if char in _JOINERS:
        return _joins(text[at - 1 : at] if at else "") and _joins(text[at + 1 : at + 2])
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Cn") or char in _LOOKS


def _joins(char: str) -> bool:
    """True for a character that can be joined with another: of an emoji, or of a script with joined letters."""
    return bool(char) and ord(char) > _LATIN and not char.isspace()
