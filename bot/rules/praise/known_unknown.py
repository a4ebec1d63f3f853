from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="praise-known-unknown",
    title="Says what is not known yet",
    severity=Severity.PRAISE,
    label=None,
    intents=("announce", "respond", "apologise"),
    message="Good: you are honest about what you do not know yet.",
    fix="Keep it, with a time for the next update.",
    why=(
        "The crisis communication guide of the CDC in the US asks for exactly this: what is known, what is not known, "
        "and what is being done to find out."
    ),
    source=Source("CDC, Crisis and Emergency Risk Communication (CERC)", "https://www.cdc.gov/cerc/"),
    detect=phrases(
        "(we|i) (don't|do not) [yet] know (why|what caused|the cause|how|yet|whether|if)",
        "(why|how|what caused it) (we|i) (don't|do not) [yet] know",
        "(don't|do not) have a cause",
        "no idea (yet|why|what happened)",
        "(cause|source|reason) [is|isn't|is not|not] [still|yet] (being (checked|tested|investigated|examined)|known|unknown|unclear|under investigation|for the investigators)",
        "(won't|not going to|wrong to|rather not) (guess|speculate)",
        "as (they're|they are|facts are|facts get) confirmed",
        "can't [yet] say [yet] (whether|if|why|how)",
        unless=("(we|i) (don't|do not) know (why|how|what|if|whether) (you|anyone|people|anybody|to)",),
        unless_anywhere=(
            "(probably|prob|most likely|almost certainly|pretty sure|our money's on|but we think|but between us|word is|rumour)",
        ),
    ),
    bad=(
        "«We don't know what caused» the crack. Next update 14:30.",
        "The pump stopped, and «how we don't yet know».",
        "We're investigating and «don't have a cause» yet.",
        "Lights out on Elm Row, «no idea what happened»; crews leave at six.",
        "The «cause is still being tested».",
        "We «won't guess». The lab answers on Friday.",
        "We will share facts «as they're confirmed».",
        "We «can't say yet how» many letters went astray.",
    ),
    good=(
        "We don't know why, but it was most likely a bird strike.",
        "We don't know why you would park there.",
        "Probably the host again.",
        "We know everything.",
        "We know a good cause when we see one.",
        "Guess how many beans are in the jar.",
    ),
)
