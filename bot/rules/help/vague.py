from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.detect import Detector, phrases
from bot.rules.rule import Rule, Source

SHORT = 60  # words: a longer ask mostly says somewhere what it is about

VAGUE = phrases(
    "(need|want|use|do with|looking for|love|value|after) ...3 (help|support|advice|opinions|input|feedback|a hand|people|ppl|bodies|introductions|views)",
    "{start} ...1 help {end}",
    "(can|could|would) ...1 (someone|somebody|anyone|people|you lot) [please] help",
    "(thoughts|anyone|anybody) {end}",
    "(some|do|need|tell us|opinions n) stuff",
    "the thing {end}",
    "(do|doing|did) the thing",
    "something['s| is] [gone] (off|weird|broken|wrong|odd)",
    "(isn't right with|do something|something big)",
    "a (situation|thing)",
    "(with|in|on) [a|our] project",
    "any way you (like|can)",
    "(anything|whatever) [at all] (you can|helps|at all)",
    "(big ask|step up|all hands|you know who you are)",
    "good with (computers|websites|tech)",
    unless_anywhere=("{number}", "{day}", "(which|whether|because)"),
)


def find(draft: Draft) -> Iterator[Span | None]:
    """Pleas in a short draft that names no number, no day and no choice."""
    if draft.words <= SHORT:
        yield from VAGUE.find(draft)


RULE = Rule(
    id="help-vague",
    title="Vague cry for help",
    severity=Severity.WARNING,
    label="vague-ask",
    intents=("ask-help",),
    message="People would like to help and cannot tell how. Ask for one thing that somebody could do or answer today.",
    fix="Say what you need, why and by when: “Anyone in Leeds with a van free on Saturday at 9? It's a 20-minute job.”",
    why=(
        "In a study of 5,728 requests for help, those that showed the need, and told what it was about, were granted "
        "more often."
    ),
    source=Source("Althoff, Danescu-Niculescu-Mizil & Jurafsky 2014, ICWSM", "https://arxiv.org/abs/1405.3282"),
    detect=Detector(VAGUE.gate, find),
    bad=(
        "We could really «use some help» right now 😩",
        "heeelp 😭 so lost. «help»",
        "«Can somebody help»? We're at our wits' end.",
        "The future of the club is open. «Thoughts?»",
        "Will you «do stuff» with us? Shout!",
        "Guess who can't get past «the thing»",
        "Will one of you «do the thing» for the fair?",
        "«Something's off» with the booking page, and we're going mad here.",
        "We'd like you to «do something» for once.",
        "Bit of «a situation» at the hall, please call.",
        "Get involved «with our project», we're lovely.",
        "Come and lend a paw, «any way you like».",
        "We'd be glad of «anything you can» spare 💛",
        "It's a «big ask», and you'll see why.",
        "Who here is «good with computers»? Shout!",
    ),
    good=(
        "Anyone in Leeds with a van free on Saturday at 9am? It's a 20-minute job, thank you!",
        "We need help on Saturday: two people to carry the stage down the stairs.",
        "Need advice: is 3 coats of paint enough for a bench that lives outside?",
        "Whether the lamp stays or goes: thoughts?",
        "The help page is back. Could you check that the search box shows on your phone?",
        "Our piano tuner has retired. Who tunes yours, and would you recommend them to a school that has a small purse and a large piano, and children who play it with their elbows, their rulers and, on one day that we do not talk about, a trombone, so that whatever is done to it must be done by somebody patient, and anything you can tell us of them would be of use to us?",
    ),
)
