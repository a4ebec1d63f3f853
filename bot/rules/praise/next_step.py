from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

WHEN = "(by {time}|at {time}|by|at|before|tonight|today|tomorrow|{time}|every ({number}|twenty|thirty|hour|half)|on {day}|within)"

RULE = Rule(
    id="praise-next-step",
    title="Gives a clear next step and time",
    severity=Severity.PRAISE,
    label=None,
    intents=("respond", "apologise", "announce"),
    message="A clear next step with a time. People can plan around that.",
    fix="Keep it, then keep the promise.",
    why=(
        "Crisis guidance asks for what is being done and when people hear more; a study of more than 400,000 service "
        "tweets linked faster answers to a higher willingness to pay."
    ),
    source=Source("CDC, Crisis and Emergency Risk Communication (CERC)", "https://www.cdc.gov/cerc/"),
    detect=phrases(
        f"next update ...6 {WHEN}",
        f"(i'll|i will|we'll|we will) (reply|check|call|ring|be back|post|update|phone|write|answer|send) ...8 {WHEN}",
        "(will be with you|leaves|lands|land|expected|due|you'll (have|hear)) ...6 ({time}|tonight|today|tomorrow|by|before|on {day})",
        f"(crews|crew|engineer|courier|driver) (will|is coming|are coming|arrives|comes) ...6 {WHEN}",
    ),
    bad=(
        "«Next update by 14:30» UTC.",
        "«I'll check with you at 10:30».",
        "«We'll post here every 20» minutes even with no news.",
        "Your parcel «lands tonight», the green one too.",
        "The «engineer arrives at» noon.",
    ),
    good=(
        "We'll get back to you soon!",
        "Update: all fixed.",
        "Due to demand we are busy.",
        "The engineer is a kind man.",
        "We will check.",
    ),
)
