from bot.finding import Severity
from bot.rules.praise import parts
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="praise-repair",
    title="Offers a concrete repair",
    severity=Severity.PRAISE,
    label=None,
    intents=("apologise", "respond"),
    message="Good: you say how you will put it right.",
    fix="Keep it; add when, if that is missing.",
    why=(
        "Of the six parts of an apology, the offer of repair came second in what made people accept it. A good recovery "
        "limits the loss; it does not make a mistake good for business."
    ),
    source=Source(
        "Lewicki, Polin & Lount 2016, Negotiation and Conflict Management Research 9(2)",
        "https://doi.org/10.1111/ncmr.12073",
    ),
    detect=parts(
        "offer_of_repair",
        "expression_of_regret",
        unless=("(no|can't|cannot|won't|unable to|don't) ...1 (~refund|~compensat|~replac|credit)",),
    ),
    bad=(
        "Sorry Nadia, a replacement leaves tonight.",
        "We're sorry. Everyone is refunded by Friday.",
        "I'm sorry, I've booked you on the 7:10, lunch on us.",
        "Sorry about the cold soup, Ben. The next one is on us.",
        "I'm sorry, Ida. Your money went back this morning.",
    ),
    good=(
        "Sorry, we can't refund sale items.",
        "We refund unused tickets within 14 days.",
        "Sorry about the queue!",
        "Sorry, we can't refund the ticket. A free coffee is waiting for you.",
        "The next round is on us, because it's Friday.",
    ),
)
