"""What a text is made of, for quick questions: could these words be in it at all?"""

import re

RUN = re.compile(r"\w+|[^\w\s\x00-\x7f]")  # a word without marks, or one symbol beyond ASCII: €, an emoji
DIGIT = "0"  # in the vocabulary of every text that has an ASCII digit
_HEAD = 4  # letters
_DIGITS = re.compile("[0-9]")


def vocabulary(text: str) -> frozenset[str]:
    """The runs of letters and digits in `text`, the head of each, and DIGIT when there is one."""
    runs = RUN.findall(text)
    digit = (DIGIT,) if _DIGITS.search(text) else ()
    return frozenset([*runs, *[run[:_HEAD] for run in runs], *digit])


def head(word: str) -> str | None:
    """What the vocabulary of a text has when one of its words begins with `word`; None for a word too short to tell."""
    return word[:_HEAD] if len(word) >= _HEAD else None
