from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="praise-laughs-at-self",
    title="Laughs at yourself",
    severity=Severity.PRAISE,
    label=None,
    intents=("share-failure", "other", "promote", "respond", "announce"),
    message="You can laugh at yourself. It makes the account human.",
    fix="Keep it; go easy if somebody was really harmed.",
    why=(
        "People who showed their failures beside their successes were envied less in a hurtful way and lost no standing "
        "in a series of experiments. A joke at your own cost is a light way to do it."
    ),
    source=Source(
        "Brooks et al. 2019, Journal of Experimental Psychology: General 148(4)", "https://doi.org/10.1037/xge0000538"
    ),
    detect=phrases(
        "(i'm|i am|i was|we're|we were) [a|an|the|such a|such an|clearly] (idiot|idiots|muppet|muppets|donkey|clown|numpty|walking disaster)",
        "(rookie (error|mistake)|classic us|classic me|relatable story|which fair|don't ask {end})",
        "i blame my (thumbs|fingers|brain|spelling|cat)",
        "one was my (mum|mom|nan|gran|dad)",
        "(keeping a few|named it|now called|renamed it) ...3 (souvenir|souvenirs|after me|in my honour)",
        r"/\b(?:i|we) (?:interrupted|burnt|burned|ruined|baked|iced|hummed)\b[^.!?]{0,80}(?:😂|🤣|🙈|🫠|🤦|😅)/",
        unless=(
            "(you're|you are|they're|they are|intern|customer|he's|she's) ...3 (idiot|idiots|muppet|clown|donkey)",
            "(hurt|injured|died|hospital|lost (his|her|their)|allergic|sacked|refused)",
        ),
    ),
    bad=(
        "«Rookie error», 14 years in 🫠",
        "So. «I'm an idiot» who schedules posts at 1am.",
        "Typo is ours. «I blame my thumbs».",
        "Four people came to the launch. «One was my mum».",
        "The vase is a fountain now. «Named it after me».",
        "«We ruined the first sixty pizzas 🫠»",
        "I wore two left boots to the summit. «Don't ask.»",
    ),
    good=(
        "You're an idiot lol",
        "Our intern is so dumb 😂",
        "Award-winning rooms.",
        "Rookie mistake, and they're such an idiot for it.",
        "My bad: I burnt the toast, and a guest was hurt 😅",
        "Please don't ask the crew for lifts.",
        "I was a clown for a summer, and the horse was injured by the ring.",
    ),
)
