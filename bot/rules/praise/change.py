from bot.finding import Severity
from bot.rules.praise import parts
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="praise-change",
    title="Says what changes",
    severity=Severity.PRAISE,
    label=None,
    intents=("apologise", "share-failure", "respond", "announce"),
    message="Good: you say what changes, so that it does not happen again.",
    fix="Keep it; a date makes it stronger.",
    why=(
        "Saying what will be different is one of the six parts of a full apology; in two experiments with 755 people, "
        "apologies with more of the parts were judged better."
    ),
    source=Source(
        "Lewicki, Polin & Lount 2016, Negotiation and Conflict Management Research 9(2)",
        "https://doi.org/10.1111/ncmr.12073",
    ),
    detect=parts(
        "repentance",
        also=(
            "(sorry|~apolog|wrong|mistake|mistakes|failed|fault|unacceptable|won't|decision|regret)",
            "our miss",
            "(should have|should've|shouldn't have|didn't work)",
        ),
        unless=("we take ...6 seriously",),
    ),
    bad=(
        "We were wrong. From today two people check every send.",
        "I'm sorry. We've changed the rota so it can't happen on a Sunday.",
        "Our mistake. The form is now optional as of today.",
        "Our miss, all of it. From today two people check every send.",
        "I should have asked first. From now on I ask before I post.",
    ),
    good=(
        "From today the 23 bus runs every 10 minutes!",
        "We're sorry and we take this seriously.",
        "Sorry all 😔",
        "We were wrong. We take this very seriously, and from today two people check every send.",
        "Sorry, the kettle broke.",
    ),
)
