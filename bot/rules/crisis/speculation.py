from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

SOMEBODY = (
    "(kids|kid|lads|teenager|teenagers|someone|somebody|some (idiot|idiots|kid|clown|ex|bored|lads)|a (hacker|driver|guest|kid|rival|gang)"
    "|hackers|vandals|thieves|contractors|competitor|competitors|arson|sabotage)"
)
CAUSE = "(because|caused|cause|hack|hacked|attack|left|wasn't|terror|gun|overslept|broke|fault|down to|due to|tampered|started it)"

RULE = Rule(
    id="crisis-speculation",
    title="Guesses at cause, scale or guilt",
    severity=Severity.WARNING,
    label="speculation",
    intents=("announce", "respond", "apologise", "other"),
    message="This reads as a guess. If it turns out wrong you will have to take it back: say what you know, and what you don't know yet.",
    fix="“We don't know the cause yet. We do know that the north line is shut. Next update at 14:30.”",
    why=(
        "The crisis communication guide of the CDC in the US asks to be right as well as first: say what is known, what "
        "is not known, and what is being done to find out. A guess about a cause can also land on somebody innocent."
    ),
    source=Source("CDC, Crisis and Emergency Risk Communication (CERC)", "https://www.cdc.gov/cerc/"),
    detect=phrases(
        "(probably|prob|prolly|most likely|presumably)",
        "(almost (certainly|surely)|pretty sure (it|that|this|he|she|they|some|somebody|someone)|pretty obvious [that] (it|that|this|these|those|who)|99% sure|plain as day)",
        "likely (because|due|caused|down to|a result of|the result of)",
        "(apparently|obviously|supposedly) (due|down|because|caused|it was|some|somebody|someone|the|another)",
        f"looks like [it's|it was] {SOMEBODY}",
        f"{SOMEBODY} ...9 (i reckon|we reckon|i guess|i'd say)",
        "(i'd imagine|i'd have thought|i'd wager|i'd put money on)",
        "({start} word is|early word|word in the ...1 is|rumour is|rumour has it|there's talk|sources tell us|we are told|we're told|{start} hearing that)",
        "(between us|between you and me) (it|he|she|they|the|that|this|somebody|someone)",
        "(unconfirmed reports|reports of ...8 we believe)",
        "(my|our) (money's on|money is on|guess is|bet is|theory is)",
        f"(we think|we believe|we suspect|i suspect|we reckon|i reckon) ...7 {CAUSE}",
        "(we|i|one) can only assume",
        "(what we've heard|what we have heard|from what i hear|from what we hear|which i gather|i gather [that] (it|they|he|she))",
        "must (be that|be the usual|have been the|have been some|have been a)",
        "(it'll|it will|that'll|that will|this will) [just|only] have been",
        "(that'll|this'll|this will|that will) [just|only] be (your|his|her|their|down to|what [it|you|your]|from|a bit of|a touch of)",
        "(could it be|could well be|might well be) (your|the|his|her|an|a|something)",
        "going by (the|what)",
        "by the look of (it|your|the|this|things)",
        "(as far as (anyone|anybody) [here] can tell|{number} times out of {number}|nine times out of ten)",
        "(calling it now|funny how that's|put it this way|not naming names)",
        unless=(
            "(won't|not going to|don't want to|would be wrong to|wrong to|rather not|not here to) (guess|speculate)",
            "(probably|prob|prolly|most likely) (be|live|out|ready|best|easiest|quickest|worth|not what|know|noticed|seen|heard|guessed)",
            "(you're|you'll|you've|you|i'll|we'll|i'd|i|should) (probably|prob|most likely)",
            "(next time|again) probably",
            "(temporary|known|passing) (issue|issues|glitch|error|bug|hiccup)",
            "(favourite|best|worst|proudest|nicest|biggest) ...5 (probably|most likely)",
        ),
    ),
    bad=(
        "Water's off on Elm Row. «Probably» another pump.",
        "The broken window is «almost certainly» the football club.",
        "The delay is «likely due» to a rope on the track.",
        "Gas smell on Quay Street, «apparently down» to a cheap fitting again!",
        "No heating in block D, «looks like kids» in the boiler room.",
        "The site fell over: «somebody at the host unplugged us i reckon».",
        "200 accounts at most, «I'd imagine».",
        "«Word is» the tower crane had been slipping for weeks.",
        "Nothing official on the crash, «between us he» had been up since three.",
        "«Unconfirmed reports» of a second collapse.",
        "Lift stuck again, «our money's on» the new cleaner.",
        "«We think the freezer failed because» the night nurse propped the door.",
        "The kittens were left, «we can only assume», by somebody who moved.",
        "«What we've heard» is that the rider had been drinking.",
        "Engine noise on the noon ferry, «must be that» cheap fuel.",
        "The smell in the hall? «It'll have been» the drains.",
        "Yellow lawn? «That'll be your» mower.",
        "A rash? «Could it be your» new soap?",
        "«Going by the» mess it was students.",
        "Burgled again, professionals «by the look of things».",
        "«Nine times out of ten» that noise is a loose belt.",
        "«Not naming names», but one coach had the key to the cup room.",
    ),
    good=(
        "It would be wrong to guess who most likely did it.",
        "The fix will most likely be out by noon.",
        "You've probably walked past door C: it is open too.",
        "The bus will be on time again probably.",
        "Our favourite loaf of the year is most likely the rye.",
        "That is most likely a known bug in version 4; signing in again clears it.",
        "Queues are likely to be longer than usual until 8.",
        "The cause is not known. Inspectors are on the roof, next update 15:00.",
        "We've found no evidence of a break-in; the police are still looking.",
        "The blue coat looks like it was made for the rain.",
    ),
)
