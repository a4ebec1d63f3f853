from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="crisis-false-comfort",
    title="Comforts more than it can know",
    severity=Severity.WARNING,
    label="speculation",
    intents=("announce", "respond", "apologise"),
    message="Sweeping comfort is hard to keep if the facts change. Say the facts that you have, and what people can do.",
    fix="“All 171 passengers are off the ferry and nobody is hurt” says more than “everything is fine”.",
    why=(
        "The crisis communication guide of the CDC in the US warns of reassuring beyond what is known: when the facts "
        "change, trust goes with them. Facts, even few, and something to do are what steadies people."
    ),
    source=Source("CDC, Crisis and Emergency Risk Communication (CERC)", "https://www.cdc.gov/cerc/"),
    detect=phrases(
        "(absolutely|totally|completely|perfectly|entirely|100%|quite) (harmless|safe|secure|under control)",
        "(absolutely|totally|completely) (no|zero) (risk|danger|cause for)",
        "(everyone's|everybody's|everything's|everyone is|everybody is|everything is) [totally|absolutely|completely|all] (fine|ok|okay|under control)",
        "(don't panic|dont panic|no need to panic|no reason to panic|no cause for alarm|no cause for concern)",
        "(nobody's|no one's|nobody is|no one is) going to (get|be) (ill|sick|hurt|poorly)",
        "(it's contained|contained) and [it] (won't|will not|can't) (spread|happen|get)",
        "never (killed|hurt|harmed) (anyone|anybody)",
        "(funds|deposits|data|details|passwords) (is|are) (fine|all fine|100% safe|all safe)",
        "(nothing serious|nothing to worry about)",
        unless=(
            "(can't|cannot|can not|not|isn't|aren't|until|if|whether|once|unless) ...8 (safe|secure|harmless|under control|ok|okay|fine|risk)",
            "(nothing|found nothing) to worry about in",
        ),
    ),
    bad=(
        "Ignore the reports, our heaters are «perfectly safe».",
        "One batch of yoghurt comes off the shelves, with «absolutely no risk» whatever!",
        "Chlorine alarm at the pool this morning, «everyone's totally fine».",
        "Servers are down, «don't panic».",
        "Samples aren't back, but «nobody is going to be ill».",
        "Forty children off sick. The bug is «contained and can't spread».",
        "A spot of lightning «never hurt anyone», see you at the top!",
        "The vault is shut today. «Deposits are fine».",
        "A bump on the late ferry, «nothing serious».",
    ),
    good=(
        "All 171 passengers are off and nobody is hurt.",
        "We can't say yet if it's completely safe, so please stop using it.",
        "The doctor found nothing to worry about in the first forty samples; the rest are due on Friday.",
        "Version 5.0.9 isn't affected.",
        "Everything in the fridge is free for the crews tonight.",
        "The pool opens when the inspector says that the water is clear.",
    ),
)
