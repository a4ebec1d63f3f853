from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.detect import Detector
from bot.rules.platform import tags_in
from bot.rules.rule import Rule, Source

TOO_MANY = 5


def find(draft: Draft) -> Iterator[Span | None]:
    """All the hashtags, from the first to the last, where there are too many."""
    tags = tags_in(draft)
    if len(tags) >= TOO_MANY:
        yield draft.span(tags[0].start, tags[-1].end)


RULE = Rule(
    id="platform-hashtags",
    title="A pile of hashtags",
    severity=Severity.SUGGESTION,
    label="hashtag-stuffing",
    intents=(),
    message="With this many hashtags the post can look like spam, and a screen reader reads out every one. One to three is plenty.",
    fix="Keep the tags that your readers really follow or search for.",
    why=(
        "X's own help page advises no more than two hashtags in a post, and guides to accessible posts ask for few, at "
        "the end. This is platform advice: we know of no controlled study."
    ),
    source=Source("X Help Center, How to use hashtags", "https://help.x.com/en/using-x/how-to-use-hashtags"),
    detect=Detector(("#",), find),
    bad=(
        "Sourdough at ten. «#bread #sourdough #bakery #baker #carbs»",
        "Evening light over the lay-by «#sky #sunset #golden #clouds #nofilter #nature»",
        "«#sale #shoes #boots #deal #bargain #fyp» doors open at 9",
        "New mugs «#clay, #pottery, #ceramics, #mugs, #handmade». Which glaze do you like?",
        "Back in stock «#teatime #Tea #chai #旅行 #café #2024goals», come and smell it",
    ),
    good=(
        "Lay-by sunset. #Scotland #Highlands",
        "Ticket #4417, #4418, #4419, #4420 and #4421 are closed.",
        "Four tags will do: #baking #pastry #Leeds #Sunday",
        "The page is at https://shop.example/#a/#b/#c/#d/#e now.",
        'The flyer said "#win #free #now #today #yes #go" and nobody came.',
        "We write C#, F# and sometimes &#39; by mistake # # # # # #",
    ),
)
