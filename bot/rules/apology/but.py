from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.detect import Detector, phrases
from bot.rules.rule import Rule, Source

NEXT_SENTENCE = phrases(
    r"/(?:sorry|apologies|apologi[sz]e)[.!]+ (?:but|however|although),? (?:(?:in (?:all )?fairness|to be fair|honestly|let's be honest|in our defence)\b|you (?:did|could|should|knew|were|had|chose)\b)/",
    whole_draft=True,
)

SAME_SENTENCE = phrases(
    "(sorry|~apolog) ...9 ...5 (but|however|though|although)",
    unless=(
        "but (that's|that is|it's|it is|there's|there is) [really] (no|not a|not an|isn't) (excuse|enough|good enough)",
        "but (we|i) (will|won't|have|are|can|can't|should)",
        "but (we'll|i'll|we've|i've|we're|i'm)",
        "(nothing|all) but",
        "{start} (hi|hey|sorry) [there] but (which|what|where|when|who|is|are|do|can)",
        "sorry if (this|that)",
        "but (here|help|the next|the cash)",
        "but you (don't|shouldn't) (need|have)",
        "but you won't (pay|lose)",
        "(say|saying|said) sorry",
    ),
)


def find(draft: Draft) -> Iterator[Span | None]:
    yield from SAME_SENTENCE.find(draft)
    yield from NEXT_SENTENCE.find(draft)


RULE = Rule(
    id="apology-but",
    title="Apology taken back by “but”",
    severity=Severity.WARNING,
    label=None,
    intents=("apologise", "respond", "announce"),
    message="A “but” after “sorry” takes the sorry back for many readers. End the sentence after the apology.",
    fix="Put a full stop after the apology. If an explanation is needed, give it a sentence of its own, without “but”.",
    why=(
        "SorryWatch lists “but” among the words to keep out of an apology: explain only where people need it, and "
        "without excuses. This is advice from reading many apologies, not a measured effect."
    ),
    source=Source("McCarthy & Ingall, SorryWatch, and Sorry, Sorry, Sorry (2022)", "https://www.sorrywatch.com"),
    detect=Detector(SAME_SENTENCE.gate + NEXT_SENTENCE.gate, find),
    bad=(
        "«Sorry about the wait but» you did pick our busiest night.",
        "We «apologise for the delay; however» passengers are reminded to arrive early.",
        "«sorry ur order's late but» honestly the app is the problem 🤷",
        "The tour ran late and we're «sorry. BUT in fairness» you had the map.",
        "«Sorry about the noise, although» it was only an hour.",
    ),
    good=(
        "I'm sorry, but that's no excuse: I should have checked.",
        "Sorry Lou! But we can get you on the 8:29.",
        "We have nothing but apologies for you today.",
        "Sorry, but we can't print your posters by Friday. Your deposit is on its way to you.",
        "You could just say sorry, but a refund would help more.",
        "Sorry about the wait, but we've got you on the 9:10.",
        "Sorry is all but a word until the money is back.",
        "Sorry, but which gate is it?",
        "Sorry if this is late, but the kettle is on.",
        "Sorry it broke, but here is a new one.",
        "Sorry for the queue, but you don't need a ticket any more.",
        "Sorry we closed early, but you won't lose your seat.",
    ),
)
