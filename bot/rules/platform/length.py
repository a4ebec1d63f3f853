import re
from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.limit import LIMITS, limit, room
from bot.rules.detect import Detector
from bot.rules.rule import Rule, Source

LARGEST = max(LIMITS.values())
ANSWERED = re.compile(r"(?:@\w+ )*")  # the handles that an answer on X begins with do not count there


def find(draft: Draft) -> Iterator[Span | None]:
    """What no longer fits into one post where it will be posted; where that is not known, into one post anywhere."""
    if draft.to_one_person and draft.platform:  # in a message other limits hold
        return
    text = draft.text.rstrip()
    allowed = limit(draft.platform) if draft.platform else LARGEST
    answered = ANSWERED.match(text) if draft.platform == "x" else None
    start = answered.end() if answered else 0
    fits = start + room(text[start:], draft.platform, allowed)
    if fits < len(text):
        yield Span(fits, len(text))


def over(sentence: str, rest: str) -> str:
    """So much of a sentence, again and again, that the rest no longer fits anywhere."""
    return f"{(sentence * LARGEST)[:LARGEST]}«{rest}»"


RULE = Rule(
    id="platform-length",
    title="Longer than one post there",
    severity=Severity.SUGGESTION,
    label=None,
    intents=(),
    message="One post there is too short for this: what is marked no longer fits. Shorten it, or make it a thread.",
    fix="Cut as much as is marked, or end the first post at a full stop before the mark.",
    why=(
        "X takes 280 characters and counts a link as 23 and an emoji as 2; Bluesky takes 300, Threads 500, Mastodon 500 "
        "on most servers, Instagram 2,200 and LinkedIn 3,000. A long-post subscription or another server may allow more."
    ),
    source=Source("X, Counting characters", "https://docs.x.com/fundamentals/counting-characters"),
    detect=Detector((), find),
    bad=(
        over("We open at nine, and the bread is warm. ", "Come early."),
        over("One by one the lights went on. ", "🙏"),
        over("La la la\n", "and the last verse is the best one, sung by Ida at the pier."),
        over("é", "é"),
        over("Sorry. ", "Sorry, once more, and see you on Friday. https://shop.example/refunds"),
    ),
    good=(
        "We open at nine.",
        (("We open at nine, and the bread is warm. " * LARGEST)[:LARGEST]),
        "See https://shop.example/a/very/long/way/to/the/returns/page/that/has/no/end/at/all for the map.",
        "🎉" * 300,
        "Part one of three: the boiler. Part two and three are in the thread.",
    ),
)
