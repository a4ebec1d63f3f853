from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity
from bot.rules.detect import Detector, Listening, gates, near
from bot.rules.rule import Rule, Source

SHORT = 14  # words: a longer ask mostly says why
REASON = Listening(
    gates(
        (
            "(because|since|so that|so we|as we|after|before|until|due to)",
            "(broke|broken|died|closed|short|stuck|lost|retired|moving|redesigning|rewriting|choosing)",
            "(we're|we are|i'm|our|my|we've|us)",
            "(for|to (help|plan|settle|fix|mend|carry))",
        )
    )
)


def find(draft: Draft) -> Iterator[None]:
    """One None for a short question that does not say what it is for."""
    if draft.words <= SHORT and "?" in draft.heard and not REASON.matches(near(draft).whole, draft.heard):
        yield None


RULE = Rule(
    id="help-no-reason",
    title="No reason given for the ask",
    severity=Severity.SUGGESTION,
    label=None,
    intents=("ask-help",),
    message="One line on why you ask makes it a story, and easier to say yes to.",
    fix="Add the why: “Our supplier closed on Friday, so …”",
    why="In a study of 5,728 requests for help, those that told of a need were granted more often.",
    source=Source("Althoff, Danescu-Niculescu-Mizil & Jurafsky 2014, ICWSM", "https://arxiv.org/abs/1405.3282"),
    detect=Detector((), find),
    bad=(
        "Anyone know a good plumber?",
        "Can someone lend a van on Sunday?",
        "Which font, A or B?",
        "Who has a ladder?",
        "Does anybody here play the oboe? Thanks!",
    ),
    good=(
        "Our supplier closed. Which local roaster should we try?",
        "Which font? The old one is hard to read, because it is thin.",
        "The pump broke. Who has one?",
        "Who has a ladder for Sunday?",
        "We're two drivers down. Could you do an hour?",
        "Ladder wanted. Ring the desk.",
        "Which of these doors would you paint green, the one by the river, the one on the hill or neither?",
    ),
    yields_to=("help-vague",),
    extended=True,
)
