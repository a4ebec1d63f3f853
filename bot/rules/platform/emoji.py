from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.limit import EMOJI
from bot.rules.detect import Detector
from bot.rules.rule import Rule, Source

MANY, MOSTLY, FEW_WORDS = 5, 3, 4


def find(draft: Draft) -> Iterator[Span | None]:
    """The emoji, from the first to the last, where they are many or nearly all that is said."""
    emoji = list(EMOJI.finditer(draft.text))
    if len(emoji) >= MANY or (len(emoji) >= MOSTLY and 0 < draft.words <= FEW_WORDS):
        yield Span(emoji[0].start(), emoji[-1].end())


RULE = Rule(
    id="platform-emoji",
    title="Many emoji",
    severity=Severity.SUGGESTION,
    label=None,
    intents=(),
    message="Screen readers say every emoji by its name, one after the other. One or two at the end of a sentence are easier to listen to.",
    fix="Keep one or two, behind the words.",
    why=(
        "Each emoji has a name, and a screen reader speaks it: five fires are “fire” five times before the sentence goes "
        "on. Universities' accessibility guides ask for few, and together."
    ),
    source=Source(
        "University of Virginia, Digital Accessibility: Social Media",
        "https://digitalaccessibility.virginia.edu/social-media",
    ),
    detect=Detector(("[🇦-🇿🌀-🫿☀-➿⬅-⭕]",), find),
    bad=(
        "«🚨🚨🚨 New flavour 🔥🔥» from Friday on, as long as it lasts",
        "love you all «🥰😘💕💖✨» see you at the pier next week",
        "help «😭😭😭»",
        "The whole street «🇬🇧 🇫🇷 🇪🇸 🇮🇹 🇯🇵» cooks for you on Sunday",
        "Meet the crew: «👩‍💻 👨🏽‍🍳 ❤️ 🧑‍🔧 and 👵🏾», all at the counter on Monday",
    ),
    good=(
        "Seeded rye is back 🍞",
        "Trains are moving again 🚆 thanks for waiting 🙏 see you tomorrow 💕 and on Sunday 🎉",
        "The families' day is on 👨‍👩‍👧‍👦 👩‍👩‍👦 from ten, bring a towel",
        "👏👏👏",
        "Thanks all 🙏💕",
    ),
)
