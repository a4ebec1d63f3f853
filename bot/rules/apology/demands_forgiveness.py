from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.components import has
from bot.rules.detect import Detector, phrases
from bot.rules.rule import Rule, Source

PLEA = phrases(
    "(please|pls|beg you to|begging you to) [please] forgive",
    "(please|pls|beg you to|begging you to) [please] accept (my|our) ~apolog",
)
CLOSURE = phrases(
    "(hope|let's|like to) [we can|to] [all] [can] (move on|put this behind us|put it behind us|draw a line)"
)
SORRY = phrases("(sorry|~apolog|~forgiv)")


def find(draft: Draft) -> Iterator[Span | None]:
    """The plea, or the wish to move on, where the draft apologises but neither owns nor repairs what happened."""
    if has(draft, "acknowledgement_of_responsibility") or has(draft, "offer_of_repair"):
        return
    yield from PLEA.find(draft)
    if any(True for _ in SORRY.find(draft)):
        yield from CLOSURE.find(draft)


RULE = Rule(
    id="apology-demands-forgiveness",
    title="Asks for forgiveness too soon",
    severity=Severity.SUGGESTION,
    label=None,
    intents=("apologise",),
    message="Asking to be forgiven adds least, and gives them the work. Own it and repair it first.",
    fix="Leave forgiveness to them. If you keep it, put it last and softly, after the repair.",
    why=(
        "In two experiments with 755 people the request for forgiveness was the least important of six parts of an "
        "apology; responsibility and repair came first."
    ),
    source=Source(
        "Lewicki, Polin & Lount 2016, Negotiation and Conflict Management Research 9(2)",
        "https://doi.org/10.1111/ncmr.12073",
    ),
    detect=Detector(PLEA.gate + CLOSURE.gate, find),
    bad=(
        "«Please please forgive» us 🙏🙏",
        "We're sorry and «hope we can all move on» now.",
        "«Pls accept our apologies» for yesterday",
        "«Begging you to forgive» me, all of you.",
        "Sorry, everyone. I'd «like to put this behind us».",
    ),
    good=(
        "We double-booked you. Your fee is refunded. I hope in time you can forgive us.",
        "Sorry, the tour bus left early. Everyone is refunded by Friday. Please forgive us!",
        "I was wrong. I've put it right with Sam. Not asking for anything.",
        "Let's move on to the 3pm session: room 4.",
        "I hope that you can forgive us one day. Your deposit is back today.",
    ),
)
