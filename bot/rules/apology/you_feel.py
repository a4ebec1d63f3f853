from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="apology-you-feel",
    title="“Sorry you feel that way”",
    severity=Severity.ERROR,
    label="non-apology",
    intents=("apologise", "respond", "announce"),
    message="This is sorry for their feelings, not for what happened, and can sound as if the problem were theirs. Name your part instead.",
    fix="Say what you did: “I'm sorry we left you waiting.” Leave out how they took it.",
    why=(
        "SorryWatch, which has collected public apologies since 2012, asks for the act by name and for an understanding "
        "of the harm. An apology for how somebody feels leaves out the part that helped most in experiments: taking responsibility."
    ),
    source=Source("McCarthy & Ingall, SorryWatch, and Sorry, Sorry, Sorry (2022)", "https://www.sorrywatch.com"),
    detect=phrases(
        "(sorry|~apolog|regret) [to hear|to learn|to read] [that|if|for how] (you|u|you're|you are|some of you|people|some people) [guys|all|lot|both|may|might|have been made to] (feel|felt|feeling|think|thought|believe|see it) [that way|this way|like that|it like that|it that way]",
        "(sorry|~apolog|regret) [that] (you|you guys|you lot|some of you|people|u) (take|took) (it|this|that) [like that|that way|the wrong way|badly|personally]",
        "sorry to hear [that] (you|you're|u) [were|got|are|have been] [so] (offended|upset|bothered)",
        "(sorry|~apolog|regret) [that] (you|you're|u) [were|got|are|have been] [so] (offended|upset|disappointed|unhappy|bothered)",
        "(sorry|regret) [that] you (didn't|weren't|were not) (enjoy|like|love|happy|satisfied|get the joke)",
        "(sorry|regret) [that] (your|ur) (feelings|expectations|sense of humour|sense of humor)",
        "sorry [that] you (chose|decided|misread|misunderstood|weren't able to)",
        "sorry [that] (some|any|those|people|a vocal|a small) ...4 (feel|felt|took|~misread|~misunderst|~misinterpret|chose)",
        "sorry to the (easily|perpetually) offended",
        "(you|who|whoever|guys|some|people|anyone) (took|take|taken|have taken) ...4 (the wrong way|that way)",
        unless=("(feel|felt) (safe|ill|sick|unwell|unsafe|scared|let down|ignored)",),
    ),
    bad=(
        "I'm «sorry you feel that way» @kim but those are the rules",
        "«Sorry you took it like that», wasn't aimed at you lol",
        "We are «sorry that some players misread» the patch notes.",
        "«Sorry to hear you're bothered» by the bells.",
        "«Sorry you didn't like» the tour, every other group did.",
        "so some «people took the raffle joke the wrong way». sorry",
        "We're «sorry that you were offended».",
        "«Sorry your expectations» weren't met.",
        "«Sorry that you misread» it.",
        "«Sorry to the easily offended».",
    ),
    good=(
        "I'm sorry you felt unsafe on our night bus. We should have had staff at the stop.",
        "Sorry you had to wait! You're next.",
        "I can see how you feel, and you're right: we got it wrong. Sorry.",
        "Sorry you took a day off and nobody came. I'm bringing it myself tonight.",
        "Sorry to hear you're disappointed. The crust was raw, and that was us.",
        "Sorry you found a screw in your soup. We threw the whole batch out.",
        "Sorry you didn't get your parcel. It's with me now and leaves at four.",
        "You thought we'd forgotten you, and we had. Sorry.",
    ),
)
