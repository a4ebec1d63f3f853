from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="praise-empathy",
    title="Acknowledges what they went through",
    severity=Severity.PRAISE,
    label=None,
    intents=("respond", "apologise"),
    message="You show that you understand what it was like for them.",
    fix="Keep it, and follow with one step.",
    why=(
        "In a study of 472,995 negative posts in brand communities, replies that took up the feeling helped to stop the "
        "anger from spreading."
    ),
    source=Source("Herhausen et al. 2019, Journal of Marketing 83(3)", "https://doi.org/10.1177/0022242918822300"),
    detect=phrases(
        "(that|this|it|which) (sounds|is|must (have been|be)|isn't|was|wasn't) [far|really|so|a|an|such a|simply] (too long|awful|miserable|frightening|humiliating|embarrassing|worrying|horrible|horrid|acceptable|right|rubbish|scary|exhausting|upsetting|grim|rotten)",
        "{number} (hours|minutes|days|weeks|months|times) (is|was|isn't) [far|really|so] (too long|too many|awful|miserable|acceptable|right|rubbish)",
        "i can (see|imagine|understand) (why|how)",
        "is (he|she|everyone|anyone|everybody) (ok|okay|alright|hurt|safe)",
        "is your (son|daughter|mum|dad|wife|husband|baby|dog|cat|child) (ok|okay|alright|hurt|safe)",
        "are you [both|all] (ok|okay|safe|alright|hurt)",
        "ouch",
        "no one should",
        unless=("this is (right|acceptable)",),
    ),
    bad=(
        "«3 hours is far too long» for your dad to be waiting.",
        "I'm so sorry, «is your son OK»?",
        "«That must be worrying». I'll chase it tonight.",
        "«I can see why» you're cross, and the fee is back.",
        "«Is everyone OK» after the bang last night?",
        "«Are you both safe»? Ring me at any hour.",
        "«Ouch», and that on your birthday. I'm bringing a cake.",
        "«No one should» wait that long in the sleet.",
    ),
    good=(
        "Thanks for your feedback.",
        "Please DM your booking ref.",
        "It is what it is.",
        "Yes, this is right: we open at 9.",
        "We can see the sea from the new desk.",
    ),
)
