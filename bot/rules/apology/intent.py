from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="apology-intent",
    title="Leans on intent",
    severity=Severity.SUGGESTION,
    label=None,
    intents=("apologise", "respond", "announce"),
    message="People are answering what happened to them, more than what you meant. Talk about the effect first.",
    fix="Drop “never our intention”, or follow it with “but it did, and here is what we're doing”.",
    why=(
        "SorryWatch's advice is to show that you understand the harm. What you meant is about you; the people hurt are "
        "waiting to hear about them. This is advice from reading many apologies, not a measured effect."
    ),
    source=Source("McCarthy & Ingall, SorryWatch, and Sorry, Sorry, Sorry (2022)", "https://www.sorrywatch.com"),
    detect=phrases(
        "(never|not|wasn't) (my|our|the) (intent|intention|aim|goal|purpose|wish)",
        "(never|not|wasn't) [really|ever] meant [to be|to come across|to sound|to land] (like that|that way|badly|as an insult|unkindly)",
        "never what (we|i) ...1 (set out|meant|intended|wanted|planned|hoped) to (do|say|be|achieve)",
        "(never|didn't|did not) (mean|meant|intend) (to|any|it)",
        "(it was|clearly|obviously|was) [just|only|clearly|meant as|meant to be] a joke",
        "lighten up",
        "what (i|we) [actually|really] meant",
        "clearly not what",
        unless=(
            "(doesn't|does not) (matter|excuse|change)",
            "but (it|we|i) did",
            "(not|won't) [going to] (tell|explain) ...3 meant",
        ),
    ),
    bad=(
        "It was «never our intention» to upset anyone ❤️",
        "Obviously «it was a joke» guys, «lighten up»",
        "We «didn't mean to» exclude wheelchair users from the event.",
        "It was «never meant like that». Sorry.",
        "Leaving the choir out was «never what we set out to do».",
        "«What I actually meant» was the soup, «clearly not what» the poster says.",
    ),
    good=(
        "We didn't mean to exclude you, but we did, and it's on us.",
        "I won't explain what I meant. The song hurt people, and I'm sorry.",
        "My joke was bad and so was the timing. Sorry.",
        "What does 'pending' mean? It means your bank hasn't settled yet.",
        "We never meant to hurt you, and that does not matter now: it hurt.",
    ),
)
