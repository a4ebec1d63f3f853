from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="apology-passive",
    title="Nobody did it (“mistakes were made”)",
    severity=Severity.ERROR,
    label="passive-evasion",
    intents=("apologise", "respond", "announce", "share-failure"),
    message="Nobody acts in this sentence, so it can sound like hiding. Who did it? Put yourselves in it: “We …”.",
    fix="Rewrite with “I” or “we” and a verb: “We deleted …”, “I forgot …”.",
    why=(
        "In two experiments with 755 people the acknowledgement of responsibility was the part of an apology that "
        "counted most. “Mistakes were made” has the mistake in it, but nobody who takes it on."
    ),
    source=Source(
        "Lewicki, Polin & Lount 2016, Negotiation and Conflict Management Research 9(2)",
        "https://doi.org/10.1111/ncmr.12073",
    ),
    detect=phrases(
        "(mistake|mistakes|error|errors) (were|was|have been|has been) made",
        "[an] (error|mistake|issue|problem|incident|oversight|errors|mistakes|issues|problems|incidents|oversights|irregularities) [has|had|have] (occurred|arose|happened|took place|was identified|were identified)",
        "[a] situation (arose|has arisen)",
        "(it is|it's) (regretted|regrettable|unfortunate) that",
        "(it is|is|are) [deeply|sincerely] regretted",
        "(was|were|been) (inadvertently|mistakenly|erroneously|incorrectly|unintentionally)",
        "lessons (will|have) (be|been) (learned|learnt)",
        "(delay|delays|disruption|difficulties) (was|were|have been) (experienced|encountered|incurred)",
        "[has|have|had] (come|came) to (our|my) attention",
        "been brought to (our|my) attention",
        "(it has|it's) come to light",
        "it (was|has been) determined that",
        "it has become apparent",
        "(were|was) not (met|completed|achieved|followed|carried out|observed|communicated|retained|passed on|as successful)",
        "(was|were) (sent|issued|published|posted|displayed|shared) in error",
        "steps (were|have been) taken",
        "that this occurred",
        "(wires|lines) got crossed",
        "(mistake|error|inaccuracy|figure|price|date|name|letter) found (its|their) way into",
        "ended up being (given|sent|let|sold|cancelled|lost|left|charged|moved|delayed|disposed)",
        unless_anywhere=("(we|i) (made|caused|did|introduced|should|got)", "by (me|us)"),
    ),
    bad=(
        "«Mistakes were made» in the handling of your refund.",
        "«An error occurred» whereby some emails «were inadvertently» sent.",
        "«It is regretted that» bins were not collected. «Lessons will be learned».",
        "«It has come to light» that two cheques «were not passed on».",
        "Letters «were issued in error». «Steps have been taken».",
        "«Wires got crossed» and the seats «ended up being sold» twice.",
        "A «letter found its way into» somebody else's file. This «is deeply regretted».",
    ),
    good=(
        "We made mistakes with your refund, and I own them.",
        "We sent 90 emails to the wrong people. Our error.",
        "The incident occurred at 3:40pm at the east stand; fire crews are there and we're helping them. We caused the delay.",
        "I'm so sorry that this happened to you, Ana.",
        "Our choir found its way into the Sunday papers, and it ended up being our best week!",
        "Errors were made in the seating plan, all of them by me.",
        "Two cheques got lost on my desk. I have posted both again today.",
    ),
)
