from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

THANKS = "(thank you|thanks|thank u|cheers|grateful)"

RULE = Rule(
    id="praise-thanks",
    title="Thanks people for something they did",
    severity=Severity.PRAISE,
    label=None,
    intents=("ask-help", "respond", "promote", "announce", "share-failure", "other"),
    message="You thank people, and say what for. That is the kind of thanks that counts.",
    fix="Keep it; say what their help made possible, if there is room.",
    why=(
        "In experiments, people who had been thanked were readier to help again, because they felt valued. Thank-you "
        "calls made by script months later, to half a million donors, changed nothing."
    ),
    source=Source(
        "Grant & Gino 2010, Journal of Personality and Social Psychology 98(6)", "https://doi.org/10.1037/a0017935"
    ),
    detect=phrases(
        f"{THANKS} [so much|all] for (the (photo|photos|log|logs|tip|lift|loan|cake|picture|clear report|report)|telling|flagging|catching|spotting|settling|steering|lending|coming|carrying|bringing|voting|pointing|saying|asking|waiting|sticking|giving|making|shortening|naming)",
        f"{THANKS} to (everyone|everybody|all|those|the|our) ...3 (who|volunteers|team|neighbours|people|nurses|drivers|readers|that)",
        f"(you|your) ...9 (helped|saved|found|carried|raised|named|emptied|lent) ...9 {THANKS}",
        unless=(
            "(stranding|nothing|ruining|wasting)",
            "(your (patience|feedback|understanding|comments|loyalty|custom)|contacting|reaching out|getting in touch|cooperation)",
            "(no thanks|thanks but)",
        ),
    ),
    bad=(
        "«Thank you for the photo» Beth: the label is far too small.",
        "The hall is dry. «Thanks to everyone who» came with a bucket.",
        "«You found the owner of the 1911 ring in a day, thank you»!",
        "Cheers all, and «thanks for voting».",
        "«Grateful for the loan» of the ladder, Sam.",
    ),
    good=(
        "Thank you for contacting us.",
        "Thank you for being patient with us.",
        "Thanks for making my day worse by wasting it, said no one.",
        "Thanks to the team for your feedback that is passed on.",
        "No thanks to the people who parked on the path.",
        "Send us your logs.",
        "Thanks in advance!",
    ),
)
