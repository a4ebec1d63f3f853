from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="help-guilt",
    title="Guilt or threat in the ask",
    severity=Severity.WARNING,
    label=None,
    intents=("ask-help", "promote", "announce", "other"),
    message="Pressure makes many people scroll on. Say the need, and leave them the choice.",
    fix="Put a fact in place of the guilt, and an easy way out: “If you can't, that's fine too.”",
    why=(
        "In a study of thousands of requests, readers judged gratitude and indirect forms as polite, and blunt openings as "
        "less so. That guilt puts helpers off is professional experience rather than a finding of that study."
    ),
    source=Source(
        "Danescu-Niculescu-Mizil et al. 2013, A computational approach to politeness, ACL",
        "https://aclanthology.org/P13-1025/",
    ),
    detect=phrases(
        "if you (really|truly|actually) (care|cared|loved|supported|wanted)",
        "if you (cared|loved) ...3 [you'd|you would] (share|give|help|vote|sign|repost|rt)",
        "(share|rt|retweet|repost|sign|give) if you care",
        "(keep scrolling|scroll past) (if|and)",
        "don't [just] scroll past",
        "(not|isn't|aren't) a real (fan|friend|supporter|stan|local)",
        "the least you (can|could) do",
        "costs you nothing",
        "no soul",
        "(you should be|shame on) (ashamed|you if|anyone who)",
        "or else {end}",
        "don't be (that|the) (person|guy|one) who",
        unless=("if you really (care|cared) for (a|an|your|someone)",),
    ),
    bad=(
        "«If you really cared» about the hall you would be here.",
        "«If you loved animals you'd share» this",
        "«Sign if you care» about hungry kids.",
        "«Keep scrolling if» you don't mind a town without trees.",
        "Please «don't scroll past», it «costs you nothing».",
        "No vote? Then you're «not a real fan» 😤",
        "You have had our show free for years, so give a fiver, «the least you can do».",
        "Who leaves a hedgehog out in the cold? Somebody with «no soul».",
        "«Shame on anyone who» stays at home on Sunday.",
        "Turn up on Saturday «or else!»",
        "«Don't be the one who» lets the choir down.",
    ),
    good=(
        "If you can't give, a share in Leeds helps too. Thank you!",
        "We believe in the little guy.",
        "If you really cared for your gran alone these last years, this grant may be for you.",
        "The least you need to bring is a cup.",
        "For once the sun is out, so the garden is open.",
        "Real fans bring a scarf, and so can you.",
    ),
)
