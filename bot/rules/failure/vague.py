from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.failure import DEEDS
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="failure-vague",
    title="Failure story without the failure",
    severity=Severity.SUGGESTION,
    label=None,
    intents=("share-failure",),
    message="What actually went wrong? The concrete detail is what makes such a story worth reading.",
    fix="Add one number or one scene: “40 pairs started, 11 lasted”.",
    why=(
        "In a series of studies, people who told of their failures as well as their successes were envied less in a "
        "hurtful way and lost no standing. That needs a failure that can be seen; a general one says nothing."
    ),
    source=Source(
        "Brooks et al. 2019, Journal of Experimental Psychology: General 148(4)", "https://doi.org/10.1037/xge0000538"
    ),
    detect=phrases(
        "{start} [epic|big|total|major|what a|another] (fail|failure|fails|flop) [lol|haha|again|today] {end}",
        "(we all|everyone|everybody|you) (make|makes) mistakes",
        "(setbacks|failures|failure|mistakes|failing) (are|is) [just|only|all] [a|the] (part|path|road|step|stepping)",
        "(some|certain|a few|several) [of our] (targets|goals|programmes|programs|projects|objectives|things|plans) (were not|weren't|was not|wasn't|did not|didn't)",
        "not as successful as",
        "(tough|challenging|difficult|hard|rough) (year|quarter|month|season|period) [for us|for everyone|for all of us]",
        "(messed|stuffed|screwed|mucked) [that|this|it|that one] up",
        "(things|it|that) (didn't|did not) (go|work out|turn out) [quite|exactly] [to plan|as planned|the way|as hoped]",
        unless_anywhere=("{number}", *DEEDS),
    ),
    bad=(
        "«Epic fail lol»",
        "«We all make mistakes». Keep going!",
        "«Setbacks are part» of the journey.",
        "«Certain programmes were not» where we had hoped, and one was «not as successful as» planned.",
        "It was a «tough year», and we are still here.",
        "oh dear, we properly «stuffed it up» 🙈",
        "Sadly «things didn't go to plan» on Sunday.",
    ),
    good=(
        "Tough year: 40 pairs started, and by Christmas the rest were gone.",
        "I stacked the cake warm. Things didn't go to plan.",
        "We'd forgotten the yeast. Stuffed that up!",
        "Our first brunch flopped. It was a tough month, and the eggs were cold.",
        "The fail-safe on the lift works.",
        "It was me who said that the ice would hold.",
    ),
)
