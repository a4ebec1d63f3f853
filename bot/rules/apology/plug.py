from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.detect import Detector, phrases
from bot.rules.rule import Rule, Source

GRAVE = phrases("(sorry|~apolog|~regret|~recall|~flood|emergency|fire|outage|incident|thoughts and prayers)")

PLUG = phrases(
    "[meanwhile] check out",
    "(merch|tickets|sale|discount|promo|subscribe) ...5 (friday|link|now|today|below|bio|ends)",
    "[new] (drop|drops|book|album) ...3 (friday|link|out now|today|below|bio|live)",
    "(shop|book) (the|our) (sale|new)",
    "use code",
    "excited for (what's|what is) [coming] next",
    "(2 for 1|buy one)",
    "on a brighter note",
    "while you're at it",
    "(upgrade|grab yours) (today|now|before)",
    "[up] for preorder",
    "{number}% off",
    unless_anywhere=(
        "no code needed",
        "(refund|voucher)",
        "on us",
        "free for",
        "(paid|money|postage|fee|fees|deposit|deposits) [is|goes|went|comes] back",
        "(ticket|tickets) [is|are|will be] (valid|accepted|refunded|worked)",
    ),
)


def find(draft: Draft) -> Iterator[Span | None]:
    """The promotion, in a draft that apologises or speaks of an emergency."""
    if any(True for _ in GRAVE.find(draft)):
        yield from PLUG.find(draft)


RULE = Rule(
    id="apology-plug",
    title="Promotion inside an apology or emergency",
    severity=Severity.ERROR,
    label="self-promo",
    intents=("apologise", "announce"),
    message="Selling next to a sorry can undo it. Keep the promotion for another day.",
    fix="Remove the plug. A voucher is fine when it is plainly for the people affected.",
    why=(
        "What a good apology holds, says SorryWatch, is the act, the harm, the change and the repair; an offer to buy is "
        "not among them. This is advice from reading many apologies, not a measured effect."
    ),
    source=Source("McCarthy & Ingall, SorryWatch, and Sorry, Sorry, Sorry (2022)", "https://www.sorrywatch.com"),
    detect=Detector(PLUG.gate, find),
    bad=(
        "We're sorry for Friday's outage. «Meanwhile check out» our new «merch, link below»!",
        "Sorry for my words. «New album drops Friday» 🔥",
        "Thoughts and prayers to flood victims 💔 «2 for 1» doughnuts today only",
        "Sorry the heating failed again. «On a brighter note», the scarves are in!",
        "Sorry about the outage. «Shop the new» mugs!",
        "Sorry about the outage. «Use code» MUG.",
        "Sorry about the outage. «Excited for what's coming next»!",
        "Sorry about the outage. «While you're at it», look at the mugs.",
        "Sorry about the outage. «Upgrade today»!",
        "Sorry about the outage. The mug is «up for preorder».",
        "Sorry about the outage. «20% off» mugs.",
    ),
    good=(
        "Sorry about Friday. If you were hit, a £10 voucher is in your inbox, no code needed.",
        "Sorry we oversold. Full refund plus free tickets for the 9th.",
        "New shop opens Friday: link below.",
        "Sorry the kettles leaked. Your money is back, and 15% off anything is in your inbox.",
        "Sorry about the outage. 20% off your bill, no code needed.",
        "Sorry about the outage. Your refund is out, and 20% off your bill.",
        "Sorry about the outage. 20% off is on us.",
        "Sorry about the outage. Entry is free for you on Sunday, with 20% off the cake.",
        "Sorry about the outage. Tickets are valid on Sunday with 20% off.",
    ),
)
