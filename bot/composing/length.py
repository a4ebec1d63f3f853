"""Whether a text has room where it will be posted, in words for people. How platforms count: `bot.limit`."""

from typing import NamedTuple

from bot.composing.grounding import GAP
from bot.limit import limit, measure

_NAMES = {"x": "X", "mastodon": "Mastodon", "bluesky": "Bluesky", "linkedin": "LinkedIn"}


class Room(NamedTuple):
    """How much room a wording has: what the platform gives, or less where its kind is shorter."""

    platform: str
    most: int = 0  # characters of its kind; 0: no fewer than the platform has
    words: int = 0  # spoken; 0: they are not counted

    def has(self, text: str) -> bool:
        """True when the text fits in."""
        brief = not self.most or measure(text, self.platform) <= self.most
        return brief and fits(text, self.platform) and not 0 < self.words < spoken(text)

    @property
    def told(self) -> str:
        """How much it is, for people."""
        if self.words:
            return f"it has room for {self.words} words"
        if self.most and self.most < limit(self.platform):
            return f"it has room for {self.most:,} characters"
        return f"{place(self.platform)} has room for {limit(self.platform):,} characters"


def fits(text: str, platform: str) -> bool:
    """True when the text has room in one post there."""
    return measure(text, platform) <= limit(platform)


def place(platform: str) -> str:
    """The platform's name as people write it; “one post” is all that is known without one."""
    return f"a post on {_NAMES.get(platform, platform.capitalize())}" if platform else "one post"


def spoken(text: str) -> int:
    """How many words there are to say, without those of the gaps."""
    return len(GAP.sub(" ", text).split())
