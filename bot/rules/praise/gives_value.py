from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="praise-gives-value",
    title="Gives something useful",
    severity=Severity.PRAISE,
    label=None,
    intents=("promote", "announce", "other", "share-failure"),
    message="You give before you ask. That is a good reason to follow.",
    fix="Keep it.",
    why=(
        "The second of Kent and Taylor's principles for dialogue online is useful information: something of worth to "
        "readers even when they want nothing from you."
    ),
    source=Source("Kent & Taylor 1998, Public Relations Review 24(3)", "https://doi.org/10.1016/S0363-8111(99)80143-X"),
    detect=phrases(
        "(here's how|here is how|how to (spot|fix|make|keep|tell|read|bake|check|avoid|clean|store|repair|apply|prune|get|use|cook|sharpen|claim))",
        "(step by step|step-by-step|minute by minute|in plain english|what to look (for|out for)|what to do if)",
        "free [downloadable|printable|pdf|starter] (guide|guides|template|templates|walk-in|walk-ins|checklist|worksheet|workshop|clinic|advice|recipe|pattern)",
        "({number}|two|three|four|five|our best|handy|quick) tips",
        "(tip|scam|mistake|recipe) of the (week|day|month)",
        "(checklist|cheat sheet|recipe|template|pattern|slides|dataset|script) ...4 (below|in the (thread|first comment|comments)|attached|linked)",
        "(in case it (helps|saves|is useful)|in case it's useful|free to (read|download|copy|reuse))",
        "no (email|sign-up|signup|login)",
        unless_anywhere=(
            "(drop|send|leave|enter|give) [us|me] (your|their) ...2 (email|e-mail|number|details)",
            "(dm|message|comment) [me|us|the word] ...3 (for the|to get|and i'll|and we'll)",
            "(10x|get rich|six figures|six-figure|quit your job|passive income|secrets|hack your)",
            "(don't|do not|learned|learnt) [know] how to",
        ),
    ),
    bad=(
        "Croissant lamination, «minute by minute».",
        "«Scam of the week»: a text from 'Mum'.",
        "Our «free templates» are up, «no email» needed.",
        "«How to spot» a fake parcel text: it asks for £1.99.",
        "«Three tips» for a dry cellar: air, air, air.",
        "The «checklist we used is linked».",
        "We wrote down what went wrong, «in case it helps» another small library.",
    ),
    good=(
        "Best sourdough in town.",
        "Drop your email for our free guide!",
        "Book a demo.",
        "DM me for the free checklist.",
        "Five tips from a man with passive income.",
        "We don't know how to fix it.",
        "Free entry to the guided walk.",
    ),
)
