from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.detect import Detector
from bot.rules.rule import Rule, Source

ENOUGH = 3  # questions: the fourth is one too many


def find(draft: Draft) -> Iterator[Span]:
    """Every question after the third."""
    questions = [part for part in draft.parts if part.text.rstrip("!.\"')]").endswith("?")]
    for part in questions[ENOUGH:]:
        yield draft.span(part.start, part.start + len(part.text))


RULE = Rule(
    id="help-many-asks",
    title="Too many questions at once",
    severity=Severity.SUGGESTION,
    label=None,
    intents=("ask-help",),
    message="So many questions split the answers. Pick the one that you need most.",
    fix="Keep one question, and put the others into follow-up replies.",
    why=(
        "This is professional practice. What research shows is that a direct request gets a yes more often than askers "
        "expect; it does not say how many fit into one post."
    ),
    source=Source(
        "Flynn & Lake 2008, Journal of Personality and Social Psychology 95(1)",
        "https://doi.org/10.1037/0022-3514.95.1.128",
    ),
    detect=Detector((), find),
    bad=(
        "What do you think? Would you buy it? How much? «Which colour?» «And where?»",
        "Who's in? When? What time? «Where should we meet?»",
        "Do you like the app? Is it fast? Is it pretty? «Would you tell friends?»",
        "Left? Right? Up? «Down?»",
        "Soup or salad? Tea or beer? In or out? «Early or late?!» Cheers.",
    ),
    good=(
        "Which would your kids use: Elm Park or Dock Street?",
        "Classical or 80s? You decide. Cheers!",
        "What made you cancel? And what would bring you back?",
        "Really??? Who has our tortoise?",
        "One? Two? Or three sugars?",
    ),
    extended=True,
)
