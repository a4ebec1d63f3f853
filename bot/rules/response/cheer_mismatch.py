from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.detect import Detector, either, phrases
from bot.rules.rule import Rule, Source

SERIOUS = (
    "(died|dead|death|ambulance|hospital|emergency|funeral|cancer|wheelchair|scared|frightened|terrified"
    "|~allerg|~assault|~racis|~injur|~miscarr|~threat|~disab|~bleed|~accus|~discriminat|~bereave"
    "|chest pain|stealing|stolen|burned|burnt my|choked|passed away|my late (mum|dad|wife|husband))"
)
CHEER = phrases(
    "/[😊😀😄😁🎉💕😘😉🥰🤩🥳😍😃]/",
    "/!!+/",
    "(hun|hey hun|chin up|yay|woohoo|cheers|awesome|no worries)",
    "have a (great|lovely|fab|fabulous|wonderful|nice) (day|weekend|evening|week)",
)


def find(draft: Draft) -> Iterator[Span | None]:
    """Cheer in a reply to a message that tells of something serious."""
    if either((SERIOUS,)).search(draft.parent.lower()):
        yield from CHEER.find(draft)


RULE = Rule(
    id="response-cheer-mismatch",
    title="Cheerful tone on a serious complaint",
    severity=Severity.WARNING,
    label=None,
    intents=("respond",),
    message="Their message is serious. Drop the emoji and the cheer, and ask whether they are all right.",
    fix="Open with the person: “Is he OK?” Then one clear step.",
    why=(
        "A study of 472,995 negative posts found that the reply has to match how strongly people feel. A bright tone on a "
        "bad day reads as not having listened."
    ),
    source=Source("Herhausen et al. 2019, Journal of Marketing 83(3)", "https://doi.org/10.1177/0022242918822300"),
    detect=Detector(CHEER.gate, find),
    bad_parent="My son had an allergic reaction to your brownie and we spent the night in hospital.",
    bad=(
        "«Hey hun»! «Chin up» «💕» DM us",
        "Oh no«!!» «😊» «have a great day»",
        "Thanks for letting us know! «🎉»",
        "Good to know, «cheers», and «have a lovely weekend».",
        "Noted, «no worries» at all.",
    ),
    good=(
        "I'm so sorry. Is your son OK? That comes first.",
        "That sounds frightening. Call 999 if you feel at risk. I'm calling you now.",
        "Thank you for telling us. I've taken every brownie off sale.",
        "Is he home again? I'm at the desk until ten, and my own number is on its way to you.",
        "I can't stop thinking of your night. The recipe goes to your doctor within the hour.",
    ),
)
