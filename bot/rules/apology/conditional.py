from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="apology-conditional",
    title="Conditional apology (“sorry if”)",
    severity=Severity.ERROR,
    label="non-apology",
    intents=("apologise", "respond", "announce"),
    message="This reads as a non-apology: “sorry if” makes the harm a maybe. Say what you did and who it hurt.",
    fix="Replace the if-clause with the act: “We cancelled your flight with 40 minutes' notice. That was wrong, and I'm sorry.”",
    why=(
        "“If” asks the reader to prove that something happened. In experiments the acknowledgement of "
        "responsibility was the part of an apology that helped most; an “if” takes it back."
    ),
    source=Source(
        "Lewicki, Polin & Lount 2016, Negotiation and Conflict Management Research 9(2)",
        "https://doi.org/10.1111/ncmr.12073",
    ),
    detect=phrases(
        "(sorry|~apolog|regret) ...6 if ...8 (~offen|upset|hurt|felt|feel|caused|~confus|~inconvenien|~disappoint|anyone|anybody|some|someone|somebody)",
        "(sorry|~apolog) ...3 to (anyone|anybody|those|all|everyone|people) [of you] (who|that) [may|might|could|feel|felt|was|were|got|took|has|have] ...6 (~offen|upset|hurt|feel|felt|~confus|~disappoint|have (been|had)|less than)",
        "if (anyone|anybody|someone|some|you|there was any) ...7 (offended|hurt|upset|misunderstanding|confusion) ...6 (sorry|~apolog|regret)",
        unless=(
            "sorry if (this|that|it)[ 's| is| was] [a|an] (silly|dumb|basic|obvious|late|repeat|off-topic)",
            "sorry if (i'm|we're|you've [already] seen|you are one of|yours)",
        ),
    ),
    bad=(
        "We're «sorry if anyone was offended» by this morning's post 🙏",
        "«Apologies to anyone who may have felt» left out of the ballot #community",
        "so «sorry if you guys were upset» by the video!! 💕",
    ),
    good=(
        "Sorry if this is a silly question, but which gate is the 7:15?",
        "If you were on the 7:15, we cancelled it late and we're sorry. Refunds are out.",
        "\"Sorry if\" isn't good enough: we insulted our own customers and we're sorry.",
    ),
)
