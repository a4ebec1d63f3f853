from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="clarity-jargon",
    title="Insider words",
    severity=Severity.SUGGESTION,
    label="corporate-boilerplate",
    intents=(),
    message="These are words from inside the house, and they can hide what you mean. Say it in the words your readers use.",
    fix="“People” for stakeholders, “use” for leverage, “pages were slow” for service degradation.",
    why=(
        "GOV.UK keeps a list of words to avoid, such as “leverage” and “key”, because people find plain words faster, "
        "and specialists like them too. For insiders jargon can be right: you know your readers."
    ),
    source=Source(
        "GOV.UK, Content design: Writing for GOV.UK",
        "https://www.gov.uk/guidance/content-design/writing-for-gov-uk",
    ),
    detect=phrases(
        "(~synerg|~stakeholder)",
        "(leverage|leveraging|leveraged) (our|the|your|its|new|their|these|this|~synerg|learnings)",
        "(learnings|deliverables|solutioning|value-add|touchpoints|thought leadership)",
        "(end-to-end|best-in-class|industry-leading|mission-critical|future-ready|customer-centric|cross-functional)",
        "(operationalise|operationalize|operationalising|operationalizing)",
        "(degradation in service|service degradation|degraded performance)",
        "(circle back|touch base|move the needle|low-hanging fruit|boil the ocean)",
        "(wider|partner|digital|our) ecosystem",
        "(paradigm shift|digital transformation)",
        "(re-accommodate|re-accommodated|reaccommodate)",
        unless=(
            "~stakeholder (pension|pensions)",
            "(pond|forest|marine|river|woodland|soil) [life|and] ...2 ecosystem",
        ),
    ),
    bad=(
        "We «leverage our» team's «synergies» for you.",
        "The «learnings» of Tuesday are with the «cross-functional» crew.",
        "Some of you saw «degraded performance» after lunch.",
        "Let's «circle back» on the parking in June.",
        "It's good news for «our ecosystem».",
        "A «paradigm shift» in how we wash towels!",
        "We regret having to «re-accommodate» 40 of you.",
        "We «operationalise» kindness every day.",
    ),
    good=(
        "Pages were slow for forty minutes.",
        "Our pond life, our ecosystem: a walk with Ida on Sunday at ten.",
        "How does a stakeholder pension work? Ask Ben at the desk.",
        "A crowbar gives you leverage on old floorboards.",
        "We moved you to the 7:10.",
        "The needle of the scales moved at last: 3 kilos of plums.",
    ),
    yields_to=("response-boilerplate",),
)
