from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity
from bot.rules.detect import Detector, Listening, gates, near
from bot.rules.rule import Rule, Source

MOST = 3  # questions: with more of them nobody knows which one to answer
CLEAR = gates(
    (
        "(which|who|where|how (many|much|long)) ...9 ...9 (or|a|an|your|you|you'd|this|these|those|two)",
        "(would|could|can|do|did|will) (you|any of you|anyone|anybody|somebody|someone) ...9 ...9 ({number}|{day}|{time}|or|before|by|photo|scan|van|log|hour|hours|minutes)",
        "(does|has|is|did) (anyone|anybody|somebody|someone|it|yours) ...9 ...9 (a|an|in|on|used|seen|tried|from|since)",
        "what's (your|yours|at|the one)",
        "({number}|two|three|four|six) (people|volunteers|pairs|drivers|playtesters|hours|minutes)",
    )
)
VAGUE = gates(
    (
        "(how (do|should|to)|what do we)",
        "(thing|things|stuff|something|anything)",
        "(client|clients|client's|customer|customers|customer's)",
        "(desperate|lost|asap|urgent)",
        "(their|emails|numbers|mobiles)",
    )
)
THANKING = gates(("(~thank|thx|cheers|ta|ty|~grateful|gratefully|~appreciat|owe you)",))
SPECIFIC, UNCLEAR, KIND = Listening(CLEAR), Listening(VAGUE), Listening(THANKING)


def find(draft: Draft) -> Iterator[None]:
    """One None for an ask with one to three questions, something to answer them with, and a word of thanks."""
    heard = near(draft).whole
    if not 1 <= draft.heard.count("?") <= MOST or UNCLEAR.matches(heard, draft.heard):
        return
    if SPECIFIC.matches(heard, draft.heard) and KIND.matches(heard, draft.heard):
        yield None


RULE = Rule(
    id="praise-specific-ask",
    title="Specific, answerable ask",
    severity=Severity.PRAISE,
    label=None,
    intents=("ask-help",),
    message="A clear ask, and kindly put. People can answer it in a line.",
    fix="Keep it.",
    why=(
        "In experiments, people who asked directly for help got a yes far more often than they expected: they "
        "underestimated it by up to half."
    ),
    source=Source(
        "Flynn & Lake 2008, Journal of Personality and Social Psychology 95(1)",
        "https://doi.org/10.1037/0022-3514.95.1.128",
    ),
    detect=Detector(CLEAR, find),
    bad=(
        "Which would your kids use: Elm Park or Dock Street? Thanks!",
        "Could you lend us the blue van on Saturday? We'd be grateful.",
        "Has anybody in Glasgow mended an accordion? Cheers for a hint.",
        "What's your favourite rainy walk? We'd appreciate a name.",
        "Six volunteers for the raft, please. In? Thank you!",
    ),
    good=(
        "Help!!! Thoughts?",
        "We want your views, thank you.",
        "How do you hash a password, which way is best for a shop? Thanks!",
        "Which of these is the thing we broke? Thanks!",
        "Which clay would you take for a customer who wants it red? Thanks!",
        "Desperate here. Which of you has a van? Thanks!",
        "Who is your landlord? Leave their number below, which is all that we ask of you. Thanks!",
        "Which of these two doors would you paint green?",
        "Which of you? When? Where? And how many? Thanks!",
    ),
)
