from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="apology-blames-customer",
    title="Blames the customer",
    severity=Severity.ERROR,
    label="blame-shift",
    intents=("apologise", "respond", "announce"),
    message="This puts it on the customer, in front of everyone. Start with what you could have done.",
    fix="Lead with your part. If they need to do something differently, offer it afterwards, as help.",
    why=(
        "In two studies, people whose sense of their own worth had been strengthened gave fuller apologies, with less "
        "blaming and excusing. So blame is an ordinary reflex; readers, though, value responsibility most."
    ),
    source=Source(
        "Schumann 2014, Journal of Experimental Social Psychology 54", "https://doi.org/10.1016/j.jesp.2014.04.013"
    ),
    detect=phrases(
        "[maybe] (if you|if you'd|if you had|had you) [only|just|simply] (read|stored|checked|followed|arrived|listened|sorted|asked|told|looked|ordered|updated)",
        "if (residents|customers|people|guests|players|users|students) (sorted|read|followed|bothered|checked|looked)",
        "(when|if|because) (people|folk|customers|residents|members|patients|guests|users|parents|so many of you|half of you) (don't|didn't|rush|stopped|treated|turn up|turned up)",
        "you (did|didn't|failed to|should have|should've|should of|agreed|chose|could have) ...6 (~arriv|~read|~check|~agree|terms|t&cs|policy|policies|clear|clearly|late|wrong|store|stored)",
        "because you (typed|rang|picked|entered|put|missed|chose|didn't|forgot|never|came|left)",
        "you (ordered|picked|typed|entered|selected|chose) the wrong",
        "you yourself (gave|chose|picked|entered|booked)",
        "you (obviously|clearly) (didn't|haven't|weren't|never|put|went)",
        "did you (even|actually|maybe|perhaps) (read|check|look|keep)",
        "next time [please] (check|read|stay|be|look)",
        "a you (problem|thing)",
        "user error",
        "not our (problem|fault)",
        "you were (rude|warned)",
        "maybe if you",
        "perhaps you (should|forgot|missed|misread)",
        "(our|the) (t&cs|terms|policy|policies) ...3 (clear|clearly|state|states|~agree|~require)",
        unless=(
            "you (did|didn't) (nothing|anything|do anything|need)",
            "(we|i) should",
            "not you",
            "sorry we",
            "you should have (received|had|got|been)",
            "next time (we|we'll|i|i'll)",
            "(because|and|but) we (put|printed|forgot|hid)",
        ),
    ),
    bad=(
        "«You did arrive» after the gate closed and «our T&Cs are very clear».",
        "«Maybe if you'd read» the label you'd know it needs a fridge 🙄",
        "Sorry, «user error». «Not our fault».",
        "It went to the old flat «because you typed» the old address.",
        "That's what happens «when people don't» label their boxes.",
        "The gate shuts at nine. «Next time be» on time.",
        "Sounds like «a you problem» 🤷",
        "«If residents sorted» their bins we'd be on time.",
        "Sorry, but «you picked the wrong» seat.",
        "«You yourself booked» the early ferry.",
        "«You clearly went» to the other gate.",
        "«Did you even look» at the map?",
        "«You were warned» about the tide.",
        "«Maybe if you» came earlier.",
        "«Perhaps you misread» the time.",
    ),
    good=(
        "You didn't do anything wrong: our label was unreadable.",
        "You should have received this on Monday. That's our miss.",
        "If you've got the old lid, here's how to swap it.",
        "We love it when guests bring their dogs.",
        "If people didn't see the notice, that's because we put it behind a door.",
        "Next time we'll ring you before we set off.",
        "Our form was broken, not you: you typed the wrong year as it asked you for one.",
        "If you'd asked, we should have known.",
        "Sorry we took so long: if you'd asked at noon you'd have had an answer by one.",
        "You should have received a clear letter by now.",
        "Next time we check the hinges first, and next time check-in is by the pool.",
    ),
)
