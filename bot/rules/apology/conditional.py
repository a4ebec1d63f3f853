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
        r"/\b(?:sorry|apologies|apologi[sz]es?|regret it) if\b/",  # no comma: “Sorry, if you …” turns to the reader
        "(sorry|~apolog) ...3 to (anyone|anybody|those|all|everyone|people) [of you] (who|that) [may|might|could|feel|felt|was|were|got|took|has|have] ...6 (~offen|upset|hurt|feel|felt|~confus|~disappoint|have been|have had|less than)",
        "(sorry|~apolog) to (anyone|anybody|whoever|those) [who|that] (took|thought|felt|~perceiv|~misunderst) [it|that|this] [the wrong way|that way|badly]",
        "if (anyone|anybody|someone|some|you|there was any) ...7 (offended|hurt|upset|misunderstanding|confusion) ...6 (sorry|~apolog|regret)",
        "if (my|our|this|that|what i said|what we said) ...9 (i'm sorry|i am sorry|we're sorry|we are sorry|i ~apolog|we ~apolog|our ~apolog|my ~apolog)",
        "to (anyone|anybody|whoever|those|any) ...5 (offence|offense|offended|upset|upsetting|hurt|ruffled|the wrong way) ...4 (sorry|~apolog|~regret)",
        "came across as ...3 to (anyone|anybody|some|some people)",
        unless=(
            "if (this is|that is|it is|it's|that's|this was|that was) [a|an] [bit] (silly|dumb|basic|obvious|late|repeat|off topic|off-topic|long|your)",
            "sorry if (i'm|we're|yours)",
            "sorry if (i|we) (wasn't|weren't|missed|haven't|have|already|sound)",
            "sorry if you've [already] seen",
            "sorry if you are one of",
            "(sorry|~apolog) and please",
            "if (you|you'd) [still] (need|want|bought|ordered|email|dm|send|message|reply|like|can)",
        ),
    ),
    bad=(
        "We're «sorry if anyone was offended» by this morning's post 🙏",
        "«Apologies to anyone who may have felt» left out of the ballot #community",
        "so «sorry if you guys were upset» by the video!! 💕",
        "«Apologies to whoever took that the wrong way», I guess.",
        "«Sorry if» the soup wasn't to your taste.",
        "«If our advert upset you, we apologise».",
        "«To any parents who found it upsetting: sorry».",
        "Our post «came across as hurtful to anybody» reading fast, we apologise.",
        "«If anyone was hurt by the verse, then sorry».",
    ),
    good=(
        "Sorry if this is a silly question, but which gate is the 7:15?",
        "If you were on the 7:15, we cancelled it late and we're sorry. Refunds are out.",
        "\"Sorry if\" isn't good enough: we insulted our own customers and we're sorry.",
        "Apologies to everyone who stood outside in the sleet. We open the hall at seven from now on.",
        "We're sorry, and please write to us if someone was left out of the list.",
        "So sorry, if you bought one of these, bring it back for a refund.",
        "Sorry if I missed your message last night! Which size do you need?",
        "Sorry if I'm slow today, the lift is out.",
        "Sorry if you've already seen our map.",
        "Sorry if you are one of the nine with a cold soup: your money is back.",
        "Sorry, and if you need anyone, ring me.",
    ),
)
