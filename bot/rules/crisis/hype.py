from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.detect import Detector, phrases
from bot.rules.rule import Rule, Source

LOUD = 4  # exclamation marks
SHARE = 0.6  # of the letters in capitals
ENOUGH = 12  # letters, to speak of a share
WITH_CAPITALS = 2  # exclamation marks that are loud already beside capitals

ALERT = phrases(
    "(urgent|urgently|emergency|warning|danger|lockdown|hacked|evacuate|evacuation|recall)",
    "(get out|stay away|run for|do not (eat|drink|use|open|update)|everyone please read|everybody please read)",
)


def find(draft: Draft) -> Iterator[Span | None]:
    """The words of alarm, where the draft shouts them."""
    marks = draft.plain.count("!")
    letters = [c for c in draft.plain if c.isalpha()]
    capitals = len(letters) >= ENOUGH and sum(map(str.isupper, letters)) >= SHARE * len(letters)
    if marks >= LOUD or (capitals and marks >= WITH_CAPITALS):
        yield from ALERT.find(draft)


RULE = Rule(
    id="crisis-hype",
    title="Panic tone in an alert",
    severity=Severity.WARNING,
    label="shouting",
    intents=("announce", "other"),
    message="Capitals and rows of “!” spread alarm and bury what to do. Calm, short and specific helps people act.",
    fix="At most one capitalised label, then what to do, where, and whom to call.",
    why=(
        "The crisis communication guide of the CDC in the US asks for messages that promote action. Rows of marks hide "
        "the action, and some screen readers spell out words in capitals."
    ),
    source=Source("CDC, Crisis and Emergency Risk Communication (CERC)", "https://www.cdc.gov/cerc/"),
    detect=Detector(ALERT.gate, find),
    bad=(
        "«URGENT»!!! WE HAVE BEEN «HACKED» BY PIRATES!!!",
        "WATER ON MILL ST!!! «GET OUT» NOW!!!",
        "«EMERGENCY» AT THE OFFICE!!!! «DANGER»",
        "«EVERYBODY PLEASE READ»!! MOULD IN THE RYE FLOUR",
        "Smoke in hall B!!!! «Stay away»",
    ),
    good=(
        "SEVERE FLOOD WARNING for Mill St. Leave now if you can do so safely. 999 if trapped.",
        "Warning: 5.1 can lose drafts. 5.0.9 is safe!",
        "Please don't update yet.",
        "We won!!!! What a night!!!!",
        "WARNING! WET PAINT ON THE STAIRS AT THE NORTH END",
        "Don't open the east gate today! Use the west gate, please!!",
    ),
)
