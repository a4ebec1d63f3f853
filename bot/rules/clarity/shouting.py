import re
from collections.abc import Iterator

from bot.draft import BLANK, Draft
from bot.finding import Severity, Span
from bot.rules.clarity import as_typed
from bot.rules.detect import Detector
from bot.rules.rule import Rule, Source

CAPITALS = re.compile(
    rf"(?<![^\W_])[A-Z][A-Z']*(?:[^\w{BLANK}]+(?:[0-9][\w.:,%]*[^\w{BLANK}]+)*[A-Z][A-Z']*)+(?![^\W_])"
)
WORD = re.compile(r"[A-Z][A-Z']+")
COMMON = (
    "ALL AND ARE AT BE BUY CAN DO DON'T FOR GET GO HAVE IN IS IT IT'S ME MY NO NOT NOW OF ON OR OUR OUT SO STOP THAT THE "
    "THIS TO UP US WAS WE WE'RE WHAT WHO WHY WITH YOU YOUR"
)
WORDS, LETTERS, PLAIN_WORDS = 4, 14, 2  # fewer are a label, a name or a row of abbreviations
SHARE, LONG = 0.4, 8  # of the draft's letters; or this many words, in a longer draft


def find(draft: Draft) -> Iterator[Span | None]:
    """The longest stretch of capitals that is neither a label nor abbreviations, where it weighs in the draft."""
    loud = max(CAPITALS.finditer(as_typed(draft)), key=lambda match: len(match[0]), default=None)
    if not loud:
        return
    words = WORD.findall(loud[0])
    letters, common = sum(map(len, words)), frozenset(COMMON.split())
    plain_words = [word for word in words if word in common or len(word) > WORDS + 1]
    if len(words) < WORDS or letters < LETTERS or len(plain_words) < PLAIN_WORDS:
        return
    if len(words) >= LONG or letters >= SHARE * sum(map(str.isalpha, draft.plain)):
        yield draft.span(*loud.span())


RULE = Rule(
    id="clarity-shouting",
    title="All capitals",
    severity=Severity.SUGGESTION,
    label="shouting",
    intents=(),
    message="A stretch in capitals can feel like being shouted at, and it is harder to read. Ordinary letters say it as clearly.",
    fix="Write it in sentence case; one label in capitals (“RECALL:”) is fine.",
    why=(
        "Words in capitals lose their shape, and slow down people with dyslexia most; some screen readers spell them "
        "out. Government style guides ask for none over a whole sentence."
    ),
    source=Source("GOV.UK style guide", "https://www.gov.uk/guidance/style-guide"),
    yields_to=("crisis-hype",),
    detect=Detector((), find),
    bad=(
        "«DO NOT UPDATE TO 5.1 UNTIL WE SAY SO» please",
        "«PLEASE HELP US, WE ARE DESPERATE»!!!",
        "«SATURDAY 9 AM 👏 BRING A VAN 👏 AND YOUR BROTHER» before it rains",
        "Hello all. I am only going to say it once more, and then I go home for my tea: «THE GATE SHUTS AT NINE AND NOT A MINUTE LATER», as it says on the post by the pond.",
        "«MASSIVE SAVINGS. MASSIVE SMILES». Sunday only",
    ),
    good=(
        "RECALL: Cosy Kettle CK-17, sold from March to May. Please bring it back to any shop.",
        "NASA, BBC, ESA, RSPB, WWF and the RNLI are speaking tonight.",
        "Please don't update to 5.1 yet. THANK YOU!",
        "WE ARE CLOSED ON MONDAY. From Tuesday the new oven is on, and there's cake for everyone who waited so patiently.",
        'The sign by the pool says "DO NOT RUN OR PUSH OR SHOUT AT ALL", and we painted it with the children.',
        "I AM IN. Are you?",
        "Our codes are QX TR BN LM PQ RS TT VV today.",
    ),
)
