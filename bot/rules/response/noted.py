from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="response-noted",
    title="Feedback noted, nothing done",
    severity=Severity.SUGGESTION,
    label="corporate-boilerplate",
    intents=("respond",),
    message="They gave you something useful. Say what you will do with it, and when.",
    fix="Add who, what and when: “Dev is checking the depot log; I'll reply by 10:30.”",
    why=(
        "Being answered with something one can use is what keeps people talking to an organisation. “Noted” closes the "
        "conversation and leaves them wondering whether anyone read it."
    ),
    source=Source("Kent & Taylor 1998, Public Relations Review 24(3)", "https://doi.org/10.1016/S0363-8111(99)80143-X"),
    detect=phrases(
        "(comments|feedback|remarks|concerns|query|message|views) (has|have) been [carefully|duly] (noted|logged|passed|forwarded|shared|recorded|escalated)",
        "(pass|passed|passing) [this|it|that|your (comments|feedback)] (on|along|over|back) to (the|our)",
        "(pass|passed|passing) [this|it|that|your (comments|feedback)] to (the|our) (team|relevant|department|manager|colleagues)",
        "we'll (bear|keep) (that|this|it) in mind",
        "we appreciate (your|the|all) [valuable] feedback",
        "we hear you",
        "(thanks|thank you) for (the|your) [valuable] feedback {end}",
        "(we'll|we will|will) look into (it|this|that) {end}",
        "taken [it] on board",
        "take [all] [your] (feedback|comments) on board",
        unless=("we hear you (on|about)",),
        unless_anywhere=(
            "by ({day}|noon|{number})",
            "(so|and) (we've|we have|we are|we're)",
            "reply here",
            "(at|before) {number}",
            "(changed|moved|fixed|replaced|removed)",
        ),
    ),
    bad=(
        "Your «comments have been noted» and «passed to the relevant» department.",
        "«Thanks for the feedback!»",
        "«We hear you» 💙 «we'll look into it»",
        "Hi Ana, I've «passed this on to the» kitchen.",
        "«We'll keep that in mind». «We appreciate your feedback».",
        "We've «taken it on board», and we «take feedback on board».",
    ),
    good=(
        "Passed to Dev at the depot, who'll reply here by 10:30.",
        "Thanks for the feedback, we've changed the label today.",
        "Noted: 2 pints, no ice, table 6.",
        "We'll look into the rota on Monday and you'll have it before noon.",
        "We hear you on the noise, Ida.",
        "We hear you, Ida, and you get an answer by Friday.",
        "We hear you, Ida. Ben and Jo reply here.",
        "We hear you, Ida: a person calls at 5.",
        "We hear you, Ida: fixed.",
        "We hear you, Ida, so we are closing the gate at nights.",
    ),
)
