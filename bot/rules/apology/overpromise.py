from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="apology-overpromise",
    title="Promises that it can never happen again",
    severity=Severity.SUGGESTION,
    label=None,
    intents=("apologise", "respond", "announce"),
    message="“Never again” is hard to keep, and hard to believe. Say what you changed instead.",
    fix="Replace it with the change and a date: “From today two people check every send.”",
    why=(
        "SorryWatch asks an apology to say why it will not happen again, which takes a change rather than a promise. "
        "That a broken promise costs extra is practitioners' experience; we know of no controlled study."
    ),
    source=Source("McCarthy & Ingall, SorryWatch, and Sorry, Sorry, Sorry (2022)", "https://www.sorrywatch.com"),
    detect=phrases(
        "(this|it|that) will never [ever] happen again",
        "(we|i) (guarantee|promise) [you] [that] (this|it) ...3 (never|won't) [ever] [happen] [again]",
        "never [ever] again",
        unless=("(so|because|now need|two approvals)", "we've (changed|added|stopped)", "(tried|tried it) once"),
    ),
    bad=(
        "«This will NEVER happen again», we promise!!",
        "«We guarantee it won't happen again».",
        "«Never again». Sorry.",
        "«We promise that this won't happen again».",
        "«It will never ever happen again», word of honour.",
    ),
    good=(
        "So it will never happen again we've removed the delete button from that screen.",
        "Sorry, we don't ship glass: tried it once, never again!",
        "From now on two people check each send.",
        "We can't promise no outages. We can promise updates every 20 minutes.",
        "It will never happen again now that we've changed the lock.",
        "We've changed the lock, and two people hold a key.",
    ),
)
