from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="apology-offence-taken",
    title="Sorry for the reaction, not the act",
    severity=Severity.WARNING,
    label="non-apology",
    intents=("apologise", "respond", "announce"),
    message="This is about how people reacted. Say what was wrong with the thing itself.",
    fix="Name the thing and why it was wrong, for example “The costume mocked people who are ill.”",
    why=(
        "SorryWatch's advice is to name what you are sorry for and to show that you understand the harm. “Any offence "
        "caused” and “taken out of context” name neither, so the reader cannot tell whether you see it."
    ),
    source=Source("McCarthy & Ingall, SorryWatch, and Sorry, Sorry, Sorry (2022)", "https://www.sorrywatch.com"),
    detect=phrases(
        "(sorry|~apolog|~regret) ...3 any (offence|offense|hurt|upset|distress|confusion|frustration|discomfort|feelings|disappointment) [caused|felt|taken|experienced]",
        "(any|the) (offence|offense|hurt|upset|distress|confusion|frustration|misunderstanding) ...4 (caused|taken|experienced|may have)",
        "(cause|caused|gave rise to) [any] (offence|offense|confusion|upset)",
        "(take|takes|took|taken) (offence|offense)",
        "(taken|took|tooken) out of context",
        "[not] (received|perceived|interpreted) in (the|a|that) [certain] way",
        "(sorry|~apolog|~regret) ...6 (perceived|interpreted)",
        "(my|our) words (got|were) twisted",
        "may have [been] (found|seen as|considered) [it] (insensitive|offensive)",
        "some (may|might) have found",
        unless=("(we|i) (posted|wrote|said|used|printed|sent|quoted)", "(no|don't) (take|took|taken|offence|offense)"),
        unless_anywhere=("(was|were) (cruel|wrong|rude|thoughtless|a slur)", "(our|my) (mistake|error)"),
    ),
    bad=(
        "We «regret any offence caused» by our window display.",
        "My words were «taken out of context», sorry x",
        "The campaign was «not received in the way» we hoped and we apologise.",
        "Some neighbours «took offence», and we note that.",
        "We «regret how the poster was perceived».",
        "«Sorry for any upset» in last week's newsletter.",
        "We note «the distress experienced» by some.",
        "It was never meant to «cause offence».",
        "«My words got twisted».",
        "It «may have been seen as insensitive».",
        "It is a joke that «some might have found» odd.",
    ),
    good=(
        "We posted a joke about a funeral. It was cruel and we're sorry for the hurt it caused.",
        "Sorry about the mix-up in gate numbers, it's 14.",
        "I quoted her out of context. That was my error and I've corrected it.",
        "No offence taken, and thanks for telling us straight.",
        "Any confusion about gate numbers? Ask the staff in red.",
        "We posted a joke, and people took offence, and they were right.",
        "No hurt: don't take offence at our goat.",
        "It caused offence. That was our mistake.",
    ),
)
