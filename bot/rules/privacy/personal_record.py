from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="privacy-personal-record",
    title="Reveals a customer's record to win an argument",
    severity=Severity.ERROR,
    label="pii-leak",
    intents=("respond",),
    message="Using somebody's record against them in public is a privacy breach, and readers side with the person. Take it out and talk in private.",
    fix="Keep the public part open: “I'd like to hear your side. Ruth is free at 4.” Settle the facts in private.",
    why=(
        "What a customer bought, owes, scored or was filmed doing was given to you for another purpose than this "
        "reply. In a study of 472,995 negative posts in brand communities, empathy and a change of channel curbed the spread."
    ),
    source=Source("Herhausen et al. 2019, Journal of Marketing 83(3)", "https://doi.org/10.1177/0022242918822300"),
    detect=phrases(
        "our (records|cctv|system|notes|booking sheet|job sheet|logs) (show|shows|say|says|has|have) [that] (you|your|he|she)",
        "we('ve| have) [got] you (on cctv|on camera|down as|under)",
        "(you|they|he|she) (got|scored) {number}",
        "(you|they|he|she) [still] owe[s] (£{number}|{number}|${number}|€{number}|us)",
        "you checked in with",
        "so your claim",
        "(you|he|she|they|patient) [has|have|had|had already|already] (missed|cancelled) (two|three|four|five|six|{number}) ...3 (visits|appointments|reviews|times|payments|sessions)",
        "missed ...3 (payment|payments|rent|instalment|instalments)",
        "(months|weeks|payments) behind",
        "(your|his|her|their) [bank|credit] card was declined",
        "(a|outstanding|unpaid) balance of",
        "(arrears|minibar bill|overdue bill) of (£{number}|{number}|${number}|€{number})",
        "your (son|daughter|child|wife|husband|partner|mum|dad|ex) ...2 (was|is|has been) (suspended|excluded|expelled|arrested|drunk|banned|moved)",
        "(after|since) being declined",
        "who the lady was",
        "you were [very|so|rather|clearly] (drunk|abusive|aggressive)",
        "(your|his|her) (wife|husband|partner) (phoned|rang|called|told|threw|moved)",
        "on (the|our) [priority|sen|at-risk] register",
        unless=(
            "(can't|cannot|won't|not able to) ...2 (go into|discuss|share|talk|say)",
            "we('re| are) [{number}|two|three] (months|weeks) behind",
            "(our|my) card",
        ),
    ),
    bad=(
        "«We have you on CCTV» arriving at 10:04, so you didn't wait 30 mins.",
        "«Our records show you» owe £812 so perhaps pay that first.",
        "Hi Jade! «You got 38»% in BIO101.",
        "«You have missed three appointments» since May, so this is a bit rich.",
        "Mr Kosta is three «months behind» with the rent, that's why.",
        "To be fair, «your son was suspended» twice this term.",
    ),
    good=(
        "Our records page is down until 5.",
        "I can't go into anything here, but the drop-in is open till 5.",
        "CCTV is now on at the bike sheds.",
        "We're two weeks behind with parcels, and that's our doing.",
        "You missed nothing: the second half starts at 8.",
        "Our system has been slow since nine, sorry.",
    ),
)
