import re
from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.detect import Detector, phrases
from bot.rules.rule import Rule, Source

ADDRESS = re.compile(r"https?://|www\.|[\w-]\.(?:[a-z]{2,})/|[\w-]\.(?:com|org|net|co|uk|de|fr|io|app|shop|example)\b")
ANNOUNCED = phrases(
    "link (below|attached)",
    "(click|tap|register|book|order|sign up|read more|read it|full story) (here|below) {end}",
    "(sign up|register|book|read more|tickets) (here|below) (👇|👉|⬇|⤵)",
    unless=("(no|without a|not a) link",),
)


def find(draft: Draft) -> Iterator[Span | None]:
    """The words that announce a link, where there is none."""
    if not ADDRESS.search(draft.lower):
        yield from ANNOUNCED.find(draft)


RULE = Rule(
    id="platform-missing-link",
    title="A link that is not there",
    severity=Severity.SUGGESTION,
    label=None,
    intents=(),
    message="You point to a link, and there is none in the draft yet. If it's not attached in another way, add it here.",
    fix="Put the address behind these words, or say where people find it.",
    why=(
        "People tap once and give up. The coach sees the text only, neither pictures nor attachments, so this rule is off "
        "unless a workspace wants it."
    ),
    source=Source("GOV.UK, Content design: Links", "https://www.gov.uk/guidance/content-design/links"),
    detect=Detector(ANNOUNCED.gate, find),
    bad=(
        "The new single is out! «Link below»",
        "Twelve seats for the bread course: «sign up here 👉»",
        "Want to sing with us? «Register here.»",
        "All the dates of the tour, «link attached», and the hotel is near.",
        "Two rooms left for June, «book below 👇» before Ada does.",
    ),
    good=(
        "Sign up here: https://lumen.example/bread",
        "The new single is out! Link below: lumen.example/single",
        "There is no link below, just a hello from all of us.",
        "You can register here at the desk from nine.",
        "The link of the chain below broke at noon.",
    ),
    extended=True,
)
