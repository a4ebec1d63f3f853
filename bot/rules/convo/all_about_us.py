from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity
from bot.rules.detect import Detector, gates
from bot.rules.rule import Rule, Source

MANY = 4  # times we or I, and no reader
LONG_ENOUGH = 14  # words

READER, WE = gates(
    (
        r"/\?|\b(?:you|your|yours|you're|you'll|you've|u|ur|y'all|everyone|everybody|anyone|folks|thanks|thank|sorry)\b/",
        "(we|our|us|ours|we're|we've|we'll|i|my|me|i'm|i've|i'll)",
    )
)


def find(draft: Draft) -> Iterator[None]:
    """None, for the reader who is missing."""
    if draft.words < LONG_ENOUGH or READER.pattern.search(draft.heard):
        return
    if sum(1 for _ in WE.pattern.finditer(draft.heard)) >= MANY:
        yield None


RULE = Rule(
    id="convo-all-about-us",
    title="All “we”, no “you”",
    severity=Severity.SUGGESTION,
    label=None,
    intents=("promote", "other"),
    message="Several times “we” or “I”, and no “you”. Turning it towards the reader makes it easier to care about.",
    fix="Open with what it does for them, or ask about their side.",
    why=(
        "Kent and Taylor's principles for dialogue online begin with information that is useful to the reader. A post "
        "that is only about its writer leaves little to answer."
    ),
    source=Source("Kent & Taylor 1998, Public Relations Review 24(3)", "https://doi.org/10.1016/S0363-8111(99)80143-X"),
    detect=Detector((WE,), find),
    bad=(
        "We are launching our new platform and our team and our partners can't wait for us to ship it",
        "Our year: our best sales, our biggest office and our new logo. We made it all happen by June.",
        "I launched my course, I hit my goal and I made my dream come true this very week, so proud",
        "We moved. We painted. We grew. We won the cup again, and nobody came close to it.",
        "My coach said no, my bank said no, and I did it with my own two hands in May.",
    ),
    good=(
        "We built this because you kept asking for dark mode. We hope it helps our night readers, and our editors.",
        "What should go on our list? We have four ideas, and our team is stuck on our second one.",
        "Our bakery opens at 8.",
        "We moved, we painted, and we won.",
        "Thanks to Ada, who taught us all we know: we baked, we sold out, and our oven still works.",
        "The choir sings at noon, the band plays at two, and the doors of the hall stay open all day.",
    ),
    extended=True,
)
