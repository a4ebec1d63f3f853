from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="safety-emergency-number",
    title="Danger without who to call",
    severity=Severity.SUGGESTION,
    label=None,
    intents=("announce", "respond"),
    message="If somebody could be in danger right now, put the number to call into the post.",
    fix="Add the local number: 999, 112 or 911, or the helpline that fits.",
    why=(
        "Guidance for public crises puts clear, useful actions first: people under stress do what the message tells "
        "them, and a number is the shortest action there is."
    ),
    source=Source("CDC, Crisis and Emergency Risk Communication (CERC)", "https://www.cdc.gov/cerc/"),
    detect=phrases(
        "(allergic|adverse|bad|severe|anaphylactic) reaction",
        "(had|having|got) a reaction to",
        "(chest pain|chest pains|carbon monoxide)",
        "(gas leak|gas smell|smell of gas|smell gas)",
        "~suicid",
        "(trapped|overdose|overdosed)",
        "(was|were|been|being|got) (assaulted|threatened|attacked|scalded|poisoned|stabbed)",
        "(feel|feels|feeling) (at risk|unsafe)",
        "(threat|threats) (of violence|to (kill|hurt|your life))",
        "(an|the|sexual|physical) assault",
        unless_anywhere=(
            "(999|911|111|112|000|116|988|116123)",
            "(emergency services|samaritans|helpline|fire service|fire brigade|police|ambulance|paramedics|coastguard)",
            "(call|ring) {number}",
            "0800",
            "/0[0-9]{2,4} [0-9]/",
            "/[0-9]{3}-[0-9]{4}/",
        ),
    ),
    bad=(
        "So sorry to hear your son had an «allergic reaction»! DM us",
        "There's a «gas leak» in Block C, stay away.",
        "We're sorry you «were threatened» by our driver.",
        "Two people are «trapped» in the lift at the east entrance, please use the stairs.",
        "One guest «had a reaction to» the nuts.",
        "Our driver has «chest pains» and the bus stands still.",
        "A follower wrote that he is «suicidal».",
        "If you «feel unsafe» on the pier, tell the man in red.",
        "We take «threats of violence» to our crew to heart.",
        "There was «an assault» at the bar.",
    ),
    good=(
        "If you feel unwell call 111, or 999 in an emergency. Allergic reaction: stop eating them.",
        "Gas smell in Block C: everyone's out, fire service is here.",
        "What a reaction to the new pie! Emergency services not required 😂",
        "Your reaction to the new logo has been a joy to read.",
        "Smell gas? Leave the house and ring 0800 111 999.",
        "A gas leak? Leave, then 999.",
        "There's a gas leak in Block C: call 0300 and leave.",
        "Gas leak in Block C. Leave now and dial 0800.",
        "Gas leak in Block C. Leave, then 01632 960 001.",
        "Gas leak in Block C. Leave, then 555-0100.",
    ),
)
