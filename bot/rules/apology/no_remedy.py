from bot.finding import Severity
from bot.rules.components import absent
from bot.rules.rule import Rule, Source

NEXT_STEP = (
    # what they get
    "(on us|on me|free|no charge|half price|no fee|no fees)",
    "(money|fee|fees|fare|postage|deposit) [has|is|was] [gone|been given] back",
    "(credit|credits|voucher|compensation|claim|claims|receipts)",
    "(pay|pays|paying|paid|settled)",
    "you'll get",
    # when
    "(by|until|till|before) ({day}|{number})",
    "(tomorrow|tonight|this week|next week)",
    "(from|next|this) {day}",
    "{time}",
    "next update",
    # what is mended or stopped
    "(is|are|we're|it's|you're) back",
    "(is|it's|that's) (off|gone|down)",
    "(changed|corrected|fixed|right|works|rewritten) (now|since|this morning)",
    "(was|were|has been|have been) (changed|removed|deleted|corrected|fixed|stopped|restored)",
    "(is|are) being",
    "(is|are|are now|is now) (working on|fixing|checking)",
    "(we've|we have|i've|i have|we) (stopped|kept|changed|moved|set|cleared|deleted|removed|called|phoned|opened|ordered|shut|grounded)",
    "(now|already) (automatic|open|on)",
    "new (one|ones|one's|cake|box)",
    # where to turn
    "(call|ring|dm|message|email|come back|come in) ...9 (we'll|i'll|and|so)",
    "(post|posting|answer|answering|update) [questions|it] here",
    "(just|please) (ring|reply|answer|dm|email|call)",
    "will (post|update|publish)",
    "(show this|ignore it|nothing's due)",
    "(safety|fire|police|~investigat)",
)

RULE = Rule(
    id="apology-no-remedy",
    title="Apology without repair or next step",
    severity=Severity.WARNING,
    label="no-remedy",
    intents=("apologise",),
    message="What happens now? Offer a repair, or say what you are changing.",
    fix="Add who gets what by when: “Refund by Friday, nothing to claim.”",
    why=(
        "In two experiments with 755 people the offer of repair was the second most important of six parts of an "
        "apology, after taking responsibility."
    ),
    source=Source(
        "Lewicki, Polin & Lount 2016, Negotiation and Conflict Management Research 9(2)",
        "https://doi.org/10.1111/ncmr.12073",
    ),
    detect=absent(
        present="expression_of_regret",
        missing=("offer_of_repair", "repentance"),
        unless=(*NEXT_STEP, "sorry for your [great|sad] loss", "our thoughts are with"),
        words=(6, 100_000),
    ),
    bad=(
        "We messed up your order. Our fault, really sorry!",
        "Sorry about Saturday, that was a bad one 😞",
        "I was rude on the stream and I'm sorry.",
        "I forgot your cake, and I'm so sorry about it.",
        "Sorry, we closed the gate too early last night.",
    ),
    good=(
        "We messed up your order. Sorry. A new one is on its way, free.",
        "I was rude to Theo. I've apologised to him, and from now on I read replies before I post.",
        "Sorry it's down. Next update 14:30.",
        "I'm so sorry for your loss, Anna. No rush on the form at all.",
        "Sorry, the map showed the old entrance. The page has been corrected.",
        "Sorry, I burnt the second tray. Show this at the till for a slice on us.",
        "Sorry about the noise last night, rooms are half price.",
        "Sorry about the noise last night, the deposit has been given back.",
        "Sorry about the noise last night, claims go to Ida.",
        "Sorry about the noise last night, it is all settled.",
        "Sorry about the noise last night, you'll get a note from Ida.",
        "Sorry about the noise, Ida writes by Friday.",
        "Sorry about the noise last night, more news this week.",
        "Sorry about the noise, Ida writes next Friday.",
        "Sorry about the noise, Ida writes 14:30.",
        "Sorry about the noise last night, next update follows.",
        "Sorry about the dark hall last night: we're back.",
        "Sorry about the smell, the oven is off.",
        "Sorry about the typo, the poster is right now.",
        "Sorry about the typo, the sign was changed.",
        "Sorry about the smell, the drains are being cleaned.",
        "Sorry about the smell, Sam is checking the drains.",
        "Sorry about the smell, we shut the kitchen.",
        "Sorry about the dark stairs, the lamps are already on.",
        "Sorry about the crumbs, the tray holds a new cake.",
        "Sorry about the noise last night, ring Ida and she listens.",
        "Sorry about the noise last night, we answer questions here.",
        "Sorry about the noise last night, please ring Ida.",
        "Sorry about the noise last night, Ida will publish the log.",
        "Sorry about the second letter, ignore it.",
        "Sorry about the noise last night, the police closed the street.",
        "We are so sorry for the crew, our thoughts are with their families.",
    ),
    yields_to=("apology-conditional", "apology-you-feel", "apology-offence-taken"),
)
