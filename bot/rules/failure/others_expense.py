from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

WHO = "(?:intern|customer|guest|client|patient|passenger|employee|cleaner|waitress|waiter|student|trainee|receptionist|newbie|tenant|visitor|old lady|old man)"
LAUGH = "(?:😂|🤣|💀|🙈|😆|lol|lmao|lmaooo|haha|hahaha|rofl)"

RULE = Rule(
    id="failure-others-expense",
    title="Laughs at someone else",
    severity=Severity.WARNING,
    label="inappropriate-topic",
    intents=("share-failure", "other", "promote", "announce"),
    message="The laugh lands on somebody who cannot answer here. Make yourself the punchline, or leave it out.",
    fix="Tell it about yourself: “I emailed the invoice to my mum 😂”.",
    why=(
        "A joke about yourself makes an account human; one about a customer or a junior colleague tells every reader how "
        "they might be treated. This is the advice of practice: we know of no controlled study."
    ),
    source=Source("Chartered Institute of Public Relations, Code of Conduct", "https://cipr.co.uk/"),
    detect=phrases(
        rf"/\b(?:our|my|this|some|one of our) (?:new |poor |dumb |silly |old )?{WHO}\b[^.!?]{{0,90}}{LAUGH}/",
        "built like a",
        "(fat|fatty|fatties|ugly|idiot|idiotic|stupid|dumb|thick|moron|morons) (customer|customers|guest|guests|people|patients|passengers|women|woman|interns|tourists|students)",
        "(such|what|typical|another) [a] (karen|karens|muppets|clowns)",
        unless=(
            "(i'm|i am|i was|we were|my own|myself|me) ...3 (idiot|stupid|fat|dumb|muppet)",
            "(for me|and me|not me|at me|at us|on me|beat me|corrected me|told me|taught me|saved me)",
            "(said yes|with (her|his|their) (permission|blessing|ok)|happy for us)",
        ),
    ),
    bad=(
        "«Our intern sent the invoice to her mum 😂😂» #fail",
        "«This customer asked if oat milk has oats lol»",
        "When you moan about the legroom but you're «built like a» fridge",
        "Ah, «stupid tourists» in the fountain again.",
        "«Typical Karen» at table six tonight.",
    ),
    good=(
        "I emailed the invoice to my mum 😂",
        "Our intern beat me at darts, with the wrong hand 😂",
        "I was an idiot, and dumb people skills cost me the job.",
        "Our trainee iced a cake upside down 😂 (posted with her blessing).",
        "Beaten in a 10k by a man dressed as a fridge 😂",
        "Karen Lowe runs the desk on Mondays.",
        "The guest list is full lol",
    ),
)
