from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="praise-report-back",
    title="Gives something back to those who help",
    severity=Severity.PRAISE,
    label=None,
    intents=("ask-help",),
    message="Good: those who help get something back from you.",
    fix="Keep it, and do it.",
    why=(
        "In a study of 5,728 requests for help, those that spoke of giving something back, or of passing the kindness on, "
        "were granted more often."
    ),
    source=Source("Althoff, Danescu-Niculescu-Mizil & Jurafsky 2014, ICWSM", "https://arxiv.org/abs/1405.3282"),
    detect=phrases(
        "report back",
        "(i'll|we'll|i will|we will|will) (publish|post|share|tell you|update) ...4 (what|the|results|tally|count|answers|here|everything|back)",
        "(i'll|we'll|will|you'll be) (credit|credited|name|named) [you|on|in]",
        "return the favour",
        "(pay it|passing it) (back|forward|on)",
        "(we|i) owe you (one|a)",
        "in return",
        "answers are published",
        unless=("(nothing|no favour) in return", "(i'll|we'll) post the (parcel|box|ticket)"),
    ),
    bad=(
        "Who'd you trust with a piano? Will «report back» for others.",
        "Vote by Sunday and «we'll publish the count».",
        "Know this doorway? «We'll credit you» on the label.",
        "Could three of you read our guide? Happy to «return the favour».",
        "Help us through the winter, and we'll «pay it forward».",
        "What microphone under £100? «We owe you one».",
        "Lend us your barn for a night and have a song «in return».",
        "Fill in the form: all «answers are published» in May.",
    ),
    good=(
        "Help us please!",
        "Which one?",
        "Reply now, it ends at midnight.",
        "You get nothing in return, and we know it.",
        "Say where you live and we'll post the box on Monday.",
        "We owe the bank £400. Who can help?",
    ),
)
