"""What can be counted on the face of a draft, as numbers of about one."""

import math
import re
from collections.abc import Callable, Mapping

from bot.draft import Draft

PLATFORMS = ("x", "mastodon", "bluesky", "linkedin", "facebook", "instagram", "threads", "discord", "reddit",
             "review-reply", "dm")  # fmt: skip
_WE, _YOU, _I = (re.compile(rf"\b(?:{words})\b") for words in ("we|our|us|ours", "you|your|yours", "i|my|me|mine"))


def _of_words(draft: Draft, pattern: re.Pattern[str]) -> float:
    return 5 * len(pattern.findall(draft.lower)) / (draft.words + 1)


MEASURES: Mapping[str, Callable[[Draft], float]] = {
    "length": lambda draft: math.log1p(len(draft.plain)) / 5,
    "words": lambda draft: draft.words / 50,
    "sentences": lambda draft: len(draft.sentences) / 5,
    "capitals": lambda draft: 5 * sum(map(str.isupper, draft.plain)) / (len(draft.plain) + 1),
    "exclamation marks": lambda draft: min(draft.plain.count("!"), 10) / 3,
    "question marks": lambda draft: min(draft.plain.count("?"), 5) / 2,
    "hashtags": lambda draft: min(draft.plain.count("#"), 12) / 4,
    "handles": lambda draft: min(draft.plain.count("@"), 12) / 4,
    "addresses": lambda draft: min(draft.plain.count("http"), 3),
    "digits": lambda draft: 10 * sum(map(str.isdigit, draft.plain)) / (len(draft.plain) + 1),
    "we": lambda draft: _of_words(draft, _WE),
    "you": lambda draft: _of_words(draft, _YOU),
    "I": lambda draft: _of_words(draft, _I),
    "answers": lambda draft: float(bool(draft.parent)),
    **{f"on {name}": lambda draft, name=name: float(draft.platform == name) for name in PLATFORMS},  # type: ignore[misc]
}


def surface(draft: Draft) -> dict[str, float]:
    """Every measure of the draft, by name."""
    return {name: measure(draft) for name, measure in MEASURES.items()}
