"""What a text is made of, for quick questions: could these words be in it at all?"""

import re

RUN = re.compile(r"\w+|[^\w\s\x00-\x7f]")  # a word without marks, or one symbol beyond ASCII: €, an emoji
DIGIT = "0"  # in the vocabulary of every text that has an ASCII digit
_HEAD = 4  # letters
_DIGITS = re.compile("[0-9]")
_ONLY_WORDS = "".join(char if char.isalnum() or char == "_" else " " for char in map(chr, range(128)))


def vocabulary(text: str) -> list[str]:
    """The runs of letters and digits in `text`, the head of each, and DIGIT when there is one."""
    runs = text.translate(_ONLY_WORDS).split() if text.isascii() else RUN.findall(text)  # the same, but sooner
    digit = [DIGIT] if _DIGITS.search(text) else []
    return runs + [run[:_HEAD] for run in runs if len(run) > _HEAD] + digit


def head(word: str) -> str | None:
    """What the vocabulary of a text has when one of its words begins with `word`; None for a word too short to tell."""
    return word[:_HEAD] if len(word) >= _HEAD else None
