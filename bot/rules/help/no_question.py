from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity
from bot.rules.detect import Detector, Listening, gates, near
from bot.rules.rule import Rule, Source

WISH = gates(
    (
        "(help|input|views|advice|feedback|ideas|opinions|suggestions)",
        "(need|want|looking for) ...4 (someone|somebody|people|volunteers|hands|anyone)",
    )
)
WAY_TO_ANSWER = gates(
    (
        "(comment|reply|write|vote|call|ring|text|dm|message|email|sign up|fill in|drop off|bring|post|send|donate|foster)",
        "tell us (what|which|if|your|where|how|who)",
        "(£|$|€){number}",
    )
)
WISHING, ANSWERABLE = Listening(WISH), Listening(WAY_TO_ANSWER)


def find(draft: Draft) -> Iterator[None]:
    """One None for a wish for help that neither asks a question nor says what to do."""
    heard = near(draft).whole
    if "?" in draft.heard or not WISHING.matches(heard, draft.heard):
        return
    if not ANSWERABLE.matches(heard, draft.heard):
        yield None


RULE = Rule(
    id="help-no-question",
    title="No question in the ask",
    severity=Severity.SUGGESTION,
    label=None,
    intents=("ask-help",),
    message="There is no question here, and nothing to do. A direct question is easier to answer than a hint.",
    fix="End with one that can be answered in a line: “Which would you pick, A or B?”",
    why=(
        "In experiments, people who asked directly for help got a yes far more often than they expected: they "
        "underestimated it by up to half."
    ),
    source=Source(
        "Flynn & Lake 2008, Journal of Personality and Social Psychology 95(1)",
        "https://doi.org/10.1037/0022-3514.95.1.128",
    ),
    detect=Detector(WISH, find),
    bad=(
        "We want your views on the new path!",
        "We could really use some input on the menu.",
        "someone help im so lost",
        "Looking for two people with strong arms.",
        "Our garden needs ideas, it really does.",
    ),
    good=(
        "Vote A or B by Sunday, we need your advice. Thank you!",
        "Which one would you pick? We need advice.",
        "We need someone with a ladder; ring Marie at the desk before 8.",
        "Tell us which song you'd cut, we want your opinions.",
        "Help us to keep the bus: £5 buys a litre of paint.",
        "The choir sings at eight in the square.",
    ),
    yields_to=("help-vague",),
    extended=True,
)
