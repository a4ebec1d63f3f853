from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="apology-excuse",
    title="Excuse inside the apology",
    severity=Severity.WARNING,
    label="excuse",
    intents=("apologise", "respond", "announce"),
    message="This may well be true, but it can read as an excuse. Say your part first, then what changes.",
    fix="Cut it, or turn it into a cause with a fix: “We had one till open. From today it's three.”",
    why=(
        "SorryWatch's advice: explain only where people need it, and make no excuses. A reason with a change behind it "
        "helps the reader; a reason alone asks them to let you off."
    ),
    source=Source("McCarthy & Ingall, SorryWatch, and Sorry, Sorry, Sorry (2022)", "https://www.sorrywatch.com"),
    detect=phrases(
        "(it's|it is|it's been|it has been|been|things are|things have been|we're|we are|i've been|we've been) [so|super|really|just|mega|very|a bit] (crazy|mad|mental|hectic|busy|manic|chaos)",
        "(i was|we were|i'm|we're|was) [so|really|just] (tired|exhausted|hungover|stressed|swamped|slammed|short staffed|short-staffed|understaffed|overwhelmed)",
        "(phones|lines|riders|drivers|kitchen|team) (are|is|were|was) (slammed|swamped|flat out)",
        "(rushed|run) off (our|my|their|his|her) feet",
        "(staff|team|girls|lads|people) [all] off (sick|ill|with)",
        "(calling|called|calls) in sick",
        "(one|two|three) [staff|people|lads|girls|of us|receptionists|dentist|dentists|vets|drivers] (off|down) [sick]",
        "these things happen",
        "what can (you|we) do",
        "teething (problems|issues)",
        "beyond our control",
        "people don't (realise|realize|understand) how hard",
        "(everyone|everyone's|everybody|everybody's|every airline|every shop|every firm|every gym|every school|every restaurant|every company|every baker|every florist) ...4 (late|behind|struggling|the same|same boat)",
        "(whole|entire) (industry|sector) (is|has)",
        "[in] the same boat",
        "you know how (it|things|mondays|saturdays) (is|are|goes|go|gets|get)",
        "(cut|give) (us|me|him|her|them) some slack",
        "it is what it is",
        "only (human|so much|so many)",
        "in (our|my) (defence|defense)",
        "(black friday|christmas|it's monday|the algorithm) ...3 (mad|crazy|busy)",
        unless=(
            "(no|not an|isn't an|isn't a) excuse",
            "if you're",
            "are you",
            "(everyone|everybody) who",
            "been [so] busy (with|making|building|working|baking|preparing)",
        ),
    ),
    bad=(
        "Sorry!! «it's been SO crazy» here with «two staff off sick» 😩",
        "We apologise, circumstances «beyond our control» led to delays.",
        "sorry guys «I was tired» and «these things happen»",
        "Sorry it's late, «every baker in town is behind» this week.",
        "Nobody called back: «three vets down», and «you know how things get».",
        "No reply yet because my «team is swamped», so please «give us some slack».",
    ),
    good=(
        "We had one person on the till on our busiest day. That was my rota, no excuse. Sorry.",
        "If you're exhausted after that delay, there's tea at gate 22, on us.",
        "We were short-staffed, which isn't an excuse. Three people start Monday.",
        "Two of us were off, and I had arranged no cover. That was my job. Sorry.",
        "We've been busy building a ramp, and it opens on Monday.",
        "Everyone who got a late box gets the next one free.",
    ),
)
