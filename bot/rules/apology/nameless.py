import re
from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity
from bot.rules.detect import Detector, phrases
from bot.rules.rule import Rule, Source

WE = phrases("(we|we're|we've|we'll|we'd|our|us)")
ME = phrases("(i|i'm|i've|i'll|i'd|me|my)")
SIGNED = re.compile(r"(?:\s[-–—]|\^)\s?[A-Z][a-z]+\s*$", re.MULTILINE)
OFTEN = 2


def find(draft: Draft) -> Iterator[None]:
    """One None, where a draft to one person says “we” at least twice, never “I”, and is not signed."""
    if not draft.to_one_person or SIGNED.search(draft.plain):
        return
    if len(list(WE.find(draft))) >= OFTEN and not any(True for _ in ME.find(draft)):
        yield None


RULE = Rule(
    id="apology-nameless",
    title="No human in a personal apology",
    severity=Severity.SUGGESTION,
    label=None,
    intents=("apologise", "respond"),
    message="You are writing to one person as “we”. “I” and a first name can land better.",
    fix="Use “I” for what you did and sign with a first name: “– Priya”.",
    why="In studies of customer service, agents who said “I” rather than “we” had more satisfied customers, who also bought more.",
    source=Source(
        "Packard, Moore & McFerran 2018, Journal of Marketing Research 55(4)", "https://doi.org/10.1509/jmr.16.0118"
    ),
    detect=Detector(WE.gate, find),
    bad=(
        "We're sorry we let you down. Our team is here for our customers.",
        "We lost your bag and we apologise. We have a team on it.",
        "We know we got this wrong and we will do our best.",
        "We know, and our kitchen knows: your soup was cold.",
        "We've read your note, and our cook has too.",
    ),
    good=(
        "I'm sorry, Amir. I've found your bag in Palma. – Priya",
        "We let you down and I've put it right. – Luca",
        "We lost your bag. I've booked a courier for 9pm.",
        "We lost your bag, and we're on it. Ring me on Monday.",
        "The bag is at the desk.",
    ),
    extended=True,
)
