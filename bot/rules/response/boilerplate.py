from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="response-boilerplate",
    title="Corporate boilerplate",
    severity=Severity.WARNING,
    label="corporate-boilerplate",
    intents=("respond", "apologise", "other", "announce"),
    message="This sounds like a form letter. Say it as you would across the counter.",
    fix="Use their words, name the thing, say one thing you did: “I've asked Sam to walk over to your dad.”",
    why=(
        "In experiments and shop data, agents who spoke as “I” rather than as “we” left customers more satisfied and "
        "more ready to buy: people want to hear a person who acts for them."
    ),
    source=Source(
        "Packard, Moore & McFerran 2018, Journal of Marketing Research 55(4)", "https://doi.org/10.1509/jmr.16.0118"
    ),
    detect=phrases(
        # taking it seriously
        "(we|i) (take|takes) ...6 seriously",
        "(your|all|every) [valued] (feedback|comment|comments|call|custom|query|concern|experience|remarks) (is|are|have been|has been|matters) [very|extremely|so] (important|valued|noted|passed|forwarded|to us)",
        "(value|values|valuing) (your|all|each|every|our) ...3 (feedback|input|customers|community|custom|interaction|relationship|opinion)",
        "valuable feedback",
        "(satisfaction|happiness|experience|safety|comfort|wellbeing) (is|are|remains) ...3 (priority|important to us|goal|concern|paramount|utmost importance|heart)",
        "(top|highest|foremost|number one|utmost|main) (priority|concern)",
        "(of (the utmost|paramount) importance|is paramount)",
        "at the [very] (heart|core|centre|center) of (everything|what|who|all)",
        # the faceless reader
        "(valued|esteemed) (customer|customers|client|clients|guest|guests|patient|patients|member|members|patron|supporters|policyholder|community|partner|resident|comments)",
        # what we strive for
        "(strive|strives|striving|endeavour|endeavor) (to|for|at)",
        "(committed|dedicated|commitment|dedication) to (delivering|providing|excellence|continuous|transparency|quality|resolving|trust|the highest|serving|a world|an excellent)",
        "(unwavering|enduring|ongoing|steadfast) (commitment|in|dedication)",
        "pride ourselves",
        "(best-in-class|best in class|world-class|world class|(first class|first-class) (service|experience|customer)|industry-leading|industry best practice|next-generation|leading provider)",
        "(exceptional|excellent|outstanding|seamless) (service|level|levels|experience|experiences|care|standards)",
        "[usual|our|the|exacting] high[est] standards [of|we]",
        "continuous improvement",
        "(customer-centric|customer-first|customer centric|client-centric|patient-centred|guest-first|stakeholder-centric|values-led)",
        "(touchpoint|touchpoints)",
        "(~leverag|~synerg|stakeholder|stakeholders|learnings)",
        "(shared|customer|transformation|growth|our|ongoing|exciting) journey",
        "(going|moving|move) forward",
        "(thrilled|delighted|excited) to (embark|announce that it|announce that we have entered)",
        "(we|i) understand [that] (some|the (members|gravity)|how frustrating)",
        "every possible step",
        # waiting and thanking
        "higher than (usual|normal) [call|volume]",
        "(your|and|continued|for your) (patience|understanding|patronage|loyalty|partnership|cooperation) (and|at this time|during this|is [greatly] appreciated|as we)",
        "(appreciate|thank you for|thanks for) your [continued|kind] (patience|understanding|patronage|cooperation|loyalty)",
        "thank you for (your [valued] (feedback|comments)|taking the time)",
        "look forward to ...3 (welcoming|serving)",
        # sorry for the inconvenience
        "(~apologi|apology|apologies|regret|regretted|sorry) ...4 [for] (any|the|this) inconvenience",
        "(~apologi|apology|apologies|regret) ...3 any (disruption|frustration|distress|uncertainty|disappointment)",
        "inconvenience [this may have|that may have been|may have] (caused|experienced)",
        "(meet|meets|met|live up to|short of|in line with|align with) [your|the|our|customers'] [usual] (expectations|high standards)",
        "(learn of your|hear of your) [recent] experience",
        "fell (below|short of) the (standard|standards|level|levels)",
        "lessons (will be|have been|must be) (learned|learnt)",
        # the office
        "kindly (bear|note|be|refer|dm|revert|allow|accept|contact)",
        "(please be|be|rest) (informed|advised|assured) [that|of]",
        "(rest|be) assured",
        "at the earliest",
        "in due course",
        "(passed|forwarded|escalated|shared) [it] [on|along] to the (relevant|concerned|appropriate) (department|team|colleagues)",
        "with the relevant (department|team)",
        "(has been|have been|been|stands) (escalated|inadvertently)",
        "an abundance of caution",
        "(a subset of|some) (customers|users|records|members) (may|might) have been",
        "(this|we trust [that] this) clarifies",
        "(appropriate measures|the relevant steps) (have been|were)",
        unless=(
            "told to (write|say)",
            "thank you for your (patience|feedback) ...1 (everyone|all|folks|both|mate|there)",
            "~apologi ...3 for the (confusion|disruption) (on|at|in|around|to)",
        ),
    ),
    bad=(
        "«We take all feedback seriously» and «strive for» excellence.",
        "«Your call is important» to us. We «appreciate your patience» at this time.",
        "«Going forward» we'll «leverage» «learnings» to deliver «best-in-class» service 🚀",
        "Dear «esteemed guest», we «regret any inconvenience».",
        "Your comments were «passed on to the relevant department».",
    ),
    good=(
        "I've read this to our kitchen and we've changed the ticket order.",
        "Thanks Beth, that's useful: the label is too small.",
        "Seriously though, the pies are back.",
        "Sorry you waited in the rain. From tomorrow the side door opens at seven.",
        "Platform 2 is moving again after the signal check, ten minutes late.",
    ),
)
