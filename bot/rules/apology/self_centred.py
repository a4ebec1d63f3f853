from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="apology-self-centred",
    title="Turns to how hard it is for you",
    severity=Severity.ERROR,
    label="defensiveness",
    intents=("apologise", "share-failure", "respond", "other"),
    message="This turns to your own hardship. Keep it on the people affected.",
    fix="Cut it, and spend the words on what they went through and what they get.",
    why=(
        "SorryWatch asks an apology to show that you understand the harm to the others. Your own hard week may be real; "
        "here it asks the people you hurt to look after you."
    ),
    source=Source("McCarthy & Ingall, SorryWatch, and Sorry, Sorry, Sorry (2022)", "https://www.sorrywatch.com"),
    detect=phrases(
        "(i'd like|i want|give me|we want) (my|our) (life|weekend|evening|sanity) back",
        "(hardest|toughest|worst|darkest|most painful|most difficult|most vulnerable) (week|day|month|time|thing|year) ...4 (of my|in my|for me|for us|professional|i'll ever|i've ever|career)",
        "(no one|noone|nobody) (wants|is more|feels) ...4 more than (i|me|we|us)",
        "hate ...4 (overwhelming|too much)",
        "protect my peace",
        "what [the hell] did we do to deserve",
        "loneliest job",
        "(i|we) (will not|won't|refuse to) be defined by",
        "strikes at the heart of who we are",
        "with a heavy heart",
        unless=("(not|isn't|wasn't) about (me|us)", "(loss|death|passing|died|goodbye|farewell|funeral)"),
    ),
    bad=(
        "«No one wants this over more than me». «I want my life back».",
        "This has been the «hardest week of my career» 💔 sorry for the outage",
        "The «hate has been overwhelming» so I needed to «protect my peace»",
        "«What did we do to deserve» this?",
        "It's the «loneliest job» in the world.",
        "«We won't be defined by» one bad night.",
        "It «strikes at the heart of who we are».",
        "«With a heavy heart» I read your notes.",
    ),
    good=(
        "It is with a heavy heart that we share the death of our caretaker, Joan.",
        "You've had a week without hot water. That's on us.",
        "It has been a hell of a week for our customers and we're sorry.",
        "This isn't about me. 40 of you lost your work and I'm sorry.",
        "It's not about me, although it was the hardest week of my life.",
        "You waited for two hours in the sleet.",
    ),
)
