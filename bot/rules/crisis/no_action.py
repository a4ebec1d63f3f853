from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="crisis-no-action",
    title="Alert without what to do",
    severity=Severity.SUGGESTION,
    label=None,
    intents=("announce",),
    message="People will want to know what to do. Add the one action that keeps them safe, or say that there is nothing to do.",
    fix="Verb first: “Stop using it. Bring it back to any shop.”",
    why=(
        "To promote action is one of the six principles of the CDC's guide to crisis communication: something to do "
        "keeps people safe, and calms them."
    ),
    source=Source("CDC, Crisis and Emergency Risk Communication (CERC)", "https://www.cdc.gov/cerc/"),
    detect=phrases(
        "(recall notice|product recall|{start} recall|(are|is|we're) recalling)",
        "(gas leak|smell of gas|explosion|chemical spill|flood warning|fire at|wildfire near|bomb threat)",
        "(data breach|been hacked|was hacked|got hacked|passwords [have] leaked|security breach|cyber attack)",
        "(undeclared|may contain|contaminated with|traces of) ...2 (nuts|peanuts|almonds|almond|milk|egg|gluten|listeria|salmonella|glass|metal|plastic)",
        unless_anywhere=(
            "(please|stop|don't|do not|never|avoid|leave|return|bring|call|ring|change|check|stay|keep|move|shut|reset|unplug|boil (your|all|tap|any|the)|throw|bin|ignore|report|use|take|follow)",
            "(if you|you (can|don't need|do not need|may|should|will|have)|you'll|your|for you|ask (at|us|the)|tell us|email|dm us)",
            "(lifted|all clear|is over|is out|was out|out by|reopened|safe and|everyone's out|everyone is out|nobody (is|was) hurt|anniversary|years (ago|since))",
            "(no|wasn't|isn't|not) [a|an|any|been] (gas leak|explosion|fire|data breach|security breach|cyber attack|hacked)",
            "(training|talk|course|webinar|drill|exercise|film|episode|guide) (on|about|for|is)",
        ),
    ),
    bad=(
        "There's a «gas leak» in Block C.",
        "We've had a «data breach». An expert is in.",
        "«Recall notice»: Cosy Kettle CK-17.",
        "There has been an «explosion» at the covered market.",
        "Batch 7 of our pesto has «undeclared almonds».",
    ),
    good=(
        "Recall notice: stop using the Cosy Kettle CK-17.",
        "There's a gas leak in Block C: your exam is moved to the hall.",
        "The flood warning for Mill Lane is lifted.",
        "That bang was not an explosion, it was the old boiler.",
        "Our webinar on data breach law is at 3.",
        "The explosion of colour in hall 2 is thanks to year 4 and your votes.",
    ),
)
