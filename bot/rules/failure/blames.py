from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="failure-blames",
    title="Failure story that blames others",
    severity=Severity.SUGGESTION,
    label="blame-shift",
    intents=("share-failure",),
    message="In a story of a failure, your own part comes best first. It earns respect, and nobody has to answer back.",
    fix="Turn it to “I”: what did you decide, skip or miss?",
    why=(
        "Research on apologies counts blaming others among the usual defences: it protects the writer, and readers "
        "notice. The part that people value most is the plain “this was my doing”."
    ),
    source=Source(
        "Schumann 2014, Journal of Experimental Social Psychology 54", "https://doi.org/10.1016/j.jesp.2014.04.013"
    ),
    detect=phrases(
        "(the|our|my) (market|team|client|clients|investors|economy|algorithm|customers|employees|developers|agency|supplier|landlord|council|press|partners) [just|simply|never|really] (didn't|wasn't|weren't|ruined|failed|let|couldn't|wouldn't|never|refused|lied|got scared|gave up|killed)",
        "{start} (market|investors|customers|clients|people|nobody) ...1 (wasn't|weren't|didn't|never|got scared) (ready|get|got|believe|believed|understand|understood)",
        "my (co-founder|cofounder|boss|ex|partner|manager|assistant|business partner) [just|simply|never] (betrayed|ruined|failed|let|stole|lied|walked out|killed|didn't|wouldn't)",
        "(people|ppl|folk|folks|they) ...1 (didn't|don't|never|would rather|wouldn't) (get it|get us|gave us|understand|spend on)",
        "never gave (us|me|it) a chance",
        "(flopped|failed|died|bombed|tanked) (because|bc|cos) [of] (the|they|people|ppl|nobody|customers|our|my)",
        "(gave|sold|told) (us|me) the wrong",
        "(nobody|no one) (told|warned) (us|me)",
        unless_anywhere=(
            "(my|our) [own] (fault|failure|mistake|doing|call|decision|job)",
            "(i|we) (should|hadn't|hadn't|didn't|did not|never|skipped|forgot|ignored|missed|assumed|misread|misjudged|built|priced|measured)",
            "(on|was|it's|is) (me|us)",
            "(they|she|he) (were|was) right",
        ),
    ),
    bad=(
        "Our startup is gone. «The market wasn't» kind.",
        "Shop closed. «Customers weren't ready» for it.",
        "«My co-founder ruined» everything and the savings went with it.",
        "The club is shut. «Folk never understand», and the town «never gave it a chance».",
        "The supper club «flopped because people» would sooner watch telly.",
        "No play on Sunday. The council «sold us the wrong» permit and «no one warned us».",
    ),
    good=(
        "The market wasn't there because I hadn't asked one buyer.",
        "My boss didn't know. My own decision.",
        "Nobody warned us, they were right not to bother.",
        "The team was great, and the plan was thin.",
        "Customers weren't ready, and that one is on us.",
        "People didn't mind the rain, and the band played on.",
    ),
)
