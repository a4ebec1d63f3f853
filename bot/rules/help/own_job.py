import re
from collections.abc import Iterator
from functools import lru_cache

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.profile import Profile
from bot.rules.detect import Detector, phrases
from bot.rules.rule import Rule, Source

CUSTOMER = "(client|clients|customer|customers|pupil|patient|owner)"
PEER = "(error|tried|reproduced|donor)"
NAMED = phrases(
    f"(a|the|my|our) ...1 {CUSTOMER}",
    f"{{start}} {CUSTOMER} (is|has|keep|are|waiting)",
    "{start} (client's|customer's|owner's) (site|back|ringing|coming|got)",
    f"{CUSTOMER} (is|are) (in|coming|waiting|ringing|back|walking)",
    "(we're|we are) a[n] ...4 (agency|msp|company|firm|shop|practice)",
    unless=(f"{CUSTOMER} of",),
    unless_anywhere=(PEER,),
)
ASKED = phrases(
    "how (do|does|should|would|to|long)",
    "(anyone|anybody|someone|somebody|who) (know|knows) how",
    "(what|what's|which) [is] the (best|right|easiest) (way|tool|place)",
    "(what|which) ...1 (should|do|can) (i|we) (use|need|pick|choose|buy|take)",
    unless=(
        "(your|yours)",
        "you (like|prefer|want|feel|love|enjoy|expect|remember|use|buy|pay)",
        "(for|with) you",
    ),
    unless_anywhere=(PEER,),
)
WORD = re.compile(r"[^\W\d_]{3,}")
MANY = re.compile(r"(?:(?<=[sxzh])es|(?<!s)s)$")
DOING = re.compile(r"(?:ing|ers?|ed)$")
COMMON = frozenset({  # words that tell nothing of a trade
    "after", "all", "and", "are", "best", "build", "business", "can", "company", "create", "customer",
    "customers", "day", "everyone", "family", "fine", "firm", "for", "from", "good", "great", "help", "kind", "life",
    "local", "made", "make", "making", "mostly", "new", "offer", "old", "our", "own", "people", "place", "provide",
    "quality", "run", "sell", "serve", "service", "services", "shop", "small", "some", "store", "team", "that", "the",
    "their", "they", "things", "time", "town", "use", "very", "well", "who", "with", "work", "world", "you", "your",
})  # fmt: skip


def find(draft: Draft) -> Iterator[Span | None]:
    """The customer or the trade where the draft names it; a question about what the profile says people do."""
    named = list(NAMED.find(draft))
    yield from named or _own_trade(draft)


def _own_trade(draft: Draft) -> Iterator[Span]:
    """From where a sentence asks to where it names the trade, or the other way round."""
    trade = _trade(draft.profile.job)
    asked = [span for span in ASKED.find(draft) if span] if trade else []
    for start, text in draft.parts if asked else ():
        whole = draft.span(start, start + len(text))
        asks = [span for span in asked if span.overlaps(whole)]
        words = [match.span() for match in WORD.finditer(text) if not trade.isdisjoint(_forms(match[0]))]
        if asks and words:
            named = draft.span(start + words[0][0], start + words[0][1])
            yield Span(min(asks[0].start, named.start), max(asks[0].end, named.end))


@lru_cache(maxsize=256)
def _trade(job: str) -> frozenset[str]:
    """The words that tell what the job is about, in all their forms."""
    words = (word for word in WORD.findall(job.lower()) if word not in COMMON)
    return frozenset(form for word in words for form in _forms(word)) - COMMON


def _forms(word: str) -> frozenset[str]:
    """The word as it is, and what it may be a form of: “apps” of “app”, “bakers” and “baking” of “bake”."""
    one = MANY.sub("", word)
    stem = DOING.sub("", one)
    made = {stem, f"{stem}e"} if stem != one else set()
    return frozenset(form for form in {word, one, *made} if len(form) >= 3)  # noqa: PLR2004 - shorter ones say little


RULE = Rule(
    id="help-own-job",
    title="Asks followers to do your own job",
    severity=Severity.SUGGESTION,
    label="own-job-ask",
    intents=("ask-help",),
    message="This sounds like the part that your customers pay you for. Readers may wonder. Ask colleagues in private, or ask here what only readers know.",
    fix="Ask about taste, habit or experience: “Which would you use?” Keep questions of the craft for peers.",
    why=(
        "This is professional practice, not a measured effect: whoever reads that the experts do not know, remembers "
        "it. The rule hears it where the draft itself names the customer or the trade, and where the workspace has said "
        "what it does for a living: /profile tells and changes that."
    ),
    source=Source("Chartered Institute of Public Relations, Code of Conduct", "https://cipr.co.uk/"),
    detect=Detector((*NAMED.gate, *ASKED.gate), find),
    bad=(
        "«Our client»'s site takes 20 seconds to load. How do you cache a page?",
        "How much do you charge for a headstone? «Clients keep» asking.",
        "Anyone know what F31 on a boiler means? «Customer's got» no hot water.",
        "How do you bleed brakes? Two «customers are waiting».",
        "«We're a bakery shop» and the dough won't rise. How long do you prove yours?",
        "«How do you keep bread» from going stale overnight? Asking before Monday.",
        "«Who knows how to time the baking» when the oven runs cold?",
        "«What's the best way to store breads»? We have no cellar.",
        "Morning all. «Which flour should we use for a rye loaf»?",
    ),
    good=(
        "We do tribunals all day but never ran a podcast. What microphone would you buy?",
        "Which sofa leg would survive your kids?",
        "How do you like your eggs? We're rewriting the brunch menu.",
        "Restoring a client's database fails with error 3044. Who has scripted the relinking?",
        "Are you a customer of the old library? Tell us what you miss.",
        "Customer service is closed today. Where should the new desk stand?",
        "Clientele of the Crown: who remembers the piano?",
        "How do you slice a loaf when your knife is blunt?",
        "How do you like bread best, toasted or plain?",
        "How long should the bread counter stay open for you on Fridays?",
        "How do you clear a blocked sink?",
        "A loaf is a loaf. How do you spend the evening?",
    ),
    profile=Profile(job="We bake bread and sell loaf after loaf"),
)
