import re
from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity
from bot.rules.components import COMPONENTS, has
from bot.rules.detect import Detector, phrases
from bot.rules.rule import Rule, Source

TO_THEM = phrases(
    "(apologised|apologized|said sorry|spoken|spoke|written|called|rung|phoned) [to|with] (him|her|them|directly|personally)",
    "(him|her|them) (directly|personally|in person)",
    "(you|your|yours|you're|you've|u|ur)",
)
NAMED = re.compile(r"@\w|^\s*(?:(?:[Hh]i|[Hh]ey|[Dd]ear) )?[A-Z][a-z]+[,:]|(?:to|with|called|rung|phoned) [A-Z][a-z]+")


def find(draft: Draft) -> Iterator[None]:
    """One None, where an apology about one person neither speaks to them nor says that somebody did."""
    if not draft.to_one_person or not has(draft, "expression_of_regret") or NAMED.search(draft.plain):
        return
    if not any(True for _ in TO_THEM.find(draft)):
        yield None


RULE = Rule(
    id="apology-name-the-person",
    title="Public apology that skips the person hurt",
    severity=Severity.SUGGESTION,
    label=None,
    intents=("apologise",),
    message="One person is at the centre of this. Apologise to them personally, before the public post or with it.",
    fix="Contact them first. In public say only that you did, unless they agree to more.",
    why=(
        "SorryWatch asks an apology to show that you understand the harm, and the person hurt is the first to need that. "
        "That it comes before the public post is practitioners' advice; we know of no controlled study."
    ),
    source=Source("McCarthy & Ingall, SorryWatch, and Sorry, Sorry, Sorry (2022)", "https://www.sorrywatch.com"),
    detect=Detector(COMPONENTS["expression_of_regret"].gate, find),
    bad=(
        "We got a customer's name badly wrong and we're sorry to our community.",
        "I was rude to a waiter on camera. I was wrong. Sorry all.",
        "We mocked a fan's art and we apologise.",
        "We laughed at a child's drawing on air, and we're sorry to all who watched.",
        "I shouted at a steward last night. Sorry for the scene.",
    ),
    good=(
        "I was rude to a waiter. I've apologised to him personally. Sorry, all.",
        "Noor, we wrote Norman on your cake. I'm so sorry.",
        "@ren_ops I mocked your ticket. I was wrong. Sorry.",
        "I was rude to a waiter, sorry all. I've written to him.",
        "I was rude to a waiter. Sorry. I told him in person.",
        "Sorry for the cold soup you had.",
    ),
)
