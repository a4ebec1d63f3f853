import re
from collections.abc import Iterable

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.detect import Detector, phrases
from bot.rules.rule import Rule, Source

NEWS_ONLY = re.compile(r"\b(?:news (?:only|feed)|(?:only|just) news|alerts|status)\b", re.IGNORECASE)
BROADCAST = phrases(
    "(thrilled|delighted|excited|pleased|proud|humbled|honoured|honored) (to|that) ...3 (share|announce|note|reaffirm|embark|confirm|report)",
    "(has|have|we've) [now|successfully|just|also|recently] (completed|renewed|migrated|onboarded|concluded|refurbished|unveiled|rebranded|been (recognised|recognized|named|awarded|certified)|published its)",
    "(has|have|we've) [now|just|also|recently] updated (our|its|the) ...2 (mission|vision|values|brand|logo|strategy)",
    "(was|were) (founded|established) in {number}",
    "(was|were|been) [once|again] (named|voted|crowned) [the|as|a] (best|leader|number|top|most)",
    "(remains|is|remain) the (partner|leader|provider|employer) of",
    "(continues|continue) to (grow|lead|expand|disrupt|set the)",
    "(our|a|the) (new|updated|bold) (headquarters|head office|logo|vision|mission|strategy|brand identity)",
    "(in|is) (our|its) dna",
    "(let it|let that) sink in",
    "(onward|onwards|watch this space|we always knew|try to keep up) {end}",
    "(running|run) out of (shelf|wall)",
    "passionate about ...6 (communities|excellence|innovation|everything|growth)",
    unless_anywhere=(
        r"/\?|https?:|\.example\b|£|\$\d|€/",
        "(you|your|yours|you're|you'll|you've|ur|y'all|folks|readers)",
        "(thanks|thank you|sorry|apologise|apologies|regret)",
        "(join|visit|read|see|try|book|call|ring|email|comment|reply|ask|tell|share (the|a|this)|download|sign up|register|vote|come|dm|find out|link|links)",
        "(open|opens|starts|doors|free|available) (to|from|at|on|now|for|until|{day}|{time})",
        "(affected|outage|incident|recall|fault|error|mistakes|harm|closed|passed away|loss of)",
        "(learned|learnt|here's how|guide|tips|lesson|lessons)",
    ),
)


def find(draft: Draft) -> Iterable[Span | None]:
    """What only tells of its sender, unless the profile says that the account is for news only."""
    return () if NEWS_ONLY.search(draft.profile.purpose) else BROADCAST.find(draft)


RULE = Rule(
    id="convo-no-invitation",
    title="Broadcast with no way in",
    severity=Severity.SUGGESTION,
    label="broadcast-no-invitation",
    intents=("promote", "announce", "other"),
    message="This tells news about you, and gives readers no way to join in. A question or something useful for them would open it.",
    fix="Ask what they would do, pick or add: “Which one would you bring back?” Or say what changes for them.",
    why=(
        "Kent and Taylor's principles for dialogue online ask for a loop: something useful for the reader, and a way to "
        "answer. News that is only about the sender offers neither."
    ),
    source=Source("Kent & Taylor 1998, Public Relations Review 24(3)", "https://doi.org/10.1016/S0363-8111(99)80143-X"),
    detect=Detector(BROADCAST.gate, find),
    bad=(
        "The whole office is «thrilled to report» a fine third quarter.",
        "Marlow Systems «has completed» its migration. Marlow Systems «was founded in 1902.»",
        "The board «has updated its mission», and the values now number seven.",
        "The choir «was named best» in the county. The choir is, again, the choir.",
        "Harrow Freight «remains the employer of» the year, and Harrow Freight «continues to lead».",
        "Here is «our new logo». The blue is bluer.",
        "Quality has always been «in our DNA». Have a fine autumn.",
        "Forty million, and no sleep. «Let that sink in».",
        "Plans made, coffee drunk, boots laced. «Onwards.»",
        "Three more medals this week. We «run out of wall».",
        "Everybody at Elm Builders is «passionate about lasting growth».",
    ),
    good=(
        "We're thrilled to share our new logo. Too green?",
        "We have completed the move, and your orders ship from Monday.",
        "We're proud to announce the prize, thanks to Ada and the whole night shift.",
        "The museum is pleased to announce Sunday hours. Come and bring a torch.",
        "The hall has unveiled its roof garden, open to all from noon.",
        "The clinic has completed its review of the incident.",
        "We have completed year one. The lessons: start small, write it down.",
        "The new library opens on Monday.",
        "Seeded rye is back. Which next, olive or walnut?",
    ),
)
