from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.components import has
from bot.rules.detect import Detector, phrases
from bot.rules.rule import Rule, Source

SHORT = 45  # words; a longer apology has room to say elsewhere what it is about
OPENING = 5  # words; with more before it, “sorry about that” points back at something named

VAGUE = phrases(
    "(sorry|~apolog) ...2 (about|bout|for|re) (this|that|it|everything|what happened|all this)",
    "(sorry|~apolog|regret) ...2 (this|the|these|any) [recent] (situation|issue|issues|inconvenience|experience|incident|matter|events|trouble)",
    unless_anywhere=("{number}",),
)


def find(draft: Draft) -> Iterator[Span | None]:
    """The vague object of the apology, where a short draft names neither what was done nor why."""
    if draft.words > SHORT or has(draft, "explanation") or has(draft, "acknowledgement_of_responsibility"):
        return
    for span in VAGUE.find(draft):
        if span and len(draft.text[: span.start].split()) <= OPENING:
            yield span


RULE = Rule(
    id="apology-no-specifics",
    title="Vague about what happened",
    severity=Severity.SUGGESTION,
    label=None,
    intents=("apologise",),
    message="A reader who missed it cannot tell what this is about. Name it in one line.",
    fix="Add what, when and who: “On Monday we sent 112 letters to the wrong people.”",
    why=(
        "SorryWatch's advice is to name what the apology is for. The crisis communication guide of the CDC in the US "
        "asks for the same: say what is known, what is not, and what is being done."
    ),
    source=Source("McCarthy & Ingall, SorryWatch, and Sorry, Sorry, Sorry (2022)", "https://www.sorrywatch.com"),
    detect=Detector(VAGUE.gate, find),
    bad=(
        "We're so «sorry about this» situation and we hear you.",
        "«Apologies for the recent events».",
        "«Sorry for everything» guys 😭💔",
        "«Apologies for this» matter.",
        "«Sorry about what happened», all.",
    ),
    good=(
        "We're sorry the 8:14 was cancelled after 40 minutes of 'on time'.",
        "Sorry about this: we printed 'crap linguine' on 500 menus.",
        "The lift at the library stood still all morning. Sorry about that.",
        "Sorry for the wait, your pizza left at 7:42.",
        "Sorry about this: 14 letters went astray.",
        "Sorry for the cold soup on Monday.",
    ),
    yields_to=("apology-conditional", "apology-you-feel", "apology-offence-taken", "apology-may-have"),
)
