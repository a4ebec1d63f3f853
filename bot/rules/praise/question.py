from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="praise-question",
    title="Asks readers something real",
    severity=Severity.PRAISE,
    label=None,
    intents=("promote", "announce", "other", "share-failure"),
    message="Good: a real question that people can answer.",
    fix="Keep it, and stay around to answer the answers.",
    why=(
        "Kent and Taylor's principles for dialogue online ask for a loop: readers can ask and answer. A question about "
        "their own experience is the plainest way to open one."
    ),
    source=Source("Kent & Taylor 1998, Public Relations Review 24(3)", "https://doi.org/10.1016/S0363-8111(99)80143-X"),
    detect=phrases(
        r"/\b(?:what|which|who|how|where|when)(?:'s|s)?\b[^?.!]{0,60}\b(?:you|your|yours|we|us|i)\b[^?.!]{0,80}\?/",
        r"/\b(?:have|has|did|would|could|do) (?:you|any ?one|anybody)(?: \w+){0,2} (?:ever|tried|seen|used|found|got|had|like|rather|prefer|want|remember|swear)\b[^?.!]{4,100}\?/",
        unless=(
            "(who could have|who would have|who'd have|how dare|what the hell|what are you waiting|what can (you|we|i) do|where were you|what more|how (stupid|dumb)|who do you think)",
            "have you (tried|considered) (reading|learning|taking|our|the new)",
            "(how|what|why) (can|could|do|should|would) (i|we) (say|even|lose|stop|possibly)",
            "what (would|could) you (say|do) if (we|i) (told|said)",
            "(ready|want) to (save|lose|win|earn|make money)",
            "(tell me|not sure|no idea|know|guess|mark|wonder|show us|tell us) (who|where|what|which|how|when)",
        ),
    ),
    bad=(
        "«What's your worst kitchen disaster?»",
        "«Which playground would your kids use?»",
        "Forty pairs started, eleven lasted. «What would you have changed?»",
        "«Has anyone got a mentor scheme past month three?»",
        "«How do you keep bread soft in July?»",
    ),
    good=(
        "Have you tried reading the docs by any chance?",
        "Thoughts?",
        "Wow, who could have told us that you would do that?",
        "How can we even begin to thank you?",
        "What would you say if we told you there is 20% off?",
        "What makes you want to save money like our members?",
        "Tell me which of the lamps you broke?",
        "We know what you like.",
    ),
)
