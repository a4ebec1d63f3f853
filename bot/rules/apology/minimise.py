from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

RULE = Rule(
    id="apology-minimise",
    title="Plays down the harm",
    severity=Severity.WARNING,
    label=None,
    intents=("apologise", "respond", "announce"),
    message="Words like “minor” or “brief” can shrink a problem that felt big to them. Give the numbers and let people judge.",
    fix="Use plain facts: “about 3,100 players, from 18:00 to 20:30”.",
    why=(
        "Playing harm down is a well-known way to defend oneself. In a study of 472,995 negative posts about brands, empathy "
        "and apology were among the replies that curbed their spread. Numbers leave the judging to the reader."
    ),
    source=Source("Herhausen et al. 2019, Journal of Marketing 83(3)", "https://doi.org/10.1177/0022242918822300"),
    detect=phrases(
        "(just|only|merely) [a] (few|handful|small number|small minority|small group|minor|tiny|brief|short|slight)",
        "[a] (minor|slight|brief|tiny|small|little) (issue|glitch|blip|hiccup|interruption|delay|inconvenience|bug|mix-up|mixup|incident)",
        "[a] (vocal|tiny|small) minority",
        "~overreact",
        "(so|being) dramatic",
        "calm down",
        "not a big deal",
        "feelings got hurt",
        unless=("(not|isn't|wasn't|no) [a|just] (minor|small|slight|little)",),
    ),
    bad=(
        "Apologies for the «brief interruption» earlier.",
        "«A small minority» «overreacted» to what was «a minor issue».",
        "just «a little hiccup» with payments guys, «calm down» 😂",
        "«Only a few» of you lost a seat, don't be «so dramatic».",
        "It's «not a big deal».",
        "It seems that some «feelings got hurt».",
    ),
    good=(
        "Login was down for 2 hours and 28 minutes for everyone in the EU.",
        "This wasn't a small thing for the families involved. We're sorry.",
        "Short delay on the 8:14: 6 minutes, sorry!",
        "This was not a minor issue, and we know it.",
        "Four hours without a train is a long time. Sorry.",
        "The minor hall is closed, the major one is open.",
    ),
)
