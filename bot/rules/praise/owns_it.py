from bot.finding import Severity
from bot.rules.praise import parts
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="praise-owns-it",
    title="Owns the mistake",
    severity=Severity.PRAISE,
    label=None,
    intents=("apologise", "respond", "share-failure", "announce"),
    message="You own it plainly. That is the part people value most.",
    fix="Keep it as it is.",
    why=(
        "In two experiments with 755 people, apologies with more parts were judged better, and saying “this was our "
        "doing” counted for most."
    ),
    source=Source(
        "Lewicki, Polin & Lount 2016, Negotiation and Conflict Management Research 9(2)",
        "https://doi.org/10.1111/ncmr.12073",
    ),
    detect=parts(
        "acknowledgement_of_responsibility",
        also=(
            "(sorry|~apolog|mistake|mistakes|fault|wrong|ours|failed|failing|forgot|regret|misjudged)",
            "on (us|me)",
            "(should have|should've|shouldn't have)",
        ),
        unless=(
            "sorry (if|you feel|that you feel)",
            "not (our|my) (fault|doing|problem)",
            "mistakes were made",
            "if (anyone|anybody|you) ...3 (offended|upset|hurt)",
        ),
    ),
    bad=(
        "That's on us and I'm sorry.",
        "I forgot your allergy note. Sorry!",
        "We were wrong to post it. It's down.",
        "That one's on me.",
        "We should have rung you before noon.",
    ),
    good=(
        "It's not our fault and we're sorry about it.",
        "We're sorry if anyone was upset.",
        "Sorry about the weather, folks ☔",
        "Sorry if you waited: we forgot you.",
        "We were wrong about the lids. The rest is not our fault.",
        "Mistakes were made. I was wrong about the lids.",
        "We were wrong if anyone was hurt.",
    ),
)
