from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.detect import Detector, phrases
from bot.rules.platform import handles_in
from bot.rules.rule import Rule, Source

MANY = 5
CREDIT = phrases(
    "(~thank|thx|cheers) [to|you]",
    "(~congrat|well done|bravo|kudos)",
    "(panel|speakers|photos|photo|pictures|written|made|hosted) [with|by|:]",
    "(with|featuring|feat|ft) {end}",
)


def find(draft: Draft) -> Iterator[Span | None]:
    """All the handles, from the first to the last, where many are named and none is given credit."""
    named = handles_in(draft)
    different = {handle.of(draft.plain).lower() for handle in named}
    if len(different) >= MANY and not any(True for _ in CREDIT.find(draft)):
        yield draft.span(named[0].start, named[-1].end)


RULE = Rule(
    id="platform-mass-mention",
    title="Tags many accounts",
    severity=Severity.WARNING,
    label="mass-mention",
    intents=(),
    message="Tagging this many accounts at once can look like spam, to them and to the platform's filters. Tag those who are part of it.",
    fix="Name the one or two people who expect it; write to the others one by one, and only if it concerns them.",
    why=(
        "The platforms' rules on spam name bulk mentions of people who did not ask for them. An account that others "
        "report or block for it is shown to fewer people."
    ),
    source=Source(
        "X Help Center, Platform manipulation and spam policy",
        "https://help.x.com/en/rules-and-policies/platform-manipulation",
    ),
    detect=Detector(("@",), find),
    bad=(
        "«@ada_dev @tom.k @lee_codes @sarah-ml @priya» have a look at our new release!",
        "Try our app, «@bigstar @king @jack @pew @dream @lud»",
        "Our statement on the timetable: «@mayor @cityradio @paper @council @railfans»",
        "Late buses tonight, «@anna@social.example @ben@social.example @cy @dee @eli» please pass it on",
        "«@one, @two, @three, @four and @five»: new single on Friday",
    ),
    good=(
        "@anna @tom @lee you reported this one: it's fixed in 4.2.",
        "Thank you @a1 @b2 @c3 @d4 @e5 for carrying the chairs!",
        "Congratulations @a1 @b2 @c3 @d4 @e5, what a run.",
        "Tonight's panel: @a1 @b2 @c3 @d4 @e5, doors at seven.",
        "The choir sings at six with @a1 @b2 @c3 @d4 @e5",
        "@kim @kim @kim @kim @kim are you there?",
        "Write to help@shop.example, press@shop.example, hr@shop.example, it@shop.example or me@shop.example.",
    ),
)
