from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="apology-may-have",
    title="Hedged harm (“any inconvenience”)",
    severity=Severity.WARNING,
    label="corporate-boilerplate",
    intents=("apologise", "respond", "announce"),
    message="“Any inconvenience” and “may have” sound automatic. Name the trouble that people really had.",
    fix="Swap in the actual effect: “You missed a meeting because of us.”",
    why=(
        "A study of 1,183 apologies on Twitter found those of companies short on explanations, and formulaic in how they "
        "open and sign. SorryWatch asks you to leave out “may have” and to show that you understand the harm."
    ),
    source=Source("Page 2014, Journal of Pragmatics 62, 30-45", "https://doi.org/10.1016/j.pragma.2013.12.003"),
    detect=phrases(
        "any (inconvenience|inconveniences|distress|disruption|confusion|frustration|frustrations) [caused]",
        "(may|might|could) have [been] (caused|affected|impacted|experienced|had|inconvenienced)",
        "[for] the inconvenience [caused]",
        "inconvenience caused",
        "(some|a subset of|certain|a [small] number of) (users|customers|members|people|residents) ...3 (may|might|experience|experienced|experiencing|impacted)",
        unless=(
            "may have been (given|vaccinated|exposed|charged)",
            "the inconvenience of",
            "may have had (a|an) (wrong|out-of-date)",
        ),
    ),
    bad=(
        "We apologise for «any inconvenience» this «may have caused».",
        "Sorry «for the inconvenience» 🙏 #customercare",
        "«Some users may have experienced» slowness. We apologise.",
        "«The inconvenience caused» to tenants has been noted.",
        "«Inconvenience caused» to you last week is noted.",
    ),
    good=(
        "Sorry you had to stand on a wet platform for two hours.",
        "48 people may have been given an out-of-date dose; we've phoned 41.",
        "You couldn't log in for 2h28m. We're sorry.",
        "Sorry for the inconvenience of a second visit, Ms Osei. We forgot to order your part.",
        "Some people may have been given a wrong dose; we rang them all.",
        "You may have had a wrong letter from us: bin it.",
    ),
)
