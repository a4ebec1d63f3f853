from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

SALE = "(off|half price|2 for 1|2-for-1|two for one|code|sale|shop now|in stock|book now|deal|discount|free with|from £{number}|link in bio|order now|celebrate)"
GRIEF = (
    "(condolences|heartbroken|thoughts and prayers|our hearts (are|go out)|thoughts (are|with)|thinking of (everyone|everybody|all)|in (her|his|their) honour"
    "|so sad (to hear|about)|rip to|sorry for your loss|to all those affected|our prayers)"
)

RULE = Rule(
    id="safety-inappropriate-topic",
    title="Risky topic for a brand account",
    severity=Severity.WARNING,
    label="inappropriate-topic",
    intents=("promote", "other", "announce"),
    message="Politics, faith, bodies, tragedy, drink or sex can hurt people, and they carry far from a brand account. Post it only on purpose.",
    fix="Ask: would you say it to a customer at the counter? If not, cut it and keep the news.",
    why=(
        "Anything in public reaches people whom it hits. This is what practitioners advise: we know of no controlled "
        "study, so it stays a warning and you decide."
    ),
    source=Source("Chartered Institute of Public Relations, Code of Conduct", "https://cipr.co.uk/"),
    yields_to=("crisis-newsjack", "failure-others-expense"),
    detect=phrases(
        "vote (them|him|her|these|those|that lot) [clowns] out",
        "(these|those|that|clown|the) (clown|clowns)",
        "(voted|votes|voting|vote) for (that|these|those|him|her|the party) [clowns|clown|lot]",
        "(tory|tories|labour party|~democrat|republican|republicans|maga|brexiteer|brexiteers)",
        "(this|the|new|clown) government ...6 (lets|choke|couldn't|can't|clown|nonsense|guts|incompetent|corrupt)",
        "(ozempic|feeling fat|fatty|lose that belly|beach body|weight loss jab|weight loss jabs|fat people)",
        "(down the pub|hungover|drunk|sexy|hot girls|get laid|get wasted|was wasted|shaggable|girlfriend)",
        "(women drivers|lady drivers|snowflakes|snowflake|woke mob|no wives|like the wife|bring the wife|mother-in-law|other half say)",
        "(the|our|that|this) wife ...4 (won't|moving|dark|moved|doesn't)",
        "(turned from|turned away from|believe in) (the lord|god|jesus)",
        "(jesus is|god only|god willing|repent|pope|triggered christians|pray hard)",
        "(vegans|vegetarians|meat eaters|christians|muslims|travellers|foreigners|immigrants) ...5 (murderers|welcome|rabbits|favour|crying|strip|bare)",
        f"{GRIEF} ...9 {SALE}",
        "(earthquake|flood|floods|crash|bombs|wildfire|wildfires|war|shooting|ferry|plane|stadium collapse|miscarriage) ...9 "
        f"{SALE}",
        "(divorce|ex) ...3 (finally|through|signed|papers)",
        "another jumper",
        "(celeb|celebs) will (od|overdose|die)",
        "(on the take|so-called depressed)",
        "too soon",
        unless_anywhere=(
            "(polling (station|stations|day)|register to vote|hansard|mps vote)",
            "(drunk|drink) driv(ing|ers|er|e)",
            "alcohol-free",
            "non-drowsy",
            "(in|down) the pub tonight at",
            "vote (in|by|on) ...3 (comments|poll|{day}|story)",
            "vote for (one|your|the (olive|walnut|name|logo|favourite)) [of]",
            "vote for the (next|new|best)",
        ),
    ),
    bad=(
        "Can't believe people «vote for these clowns». Anyway patch notes 👇",
        "«Feeling fat» after Christmas? 🐷 Our jabs will sort you out!",
        "our councillor «was wasted» «down the pub» 🍻",
        "New stout on today: it's «like the wife», dark and bitter.",
        "«Our hearts go out to everyone hit by the flood, 20% off» all boots!",
        "«Vote them out», that's what we say.",
        "«These clowns» run the town.",
        "The «Tories» couldn't bake a bun.",
        "«This government couldn't» run a bath.",
        "«The wife won't» like this sofa.",
        "We have «turned away from the Lord» and so has the roof.",
        "«God willing» the oven works.",
        "No «vegans welcome» here.",
        "After the «flood we have boots at half price».",
        "My «ex finally signed», so cake for all.",
        "«Another jumper» on the line today.",
        "Which «celeb will OD» first?",
        "They are all «on the take».",
        "A joke about the ferry, or is it «too soon»?",
    ),
    good=(
        "Polling stations open until 10. Bring ID.",
        "Free alcohol-free tasting: drunk driving kills.",
        "Vote for your favourite loaf: olive or walnut?",
        "Our hearts are with everyone at the harbour tonight. The kettle is on if you need to be warm.",
        "The council meets the new government's minister on Monday; minutes by Friday.",
        "Register to vote at the desk: Tories, Greens, all of you.",
        "Never get drunk and drive: drunk driving kills, our girlfriend of the road says.",
        "Alcohol-free, and you still feel sexy: our new stout.",
        "Non-drowsy tablets: nobody looks drunk in the meeting.",
        "We're down the pub tonight at nine, quiz as ever.",
        "Vote in the comments: which of these clowns makes the poster?",
        "Vote for one of these: mint or the clown?",
        "Vote for the new mascot: these clowns or the goat?",
    ),
)
