"""How long a post may be where it will be posted, and how that place counts.

X counts links as 23 and code points outside its light ranges as 2; Mastodon counts links as 23; Bluesky counts
graphemes and also limits bytes. Graphemes are approximated: a mark, a joiner or a skin tone, and what follows a
joiner, add nothing. Where this is inexact it counts too much, never too little.
"""

import re
import unicodedata
from collections.abc import Callable

_LIMITS = {"x": 280, "mastodon": 500, "bluesky": 300, "threads": 500, "linkedin": 3_000, "instagram": 2_200}
_ANYWHERE = 4_000
_LINK = re.compile(r"https?://\S+")
_LINK_LENGTH = 23
_LIGHT = (range(4_352), range(8_192, 8_206), range(8_208, 8_224), range(8_242, 8_248))
_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_BYTES_PER_GRAPHEME = 10  # Bluesky: 3,000 bytes for 300 graphemes
_NAMES = {"x": "X", "mastodon": "Mastodon", "bluesky": "Bluesky", "linkedin": "LinkedIn"}


def limit(platform: str) -> int:
    """How much room a post has there; 4,000 where nothing is known."""
    return _LIMITS.get(platform, _ANYWHERE)


def measure(text: str, platform: str) -> int:
    """How long the text is, as that platform counts."""
    return _MEASURES.get(platform, len)(text)


def fits(text: str, platform: str) -> bool:
    """True when the text has room in one post there."""
    return measure(text, platform) <= limit(platform)


def place(platform: str) -> str:
    """The platform's name as people write it; “one post” is all that is known without one."""
    return f"a post on {_NAMES.get(platform, platform.capitalize())}" if platform else "one post"


def _linked(text: str) -> tuple[str, int]:
    """The text without its links, and what the links count together."""
    rest, links = _LINK.subn("", text)
    return rest, links * _LINK_LENGTH


def _weighted(text: str) -> int:
    rest, links = _linked(unicodedata.normalize("NFC", text))
    return links + sum(1 if any(ord(char) in light for light in _LIGHT) else 2 for char in rest)


def _with_short_links(text: str) -> int:
    rest, links = _linked(text)
    return links + len(rest)


def _graphemes(text: str) -> int:
    count, before = 0, ""
    for char in text:
        extends = unicodedata.category(char) in ("Mn", "Me", "Cf") or ord(char) in _SKIN_TONES
        if not (extends or before == _JOINER):
            count += 1
        before = char
    size = len(text.encode("utf-8", "surrogatepass"))
    return max(count, -(-size // _BYTES_PER_GRAPHEME))


_MEASURES: dict[str, Callable[[str], int]] = {"x": _weighted, "mastodon": _with_short_links, "bluesky": _graphemes}
