from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

CUSTOMER = "(client|clients|customer|customers|pupil|patient|owner)"

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
        "it. The rule hears it only where the draft itself names the customer or the trade."
    ),
    source=Source("Chartered Institute of Public Relations, Code of Conduct", "https://cipr.co.uk/"),
    detect=phrases(
        f"(a|the|my|our) ...1 {CUSTOMER}",
        f"{{start}} {CUSTOMER} (is|has|keep|are|waiting)",
        "{start} (client's|customer's|owner's) (site|back|ringing|coming|got)",
        f"{CUSTOMER} (is|are) (in|coming|waiting|ringing|back|walking)",
        "(we're|we are) a[n] ...4 (agency|msp|company|firm|shop|practice)",
        unless=(f"{CUSTOMER} of",),
        unless_anywhere=("(error|tried|reproduced|donor)",),
    ),
    bad=(
        "«Our client»'s site takes 20 seconds to load. How do you cache a page?",
        "How much do you charge for a headstone? «Clients keep» asking.",
        "Anyone know what F31 on a boiler means? «Customer's got» no hot water.",
        "How do you bleed brakes? Two «customers are waiting».",
        "«We're a bakery shop» and the dough won't rise. How long do you prove yours?",
    ),
    good=(
        "We do tribunals all day but never ran a podcast. What microphone would you buy?",
        "Which sofa leg would survive your kids?",
        "How do you like your eggs? We're rewriting the brunch menu.",
        "Restoring a client's database fails with error 3044. Who has scripted the relinking?",
        "Are you a customer of the old library? Tell us what you miss.",
        "Customer service is closed today. Where should the new desk stand?",
        "Clientele of the Crown: who remembers the piano?",
    ),
)
