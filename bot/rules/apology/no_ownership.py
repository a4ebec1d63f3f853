from bot.finding import Severity
from bot.rules.components import absent
from bot.rules.rule import Rule, Source

OWNED = (
    "(on us|on me|ours|mine|by us|by me)",
    "(wrong|careless|rude|thoughtless|silly|stupid) of (us|me)",
    "(should've|should have)",
    "the one who",
    "(we|i) (sent|forgot|left|put|took|ran|told|built|wrote|sold|lost|broke|cut|shut|set|hit|read|knew|gave|chose|rang|oversold|overslept|let|made|did|had)",
    r"/\b(?:we|i) [a-z]*[a-df-z]ed\b/",  # “we painted”, not “we need”
    "(liable|negligent|guilty|in breach|unlawful)",
)

RULE = Rule(
    id="apology-no-ownership",
    title="Apology without responsibility",
    severity=Severity.WARNING,
    label=None,
    intents=("apologise",),
    message="You say sorry, but not yet that it was your doing. Owning it is the part that helps most.",
    fix="Add one sentence with “I” or “we” and what you did: “We cancelled it too late.”",
    why=(
        "In two experiments with 755 people the acknowledgement of responsibility was the most important of six parts "
        "of an apology. Where it truly was not your doing (weather, an attack), care and help may be right without it."
    ),
    source=Source(
        "Lewicki, Polin & Lount 2016, Negotiation and Conflict Management Research 9(2)",
        "https://doi.org/10.1111/ncmr.12073",
    ),
    detect=absent(
        present="expression_of_regret",
        # who offers repair has mostly shown whose doing it was
        missing=("acknowledgement_of_responsibility", "offer_of_repair"),
        unless=(*OWNED, "our thoughts are with", "sorry for your [great|sad] loss", "sorry to hear [about] your"),
        words=(6, 100_000),
    ),
    bad=(
        "So sorry about the delays today everyone, hang in there!",
        "We apologise for the service you received on Friday.",
        "Really sorry to hear the cake was stale 😔 Please DM.",
        "Sorry about the cold soup and the long queue at the bar.",
        "We apologise for the noise in the east wing last week.",
    ),
    good=(
        "We sold 900 tickets for 400 places. That's our mistake and we're sorry.",
        "I forgot your allergy note. I'm sorry.",
        "Sorry the vase arrived in pieces, Ines! You get a replacement, free.",
        "We watered the school garden with salt water. Apologies.",
        "I'm so sorry for your loss, Anna. No rush on the form at all.",
        "Sorry about the noise caused by us in the yard.",
        "Sorry about the bell at five, silly of us.",
        "Sorry about the cold soup, the pan should have boiled.",
        "Sorry, I'm the one who rang the bell at five.",
        "Sorry about the bell at five, we rang it.",
        "Sorry about the fire door, the mill is liable for it.",
        "Sorry to hear about your dog, all of us at the desk miss her.",
        "We are so sorry for the crew, our thoughts are with their families tonight.",
    ),
    yields_to=(
        "apology-conditional",
        "apology-you-feel",
        "apology-offence-taken",
        "apology-passive",
        "apology-blames-customer",
        "apology-blames-others",
    ),
)
