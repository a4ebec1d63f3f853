from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="convo-engagement-bait",
    title="“Agree?” as bait",
    severity=Severity.SUGGESTION,
    label=None,
    intents=("promote", "announce", "other", "share-failure"),
    message="A bare “Agree?” is a thin question. Ask something that only your readers can answer.",
    fix="Ask about their experience: “What would have made you stay?”",
    why=(
        "In 2017 Facebook announced that it shows posts less that goad people into likes, votes, tags or set comments. "
        "Posts that ask for advice or recommendations are not meant."
    ),
    source=Source(
        "Facebook 2017, Fighting Engagement Bait",
        "https://about.fb.com/news/2017/12/news-feed-fyi-fighting-engagement-bait-on-facebook/",
    ),
    detect=phrases(
        r"/^\W*(?:do you )?(?:agree|thoughts|amirite|am i right|who'?s with me|right)[?]+\W*$/",
        "let (that|this|it) sink in",
        "(double tap|double-tap|like this|smash like) if",
        "(type|comment) (yes|amen|me|1) (if|below|to|in)",
        "(agree|disagree) or disagree",
        unless=(
            "(thoughts|let that sink in) (on|about|first|because)",
            "comment yes (to|if you) (volunteer|book|come|reserve)",
        ),
    ),
    bad=(
        "Failure is just success in disguise. «Agree?»",
        "Culture eats strategy. «Let that sink in».",
        "«Double tap if» Mondays are hard!",
        "«Type amen if» you love your mum.",
        "Pineapple on pizza. «Agree or disagree»?",
    ),
    good=(
        "What check would have caught it sooner?",
        "Do you agree with closing Mill Lane on Sundays?",
        "Any thoughts on the new map?",
        "Let that sink in first: the sealant needs an hour.",
        "Comment yes to book a seat on the coach.",
        "Is the left door the right one?",
    ),
    extended=True,
)
