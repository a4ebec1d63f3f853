"""Whether a text has room where it will be posted, in words for people. How platforms count: `bot.limit`."""

from bot.limit import limit, measure

_NAMES = {"x": "X", "mastodon": "Mastodon", "bluesky": "Bluesky", "linkedin": "LinkedIn"}


def fits(text: str, platform: str) -> bool:
    """True when the text has room in one post there."""
    return measure(text, platform) <= limit(platform)


def place(platform: str) -> str:
    """The platform's name as people write it; “one post” is all that is known without one."""
    return f"a post on {_NAMES.get(platform, platform.capitalize())}" if platform else "one post"
