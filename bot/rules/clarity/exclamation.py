import re
from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.detect import Detector
from bot.rules.rule import Rule, Source

PILE = re.compile(r"[!?]*!!+[!?]*")
MARKS = 8  # in the piles together


def find(draft: Draft) -> Iterator[Span | None]:
    """The longest pile of exclamation marks, where the piles are many or high."""
    piles = list(PILE.finditer(draft.heard))
    if sum(len(pile[0]) for pile in piles) >= MARKS:
        longest = max(piles, key=lambda pile: len(pile[0]))
        yield draft.span(*longest.span())


RULE = Rule(
    id="clarity-exclamation",
    title="Piles of exclamation marks",
    severity=Severity.SUGGESTION,
    label="shouting",
    intents=(),
    message="So many exclamation marks sound louder than the words do. One is enough, and an apology needs none.",
    fix="Keep one, where it matters most.",
    why=(
        "Government style guides leave exclamation marks out. Here it is a matter of taste and of your voice, so this "
        "rule is off unless a workspace wants it."
    ),
    source=Source("GOV.UK style guide", "https://www.gov.uk/guidance/style-guide"),
    detect=Detector(("!!",), find),
    bad=(
        "So sorry everyone!!! We love you «!!!!!»",
        "Out now «!!!!!!!!» Link in the thread",
        "Please!! Help!! Us!! Today «!!!»",
        "What «?!?!!!!!!» The lamp is back!!!",
        "We won «!!!!», we really won!!!!",
    ),
    good=(
        "Seeded rye is back! Which next?",
        "Thank you!! You're saving us a weekend.",
        "Bread! Cheese! Soup! Cake! Tea! Buns! Pie! Jam! All at the hall.",
        'The poster says "Run!!!!!!!!" and the dog obeyed.',
        "They won the cup!!!!!!!",
    ),
    extended=True,
)
