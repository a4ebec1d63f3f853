from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.detect import Detector, phrases
from bot.rules.rule import Rule, Source

MONEY = "(£{number}|${number}|€{number})"

GRIEF = phrases(
    "(rip|heartbroken|heartbreaking|condolences|grieving|mourning|tragedy|victims|disaster|earthquake|bombs)",
    "(thoughts|hearts|heart|prayers) ...4 (with|to|out)",
    "(sorry for your loss|passed away|so sad)",
)
OFFER = phrases(
    "{number}% ...1 (off|less)",
    "(half price|first order|first month|2 for 1|sale ends|sale is on)",
    "(use|with) code",
    "(book|shop|grab|order) (your|yours|now|today)",
    f"(from|just|only|at) [just] {MONEY}",
    "(back in stock|on tap|our ...2 plan)",
    unless_anywhere=("(proceeds|~donat|fund|refund|refunded|fundraiser|free of charge|every penny)",),
)
AND_BY_THE_WAY = phrases(
    "while you're (here|waiting) ...4 (have you|did you|check|our|landed)",
    "(have you (seen|tried|heard about)|did you know) our",
    "(good news is|bright side|brighter note) ...4 our",
    "(fancy|thought about) [an] (upgrade|upgrading)",
    "trade yours in",
    "(fly|shop|stay|order|book) again (w|with|using) code",
    "(try|pair it with) our [new] ...3 (card|range|plan|bundle|topper)",
)


def find(draft: Draft) -> Iterator[Span | None]:
    """Offers beside grief; and plugs in an answer to somebody's message."""
    if any(True for _ in GRIEF.find(draft)):
        yield from OFFER.find(draft)
    elif draft.intent == "respond":
        yield from AND_BY_THE_WAY.find(draft)


RULE = Rule(
    id="promo-misplaced",
    title="Sells beside grief or in an answer to a complaint",
    severity=Severity.WARNING,
    label="self-promo",
    intents=("respond", "other", "announce", "promote"),
    message="An offer here can hurt: somebody is grieving, or waiting for an answer. Leave it out, and post it another day.",
    fix="Say what you wanted to say to them, and stop. An offer of help without a price may stay.",
    why=(
        "In a study of negative posts in brand communities, replies that took up the feeling helped to keep the anger "
        "from spreading. That a sales line undoes it is professional experience, not a finding of the study."
    ),
    source=Source("Herhausen et al. 2019, Journal of Marketing 83(3)", "https://doi.org/10.1177/0022242918822300"),
    detect=Detector(OFFER.gate + AND_BY_THE_WAY.gate, find),
    bad=(
        "RIP to a great singer 🕊️ «20% off» all records today.",
        "Our thoughts are with everyone on the coast. «Half price» boots until Monday!",
        "Condolences to the Hale family. «Use code» BRIDGE at the till.",
        "A dark week, and our hearts go out to the town. «Book your» spa day and breathe.",
        "After the earthquake you may need to get away: flights «from £19.»",
        "So sad about the quarry. PS the bath mats are «back in stock».",
        "Sorry about the zip! «While you're here, have you» met the new parkas?",
        "Thank you for the two stars. «Did you know our» spa does couples' days?",
        "Four outages must test anyone. The «good news is that our» bigger bundle jumps the queue.",
        "That swelling battery sounds nasty. «Fancy an upgrade»?",
        "Sounds annoying! «Trade yours in» and save.",
        "We're sad that you're leaving. «Fly again with code» BACK10!",
        "What a night! Next time «pair it with our foam topper».",
    ),
    good=(
        "Our hearts go out to the families. All proceeds from the 20% off shelf go to the relief collection.",
        "Boat trips from £6, and nothing for those who row.",
        "Heartbroken for everyone at the flats. Our hall is open tonight with beds and soup.",
        "Yes, the lamp is back in stock, and it's on its way to you.",
        "While you're waiting: the engineer is at the box now and reports at 3.",
        "Did you know that the castle has a cat? It sleeps in the till.",
    ),
    yields_to=("apology-plug",),
)
