from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.components import has
from bot.rules.detect import Detector, phrases
from bot.rules.failure import DEEDS
from bot.rules.rule import Rule, Source

LONG_ENOUGH = 12  # words; a quip needs no moral

TOLD = phrases(
    *DEEDS,
    unless_anywhere=(
        r"/\?/",
        "(learn|learned|learnt|learning|lesson|moral|taught|teaches|teaching)",
        "(next time|from now|now (i|we|it|everything|the|no|all)|(i|we) now|instead|so now|since then|these days|no longer|never again|any more)",
        "(we're|we are|i'm|i am) [now] (fixing|changing|deleting|pausing|moving|shutting|switching|sending|adding|trying|teaching|wheeling)",
        "(we've|we have|i've|i have) [now|since] (paused|changed|stopped|published|asked|moved|switched|added|fixed|ordered|phoned|told|apologised|paid|given)",
        "(rebuilt|rebuild|fixed|fix|fixes|corrected|second attempt|another go|try again|trying again|goes live|erratum|postmortem|write-up|rewrote)",
        "(should have|should've|shouldn't have|must|always|never)",
        "(here's|tell|show|ask|join|come|help|comment|reply|send|bring|grab|learn from|have a look|see the|link|first comment|below)",
        "(thanks|thank you|cheers|folks|every time|be less like|relatable|idiot|which fair)",
        "(refund|refunds|refunded|on us|on me|on the house|free|credit|credited|half price|for a fiver)",
        "(old|new) ...2 (till|until|from|by)",
    ),
)


def find(draft: Draft) -> Iterator[Span | None]:
    """None, for what is missing: a failure told, and nothing after it."""
    if draft.words < LONG_ENOUGH or has(draft, "repentance") or has(draft, "offer_of_repair"):
        return
    if any(True for _ in TOLD.find(draft)):
        yield None


RULE = Rule(
    id="failure-no-lesson",
    title="No lesson or change",
    severity=Severity.SUGGESTION,
    label=None,
    intents=("share-failure",),
    message="What did you learn or change? One line more makes a story of it.",
    fix="End with “so now we …” or “next time …”, or ask readers what they would have done.",
    why=(
        "In a series of studies, failures told beside successes lowered hurtful envy; what came of yours is the other "
        "half. If it is a joke at your own cost and nobody was harmed, leave it as it is."
    ),
    source=Source(
        "Brooks et al. 2019, Journal of Experimental Psychology: General 148(4)", "https://doi.org/10.1037/xge0000538"
    ),
    detect=Detector(TOLD.gate, find),
    bad=(
        "I stacked the wedding cake warm and it fell over in front of the bride and all of her guests 🫠",
        "We spent £12k on a cycle lane that is 40 metres long and ends in a bollard.",
        "I'd left the mic in the van, and so the whole hall heard was me waving my arms.",
        "Our grand reopening flopped. Eleven people came, and nine of them were there for the toilets.",
        "We lost the choir prize by a single point. It rained, and the coach home was very quiet.",
    ),
    good=(
        "I dropped the cake.",
        "We lost the choir prize by a single point, and sang too fast. What would you have done?",
        "We lost the choir prize by a single point. The lesson took a summer of quiet mornings.",
        "We matched our pairs on postcode and it failed, so now the form has a page on interests.",
        "We planted four hundred leeks in March and the frost took the lot. We're trying beans.",
        "We planted four hundred leeks in March and the frost took most. I've ordered fleece.",
        "I stacked the cake warm and down it went. It was rebuilt at two with a very cold spoon.",
        "We printed June in place of July on four hundred posters. We should have read them out loud.",
        "We printed June in place of July on four hundred posters. Have a look, they hang on the stairs.",
        "We printed June in place of July on four hundred posters. Cheers to the baker who spotted it.",
        "We printed June in place of July on four hundred mugs. They are half price for a whole week.",
        "We bought three hundred green spoons that bend in soup. Old spoons till the new box lands.",
        "We posted the small shirts to all of the tall people. A refund went out today.",
        "It was our mistake, and we forgot the whole back row. From today two people check.",
    ),
)
