from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="safety-pile-on",
    title="Sends followers after a person",
    severity=Severity.ERROR,
    label="pii-leak",
    intents=(),
    message="This invites a pile-on. It can put a person at risk, also the wrong one, and it breaks the rules of most platforms.",
    fix="Report it, leave out who and where, and ask people not to go looking: “I've reported it. Please don't contact them.”",
    why=(
        "Once followers go after somebody you can't call them back, and mistaken identities are common. Platforms "
        "remove posts that point a crowd at a private person."
    ),
    source=Source("X Help Center, Abuse and harassment", "https://help.x.com/en/rules-and-policies/abusive-behavior"),
    detect=phrases(
        "do your thing",
        "go (get|tell) (him|her|them)",
        "let (him|her|them) know what you think",
        "find (him|her|this (guy|woman|man|person|bloke|lad))",
        "make (him|her|them) famous",
        "name and shame",
        "(he|she) works at",
        "(somebody|someone) have a word",
        "(somebody|someone) knows him",
        "(spread|share) [it|this] till ...3 (can't|house|door|job)",
        "everyone knows (it|him|her|where (he|she|they) (live|lives))",
        "(this|here) is who robbed us",
        "(watch out|look out) for this (buyer|guy|man|woman|customer|bloke|person)",
        "pay (him|her|them) a visit",
        "(report|flood|spam) (his|her|their) (page|account|inbox|profile)",
        "(we|i) (know|found) [out] (where|which hotel) ...2 (lives|live|is staying|works)",
        unless=(
            "(don't|please don't|do not|never|stop) ...2 (go|find|look|contact|name|pay|share|report)",
            "(won't|will not|refuse to|not going to) ...3 name and shame",
            "where (he|she) works at (home|night|sea)",
        ),
    ),
    bad=(
        "this is the creep who emailed me, «he works at» the Tesco on Hyde Rd. «do your thing» 🔥",
        "«Name and shame» time, «make her famous»",
        "«Find this guy» and «let him know what you think»",
        "Left without paying, grey Polo, «somebody knows him».",
        "«Watch out for this buyer», he says the parcel never came.",
        "«Go tell him» what you think of it.",
        "Could «someone have a word» with the man in the grey Polo?",
        "«Share this till he can't» show his face.",
        "«Everyone knows where she lives».",
        "«This is who robbed us».",
        "Let's «pay him a visit».",
        "Please «report his page».",
        "«We know where she lives».",
    ),
    good=(
        "I've reported it to the police. Please don't go looking.",
        "Find this bread on aisle 3.",
        "Anna works at our Leeds office and will call you.",
        "We won't name and shame anyone here, but please keep gates shut.",
        "Do you know what you think of the new menu? Let us know.",
        "Please don't go tell him: Ida will.",
        "She's calm where she works at night, and nobody is to tell her.",
    ),
)
