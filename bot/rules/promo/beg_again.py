from collections.abc import Iterator
from itertools import islice

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.detect import Detector
from bot.rules.promo import rt_beg
from bot.rules.rule import Rule, Source

OFTEN = 2  # earlier drafts that begged: this is the third


def find(draft: Draft) -> Iterator[Span | None]:
    """The first of the asks, where the workspace has asked before and again."""
    yield from islice(rt_beg.find(draft), 1) if draft.begged >= OFTEN else ()


RULE = Rule(
    id="promo-beg-again",
    title="Begs for shares again and again",
    severity=Severity.WARNING,
    label="rt-begging",
    intents=(),
    message="You have asked for shares, likes or votes more than once in the last 30 days already. Asked so often, people stop seeing it, or stop following.",
    fix="Leave the ask out this time and give something instead: an answer, a look behind the scenes, a thank-you to those who shared last time.",
    why=(
        "In interviews with people who had unfollowed somebody, bursts and self-interest were what they named most. An ask is a withdrawal: what was given "
        "before pays for it. The memory is that of this workspace and holds how many of its drafts asked, nothing else."
    ),
    source=Source(
        "Kwak, Chun & Moon 2011, Fragile Online Relationship: A First Look at Unfollow Dynamics in Twitter (CHI)",
        "https://dl.acm.org/doi/10.1145/1978942.1979104",
    ),
    detect=Detector(rt_beg.RULE.detect.gate, find),
    begged=OFTEN,
    bad=(
        "«Please retweet», the roof fund is nearly there!",
        "Voting ends tonight: «vote for us» in the bakery cup.",
        "«RT if» you miss the old menu",
        "So close, we «need 40 more followers» by Friday.",
        "«Share if» you grew up by the harbour. Follow for part 2!",
    ),
    good=(
        "The roof fund is nearly there: £410k of £600k. Thank you, all 212 of you.",
        "Missing: Rex, brown lab, last seen Elm Park. Please share this post if you're in Leeds.",
        "No need to like, share or tag, just say hello at the counter.",
        "Voting for the bakery cup ended last night. We came fourth, and the winner's rye is better.",
        "Which of the old dishes do you miss? The one with most answers is back on Friday.",
    ),
)
