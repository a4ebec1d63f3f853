"""How long a post may be where it will be posted, and how that place counts.

X counts links as 23, an emoji as 2, and code points outside its light ranges as 2. Mastodon counts links as 23 and
leaves out the server of a handle. Bluesky counts graphemes and also limits bytes. Graphemes are approximated: a mark,
a joiner or a skin tone, what follows a joiner, and the second half of a flag add nothing.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable

LIMITS = {"x": 280, "mastodon": 500, "bluesky": 300, "threads": 500, "linkedin": 3_000, "instagram": 2_200}
_ANYWHERE = 4_000
_LINK = re.compile(r"https?://\S+")
_LINK_LENGTH = 23
_LIGHT = (range(4_352), range(8_192, 8_206), range(8_208, 8_224), range(8_242, 8_248))
_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_BYTES_PER_GRAPHEME = 10  # Bluesky: 3,000 bytes for 300 graphemes
_SERVER = re.compile(r"(?<![\w.@/])(@\w+)@[\w.-]*\w")  # of a handle on Mastodon
_MOST = 3  # what one character may count at most: a short link counts as 23

_PICTURE = "[\U0001f300-\U0001f3fa\U0001f400-\U0001faff☀-➿⬅-⭕]"
_DRESSED = rf"{_PICTURE}[\ufe0f\U0001f3fb-\U0001f3ff]*"  # in colour, or with a skin tone
EMOJI = re.compile(rf"[\U0001f1e6-\U0001f1ff]{{2}}|{_DRESSED}(?:\u200d{_DRESSED})*")  # a flag, or some that are joined


def limit(platform: str) -> int:
    """How much room a post has there; 4,000 where nothing is known."""
    return LIMITS.get(platform, _ANYWHERE)


def measure(text: str, platform: str) -> int:
    """How long the text is, as that platform counts."""
    return _MEASURES.get(platform, len)(text)


def room(text: str, platform: str, allowed: int) -> int:
    """How many leading characters of the text measure no more than `allowed` there."""
    plain = text.isascii() and "://" not in text  # then no platform counts more than the characters
    if len(text) * (1 if plain else _MOST) <= allowed or measure(text, platform) <= allowed:
        return len(text)
    return bisect_right(range(len(text)), allowed, key=lambda end: measure(text[:end], platform)) - 1


def _linked(text: str) -> tuple[str, int]:
    """The text without its links, and what the links count together."""
    rest, links = _LINK.subn("", text)
    return rest, links * _LINK_LENGTH


def _weighted(text: str) -> int:
    rest, links = _linked(unicodedata.normalize("NFC", text))
    rest, emoji = EMOJI.subn("", rest)
    return links + 2 * emoji + sum(1 if any(ord(char) in light for light in _LIGHT) else 2 for char in rest)


def _with_short_links(text: str) -> int:
    rest, links = _linked(text)
    return links + len(_SERVER.sub(r"\1", rest))


def _graphemes(text: str) -> int:
    count, before, half_a_flag = 0, "", False
    for char in text:
        flag = ord(char) in _FLAG_LETTERS
        extends = unicodedata.category(char) in ("Mn", "Me", "Cf") or ord(char) in _SKIN_TONES or (flag and half_a_flag)
        if not (extends or before == _JOINER):
            count += 1
        before, half_a_flag = char, flag and not half_a_flag
    size = len(text.encode("utf-8", "surrogatepass"))
    return max(count, -(-size // _BYTES_PER_GRAPHEME))


_MEASURES: dict[str, Callable[[str], int]] = {"x": _weighted, "mastodon": _with_short_links, "bluesky": _graphemes}
