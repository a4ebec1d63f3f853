from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="promo-undisclosed",
    title="Promotion that may not say it is one",
    severity=Severity.WARNING,
    label=None,
    intents=("promote", "other", "announce", "respond"),
    message="If you gain from this (a code, a gift, a job there), say so at the start, in plain words. In many countries the law asks for it.",
    fix="Put “Ad:” or “I work on this” first.",
    why=(
        "The endorsement guides of the US Federal Trade Commission want any connection that readers would not expect, "
        "such as payment, gifts or employment, to be made clear; other countries have similar rules."
    ),
    source=Source(
        "FTC Guides Concerning Endorsements and Testimonials, 16 CFR Part 255",
        "https://www.ecfr.gov/current/title-16/chapter-I/subchapter-B/part-255",
    ),
    detect=phrases(
        "(use|with|enter|via) my [discount] (code|link)",
        "not affiliated",
        "(found|discovered) this (amazing|incredible|great|brilliant) ...2 (tool|app|brand|site|shop|product)",
        "gifted by",
        "obsessed with (this|these|my) ...3 (serum|cream|brand|app|tool|shoes)",
        unless_anywhere=(
            "(#ad|ad|#sponsored|sponsored|paid partnership|biased|#gifted)",
            "(i|we) (work|make|built|made|own)",
        ),
    ),
    bad=(
        "The mud mask is unreal!! «Use my code» GLOW20 💸",
        "Hey all! «Not affiliated», but this thing sorts your receipts in a minute.",
        "I «found this amazing little app» and it plans my meals.",
        "New boots for the hills, «gifted by» a friend of the page 🥾",
        "«Obsessed with this new serum», two drops and you glow.",
    ),
    good=(
        "#ad Six weeks in: good on dry days, and the pump breaks. Use my code if you like.",
        "I work on Lumen, so take this with salt: use my link only if you need alerts.",
        "The code for the wifi is on the table.",
        "Use code MUGS at our till on Saturday for a free scone.",
        "A bench gifted by the Hale family now stands by gate 2; we built it in a week.",
        "The council is obsessed with this roundabout.",
    ),
)
