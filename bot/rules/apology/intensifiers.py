from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

ADVERB = "(so|very|really|truly|deeply|sincerely|extremely|incredibly|terribly|genuinely|super)"

RULE = Rule(
    id="apology-intensifiers",
    title="Stacked intensifiers",
    severity=Severity.SUGGESTION,
    label=None,
    intents=("apologise",),
    message="One “sorry” with detail says more than three adverbs. Detail shows that you mean it.",
    fix="Keep one adverb at most and add the harm: “I'm so sorry you waited three hours.”",
    why=(
        "This is practitioners' advice on style; we know of no controlled study of stacked adverbs. One study found "
        "that longer words read as more apologetic, so a single “genuinely” is welcome."
    ),
    source=Source(
        "Lev-Ari 2025, British Journal of Psychology", "https://bpspsychub.onlinelibrary.wiley.com/journal/20448295"
    ),
    detect=phrases(
        f"{ADVERB} [and] {ADVERB} [and] [{ADVERB}] (sorry|~apolog)",
        "so so so [so] [sorry]",
    ),
    bad=(
        "We are «truly, deeply, sincerely sorry» 🙏",
        "«so so so sorry» everyone!!!",
        "I am «really very truly sorry» about yesterday",
        "It was our mistake, and I feel «so so so» bad.",
        "I am «so very sorry» for the cold soup.",
        "We «truly, genuinely apologise» to the choir.",
    ),
    good=(
        "I'm so sorry, Steve.",
        "We are genuinely sorry that your dad waited three hours.",
        "Deepest apologies, the buns are gone.",
        "Sorry for the very long queue.",
        "It is so good to see you, and I'm sorry about the rain.",
    ),
    extended=True,
)
