from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="failure-vanish",
    title="Going silent after a setback",
    severity=Severity.SUGGESTION,
    label=None,
    intents=("share-failure", "apologise", "announce"),
    message="Silence leaves the story to others. Say when you will be back, and where people can ask meanwhile.",
    fix="Add a date and one contact: “Back on Tuesday; until then Jo answers at the shop's address.”",
    why=(
        "The CDC's guide to crisis communication asks to keep telling what is known, what is not, and when more comes. "
        "Going quiet is sometimes right; a date costs nothing."
    ),
    source=Source("CDC, Crisis and Emergency Risk Communication (CERC)", "https://www.cdc.gov/cerc/"),
    detect=phrases(
        "(we're|we are|i'm|i am|we'll be|i'll be|will be) (going|taking|stepping) [a|some] (dark|quiet|silent|offline|break|time off|time out|step back|back)",
        "(i've|we've|i have|we have) been (offline|quiet|silent|dark|off here|away from here)",
        "no (further|more) (comment|comments|statements|statement)",
        "(won't|will not) be (commenting|making any|saying any more|saying more|answering questions)",
        "(deleting|closing|deactivating|leaving) (my|our|this) (account|page|profile|channel)",
        unless=(
            "(until|till|back (on|at|in|by)|next (post|update|week|month)|for (maintenance|repairs|a week|two weeks|{number}))",
            "(here's|here is|here are) (what|why|how)",
            "(answers|answering|covers|covering|is here|are here|reach us)",
        ),
    ),
    bad=(
        "«I've been offline» for a few days because of everything.",
        "«We're going dark» for a while. Peace ✌️",
        "There will be «no further comment».",
        "After Saturday we «won't be making any» statement.",
        "That's it, «deleting this account».",
    ),
    good=(
        "I'm taking a break until Monday.",
        "We've been quiet: here's what we fixed.",
        "I'm going offline, Jo answers every message.",
        "The booking system is offline.",
        "No more commas in product names, we promise.",
    ),
    extended=True,
)
