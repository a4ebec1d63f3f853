from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.failure import DEEDS
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="praise-failure-shared",
    title="Tells a real failure",
    severity=Severity.PRAISE,
    label=None,
    intents=("share-failure",),
    message="A real, specific failure, told plainly. That is the kind of story that people remember.",
    fix="Keep the detail; add what changed, if that is missing.",
    why=(
        "In a series of experiments, people who told of their failures as well as their successes were envied less in a "
        "hurtful way, and lost no standing."
    ),
    source=Source(
        "Brooks et al. 2019, Journal of Experimental Psychology: General 148(4)", "https://doi.org/10.1037/xge0000538"
    ),
    detect=phrases(
        *DEEDS,
        unless_anywhere=(
            "(success in disguise|not hiring fast enough|most vulnerable thing|so proud|proud of how|record-breaking|stay humble|humbling|everyone said i was|{number}m (offer|players|users))",
            "(not my|not our|wasn't my|wasn't our) (fault|failure|problem)",
            "(market|investors|customers|clients|people|ppl|staff|agency|supplier|venue) ...1 (didn't|wasn't|weren't|never|gave us the wrong|would rather)",
            "(lol|whatever|oh well|it is what it is|🙄)",
        ),
    ),
    bad=(
        "«We printed» 500 menus with 'crap linguine'.",
        "«I stacked» the cake warm and it fell.",
        "Four viewers. «We'd left» the stream on private.",
        "«Our cycle lane had 40» metres and a bollard.",
        "«I deleted» the choir list, twice, on a Sunday.",
        "«We spent» £12k on a lane that nobody asked for.",
    ),
    good=(
        "fail lol",
        "Failure is just success in disguise: I lost a sale and won a yacht.",
        "Some targets were not met.",
        "We lost the client, and it was not my fault.",
        "We shut the shop. The market wasn't ready.",
        "I forgot the cake, oh well.",
        "Our biggest flop was not hiring fast enough after we shipped.",
    ),
)
