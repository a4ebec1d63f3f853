from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.detect import Detector, phrases
from bot.rules.rule import Rule, Source

TRAGEDY = phrases(
    "(thoughts (and|&) prayers|condolences|heartbroken|rip to|sorry for your loss|so sad (to hear|about|for)|victims of|in memory of|remember the fallen|memorialday|pray for)",
    "(our hearts|our thoughts|thoughts|thinking) (are with|go out|with|of) (everyone|everybody|all|those|the|to)",
    "in hono[u]r of (the victims|the fallen|those|boston|our heroes)",
    "(earthquake|wildfire|wildfires|hurricane|shooting|bombing|bombs|missing plane|plane crash|bus crash|train crash|drowned|sank|in uproar|the war|the floods|ferry did)",
)
SALE = phrases(
    "({number} off|{number} % off|half price|half-price|2 for 1|2-for-1|two for one|sale (on|ends|now)|flash sale|(use|with|the) [the] code)",
    "(book (now|your|this)|shop now|order now|on tap|in stock|buy (now|one)|now (available|in stock|on delivery|also on)|first (month|order)|lowest (packages|prices))",
    r"/\b(?:from|at) (?:just |only )?[£$€]\d/",
    "(may we suggest|treat yourself|cheer yourself up|new (spring|summer|autumn|winter) collection|2 for|deal of the)",
    unless_anywhere=(
        "(no|not a) (sale|charge|code|discount|need to buy)",
        "(all|every|the) (proceeds|profits|profit|penny|pound|takings) ...3 (go|goes|will go|to)",
        "(donate|donating|donation|donations|raising money|raise money|helpline|appeal|fundraiser|relief fund)",
        "(free|warm) (tea|coffee|place|beds|bed|room|rooms|meals|hot|soup|space)",
    ),
)


def find(draft: Draft) -> Iterator[Span | None]:
    """The offer, in a draft that also speaks of a tragedy."""
    if any(True for _ in TRAGEDY.find(draft)):
        yield from SALE.find(draft)


RULE = Rule(
    id="crisis-newsjack",
    title="Promotion on a tragedy",
    severity=Severity.ERROR,
    label="inappropriate-topic",
    intents=("promote", "other", "announce"),
    message="An offer next to other people's pain can hurt, even when it is kindly meant. Leave the offer out, or wait.",
    fix="Offer help instead (“tea and a socket, no charge”), or stay quiet today. Look up what a hashtag is about first.",
    why=(
        "Nobody who has lost something today should meet a discount in the same breath. This is the advice of practice: "
        "we know of no controlled study. The CDC's guide to crisis communication puts empathy and help first."
    ),
    source=Source("CDC, Crisis and Emergency Risk Communication (CERC)", "https://www.cdc.gov/cerc/"),
    detect=Detector(SALE.gate, find),
    bad=(
        "Thoughts and prayers to everyone in the valley 💔 Here's «2 for 1» on doughnuts today!",
        "Condolences to the whole crew. «Book your» summer cruise with us.",
        "In honor of the fallen, all our mattresses are «half price».",
        "Our thoughts are with all those at sea tonight. Warm boots «from £2»9.",
        "Such an earthquake! «Treat yourself» to a sofa.",
        "Heard about the missing plane? OUR planes land. «Sale ends» midnight 😅",
    ),
    good=(
        "Flooded out of your house? Tea and a socket here, no charge.",
        "We're closed for Memorial Day. In memory of Ron, no sale on Monday, and half price on Tuesday was a mistake.",
        "Hurricane relief: all proceeds go to the shelter, so book your seat for Friday.",
        "After the earthquake we are raising money: 2 for 1 on books, and all the rest by card.",
        "Our thoughts are with the families at the harbour. Free tea here, soup on tap.",
        "2 for 1 on doughnuts today!",
        "Thoughts and prayers to the families of the crew.",
    ),
)
