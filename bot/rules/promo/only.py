from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.detect import Detector, phrases
from bot.rules.rule import Rule, Source

BUY = "(?:buy|order|switch|click|book now|dm to order)"

SHOUTED = phrases(
    "everything must go",
    "stop (scrolling|reading)",
    "what are you waiting for",
    "no brainer",
    "(cheapest|lowest prices|best prices) in ...2 guaranteed",
    "last ever chance",
    "don't (walk|think|be the only)",
    "(smartest|best) way to (travel|save|shop|bank|work)",
    "best ...2 in town",
    unless_anywhere=("(thanks|thank you|because)",),
)
REPEATED = phrases(rf"/\b{BUY}\b[^.!?]{{0,20}}[.!,]* {BUY}\b/", whole_draft=True)


def find(draft: Draft) -> Iterator[Span | None]:
    """The barker's calls, in a draft that asks the reader nothing."""
    yield from REPEATED.find(draft)
    yield from SHOUTED.find(draft)


RULE = Rule(
    id="promo-only",
    title="Pure sales, nothing for the reader",
    severity=Severity.SUGGESTION,
    label="self-promo",
    intents=("promote",),
    message="This is all about the sale. Give the reader something too: a tip, an honest detail or a question.",
    fix="“Order by 3 and it's there tomorrow. Here is how to keep bread fresh for four days.”",
    why=(
        "Useful information and a way into a conversation are what public relations scholars name first among the things "
        "that bring people back to an organisation online."
    ),
    source=Source("Kent & Taylor 1998, Public Relations Review 24(3)", "https://doi.org/10.1016/S0363-8111(99)80143-X"),
    detect=Detector(SHOUTED.gate + REPEATED.gate, find),
    bad=(
        "«EVERYTHING MUST GO», sofas, lamps, the lot!",
        "«Stop scrolling», your feet want these socks.",
        "«What are you waiting for»? Rugs!",
        "No deposit, no forms, «no brainer».",
        "«Cheapest in Hull guaranteed», all beds.",
        "«Last ever chance» for a tent at this price!",
        "«Don't think». Sign, smile, drive.",
        "Our app is the «smartest way to travel». Download now!",
        "«Best sourdough in town». Open till 4.",
        "«Buy one. Buy» two. Cards ready.",
    ),
    good=(
        "Order by 3 to get it tomorrow. Here's how to keep bread fresh for four days.",
        "You voted it the best loaf in town, and we thank you: thank you!",
        "We over-ordered yellow raincoats: £30 from £85. Talk us out of yellow?",
        "Seeds are in. The best way to sow them is late and deep.",
        "Stop by on Sunday, the kettle is on and nothing is for sale.",
        "Think before you buy: the old model mends for £4.",
    ),
)
