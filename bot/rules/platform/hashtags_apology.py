from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.components import has
from bot.rules.detect import Detector, phrases
from bot.rules.platform import tags_in
from bot.rules.rule import Rule, Source

LOSS = phrases(
    "(condolences|rip|thoughts and prayers|rest in peace|passed away|thinking of (everyone|everybody|all))",
    "(our|my) (thoughts|hearts) (are|go out)",
    "~sad ...5 (passing|death|loss)",
)
TOO_MANY = 2  # one may be the name of the thing


def find(draft: Draft) -> Iterator[Span | None]:
    """The hashtags of a draft that apologises or mourns, from the first to the last."""
    tags = tags_in(draft)
    if len(tags) >= TOO_MANY and (has(draft, "expression_of_regret") or any(True for _ in LOSS.find(draft))):
        yield draft.span(tags[0].start, tags[-1].end)


RULE = Rule(
    id="platform-hashtags-apology",
    title="Hashtags in an apology or a condolence",
    severity=Severity.SUGGESTION,
    label="hashtag-stuffing",
    intents=(),
    message="Hashtags can make an apology or a condolence look like a campaign. It reads as more sincere without them.",
    fix="Take the tags out; the people concerned will find it.",
    why=(
        "Hashtags put a post before strangers who search for a topic, and sorrow is meant for those concerned. This is "
        "what practitioners advise: we know of no controlled study."
    ),
    source=Source("X Help Center, How to use hashtags", "https://help.x.com/en/using-x/how-to-use-hashtags"),
    detect=Detector(("#",), find),
    bad=(
        "So sorry about the queue, folks «#community #family»",
        "We got your order wrong and we apologise. «#customercare #fail»",
        "Mr Hale from the ferry has died. RIP «#ferry #island»",
        "«#Storm #Prayers» Our hearts go out to the crew.",
        "So sad to hear of her passing «#legend #snooker #local»",
    ),
    good=(
        "So sorry, folks. The doors open at seven tomorrow.",
        "Sorry! #RiverRun starts at 9, not 8: I typed it wrong.",
        "Order #88213 and order #88214 went out late. Sorry!",
        "Two new loaves on Friday #rye #spelt",
        "No sad faces: the pool is open #swim #summer",
        "Our hearts are with the crew and with their families tonight.",
    ),
    yields_to=("platform-hashtags",),
)
