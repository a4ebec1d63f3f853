import re
from collections.abc import Iterator
from functools import lru_cache

from bot.draft import Draft, normalise
from bot.finding import Severity, Span
from bot.profile import Profile
from bot.rules.detect import Detector
from bot.rules.rule import Rule, Source


def find(draft: Draft) -> Iterator[Span]:
    """Words that the workspace's profile says are never used, outside quotations; nothing without a profile."""
    if draft.profile.forbidden:
        for match in _any_of(draft.profile.forbidden).finditer(draft.heard):
            yield draft.span(*match.span())


@lru_cache(maxsize=256)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    plain = sorted((normalise(word)[0].lower().split() for word in words), key=len, reverse=True)
    either = "|".join(r"\s+".join(map(re.escape, parts)) for parts in plain if parts) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


RULE = Rule(
    id="voice-forbidden",
    title="A word that you never use",
    severity=Severity.WARNING,
    label=None,
    intents=(),
    message="Your workspace says that it never uses this word. Readers who know you may wonder who is writing.",
    fix="Say it in your own words, or take the word off the list with /profile.",
    why=(
        "Style guides keep lists of words to avoid, so that many writers sound like one. This list is your workspace's "
        "own: /profile shows it. Without one the rule is silent."
    ),
    source=Source(
        "GOV.UK, Style guide: words to avoid", "https://www.gov.uk/guidance/style-guide/a-to-z#words-to-avoid"
    ),
    detect=Detector((), find),
    bad=(
        "The new oven brings real «synergy» to the team.",
        "Please «reach out» to Ida at the counter.",
        "«SYNERGY»! That is what the meeting was about.",
        "We «reach\nout» to old friends on Fridays.",
        "Bread that people «can’t live without».",
    ),
    good=(
        "The new oven is warm, and so are we.",
        "They said “synergy” and we laughed.",
        "They reached out of the window and rang the bell.",
        "Biosynergy is a word for the lab next door.",
        "See https://shop.example/synergy for the joke.",
    ),
    profile=Profile(forbidden=("synergy", "Reach  out", "can't live without")),
)
