from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="apology-blames-others",
    title="Blames a supplier, an intern or “the system”",
    severity=Severity.WARNING,
    label="blame-shift",
    intents=("apologise", "respond", "announce"),
    message="Pointing at somebody else first can read as dodging. Say your part before theirs.",
    fix="Say what you control: “Our backup should have taken over and it didn't.” Name the supplier later, as a fact.",
    why=(
        "In experiments the acknowledgement of responsibility was the part of an apology that counted most. Naming a "
        "supplier or a colleague can be true and useful, but before your own part it can read as shifting the blame."
    ),
    source=Source(
        "Lewicki, Polin & Lount 2016, Negotiation and Conflict Management Research 9(2)",
        "https://doi.org/10.1111/ncmr.12073",
    ),
    detect=phrases(
        "(wasn't|not|isn't) [actually|really] (our|my) (fault|doing|responsibility|problem)",
        "(our|the|a|an) [new|old] (intern|junior|temp|contractor|contractors|courier|supplier|venue|agency|hosting provider|third party|third-party|vendor|manager|driver|receptionist|hire firm|volunteers) [lad|just|only] (hit|assured|told|went down|posted|cutting|messed|let us down|failed|pressed|uploaded|overslept|typed|forgot|lost|didn't)",
        "(our|the) [new|old] (intern|junior|temp|contractor|contractors|courier|supplier|venue|agency|vendor|manager|system|software) [lad] (sent|made|gave|delivered|put) ...3 (wrong|late|mistake|error)",
        "take (it|this|that) up with",
        "(this is|it's|it is|this was|it was) (a|an) (issue|problem|matter) (with|for)",
        "(due|down) to (contractors|suppliers|border force|central government|the government|staff)",
        "nothing [there's] (we|i|anyone) (could|can) (have done|do)",
        "nothing to do with (us|our)",
        "(we|i) [really|honestly|just] (can't|couldn't|cannot|could not) do anything about (it|that|this)",
        "(aws|azure|cloudflare|google cloud|our host|our provider|our isp) (had|has|have|is having|was having) [some|a few|more|big] (issues|problems|trouble|troubles)",
        "(isn't|wasn't|not) on us",
        "blame the (weather|government|council|airport|courier|supplier|landlord|system)",
        "(he's|she's|they've) been spoken to",
        "(and|him|them|mine|theirs|it's|fault|problem|weather) not (us|ours)",
        unless=(
            "(that|this) [part|bit] (is|was) (ours|on us|our)",
            "~check [it|that] was our job",
            "we should",
            "no excuse",
            "is our job",
            "missing guard",
            "(issue|problem|matter) (with|for) us",
            "if you (think|believe|feel)",
        ),
    ),
    bad=(
        "This «wasn't our fault», «our hosting provider went down».",
        "«Our intern hit» the wrong button, sorry folks!",
        "«It's an issue with» Visa, «take it up with» them.",
        "«Blame the weather», shout at «them not us»!",
        "The new receptionist was confused, «she's been spoken to».",
        "Late again today. «Nothing to do with our» depot.",
        "Sorry all, «AWS had issues» and honestly «we can't do anything about that».",
    ),
    good=(
        "Our courier lost it, and choosing and chasing them is our job. It's on us.",
        "Our hosting provider is down. Our failover should have caught it: that part is ours.",
        "Our intern Sam spotted the bug first. Thank you Sam!",
        "We wrote the wrong street, so nobody else is to blame. The courier did nothing wrong.",
        "The supplier sent new lids today, so every order goes out tomorrow.",
        "We can't do anything about the rain, but there is a dry seat for each of you inside.",
        "If you think the system made a mistake, ask for a review and a person will look at it.",
    ),
)
