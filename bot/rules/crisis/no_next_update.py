from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="crisis-no-next-update",
    title="No time for the next update",
    severity=Severity.SUGGESTION,
    label=None,
    intents=("announce",),
    message="Tell people when you will post next, even if there is no news by then. It spares them the guessing.",
    fix="Add “Next update at 14:30” (with the time zone, if readers are far apart), and keep it.",
    why=(
        "The crisis communication guide of the CDC in the US asks to say what is known, what is not, what is being done, "
        "and when people will hear more. A time, kept, holds trust while there is nothing else to tell."
    ),
    source=Source("CDC, Crisis and Emergency Risk Communication (CERC)", "https://www.cdc.gov/cerc/"),
    detect=phrases(
        "(aware of|investigating|looking into|working on) (an|the|some|reports of|this|a) ...2 (issue|issues|outage|incident|problem|problems|fault|disruption|errors|delays)",
        "(server|servers|site|website|app|api|helpline|phones|lines|systems|payments|login|logins|checkout|booking system|card payments|power|water|email)['s|s] [is|are] [currently|all|still] (down|offline|out)",
        "{start} (we're|we are) [currently|still] (down|offline)",
        "(back soon|keep you posted|more soon|in due course|as soon as possible|appreciate your patience|updates to follow|stay tuned|bear with us) {end}",
        unless_anywhere=(
            "({time}|{number} (am|pm|min|minutes|mins|hours|utc)|half past|noon|midnight|{day}|this (morning|afternoon|evening)|{number} (may|june|july))",
            "(next|update|updates|post|posts) (update|here|at|every|by|on|when)",
            "on the hour",
            "(we'll|i'll|we will|i will) ...3 (post|tell|update|say|share|be back)",
            "(until|till|by the end|within|when (it|the|they|our|doors|we)|once (it|the|they|we))",
            "(resolved|restored|reopened|lifted|back (up|on|online)|was down|were down|is over|all clear|has been (fixed|deployed)|have been fixed)",
            "(pay|paying|payments|log in|works|working|use|open|calls) ...2 (by link|at the till|with email|instead|meanwhile|as normal|as usual)",
        ),
    ),
    bad=(
        "«We're down» because the host is down.",
        "The library is «aware of a problem» with the self-service desk.",
        "Our «helpline is down» and we're on it. Sorry, all.",
        "The «servers are down» 😬 «back soon»",
        "We are «investigating reports of login errors». Thanks for telling us.",
        "No hot water in the east wing, «more soon!»",
    ),
    good=(
        "We're investigating an outage. It began at 12:10 UTC, and a person is on it.",
        "The phones are down, next update to follow with the cause.",
        "We know that it is smoky in hall B and are looking into the problem. We're here on the hour.",
        "Our helpline is down. We'll tell whatever changes.",
        "The website is down until the new certificate is in.",
        "We have been investigating the outage and it is resolved. Sorry again.",
        "The card payments are down, and paying by link works.",
        "We're looking into a new colour for the bags.",
    ),
)
