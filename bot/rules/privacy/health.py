from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.detect import Detector, either, gates
from bot.rules.rule import Rule, Source

CONDITION = (
    "(schizophrenia|schizophrenic|bipolar|anxiety|depression|~diabet|hiv|~epilep|seizure|seizures|epileptic fit|asthma|asthma attack"
    "|dyslexia|dyslexic|adhd|autism|autistic|dementia|cancer|chemo|biopsy|overdose|miscarriage|antidepressants|methadone|insulin|burnout)"
)
CUES = (
    "your [hiv|blood|scan|biopsy|pregnancy|std|sti|smear|thyroid|cancer|covid|mental health] [test|clinic] (results|result|diagnosis)",
    "your (hiv|biopsy|pregnancy|std|sti|smear|thyroid|cancer|mental health) (panel|test|tests|letter|clinic letter|scan)",
    "your (antidepressants|methadone|insulin|hrt)",
    "(you were|she was|he was|patient was|patient) (seen|treated|diagnosed|admitted|discharged|misdiagnosed) [on|for|with|in|by|and]",
    "misdiagnosed you",
    f"{CONDITION} ...4 (wearing|aged|discharged)",
    f"(he|she|they|who|mum|dad|mrs|mr|son|daughter) ...3 (has|had|having|have|with|was|is|is being treated for|treated for) ...3 {CONDITION}",
    f"(her|his|their) [own|first|second|third|fourth] {CONDITION}",
    r"/\w{1,30}'s (?:asthma|epilepsy|seizures?|dyslexia|adhd|autism|dementia|cancer|chemo|biopsy|diabetes|insulin|miscarriage|burnout|medication|surgery|operation|diagnosis)\b/",
    "(had|having|with|after) (a|an|another) (seizure|asthma attack|epileptic fit|panic attack|heart attack|stroke|overdose)",
    "glad (the|that|your) [new] ...1 (inhaler|antidepressants|medication|tablets|meds|dose|insulin) (is|are)",
    "(her|his) (hip replacement|operation|surgery|chemo|biopsy|medication|meds|diagnosis|pregnancy|mental health|spleen|broken pelvis)",
    f"{{number}} {CONDITION}",
    f"{{number}} type {{number}} {CONDITION}",
    f"aged {{number}} {CONDITION}",
    "(the biopsy|her biopsy|his biopsy|the scan) came back",
    "(broke|broken|breaks) (his|her|their) (pelvis|hip|arm|leg|neck|back|wrist|ankle|nose)",
    "(starts|started|begins) chemo",
    "in with us ...5 for the (smear|test|scan|jab|check)",
)
UNLESS = (
    "(can't|cannot|not able to|unable to|won't|never) ...2 (discuss|talk|say|go into|look|share|comment)",
    "seen by (nobody|no one)",
    "if (you|that's you|your|anyone|someone)",
    "free if",
    "(i|i've|we|we've) had",
    "(when|whenever|in case) (you|anyone|someone|somebody|a)",
    "(think|thinking) about your",
    "(anyone|someone|somebody|people|everyone|patients|children|adults) ...2 with",
    "(our|my) [own] [first|second] (anxiety|depression|burnout|diagnosis|cancer|adhd|autism)",
    "bring your",
    "your (results|prescription) ...3 (app|online|portal)",
)


def find(draft: Draft) -> Iterator[Span]:
    """Words that tie a medical matter to one person, quotations included: a leak in quotes is a leak."""
    for part in draft.sentences:
        words = part.of(draft.lower)
        matches = list(either(CUES).finditer(words))
        if matches and not either(UNLESS).search(words):
            for match in matches:
                yield draft.span(part.start + match.start(), part.start + match.end())


RULE = Rule(
    id="privacy-health",
    title="Health information about a person",
    severity=Severity.ERROR,
    label="pii-leak",
    intents=(),
    message="This tells everybody something about a person's health; even confirming that they are a patient does. Please take it out.",
    fix="“We can't discuss anyone's care here. Call us and we'll find you a quiet moment to talk.”",
    why=(
        "Health data belong to the special categories that data protection law guards most strictly. Confirming in "
        "public that somebody is a patient can itself be a disclosure, however kindly it is meant."
    ),
    source=Source("General Data Protection Regulation, Article 9", "https://eur-lex.europa.eu/eli/reg/2016/679/oj"),
    detect=Detector(gates(CUES), find),
    bad=(
        "Hi Mrs Okafor, «your HIV test results» came back on Tuesday",
        "«You were seen on» 3 March for «anxiety and discharged».",
        "Missing: John D, «54, schizophrenia», grey coat",
        "«Glad your antidepressants are» working, Carol!",
        "Well done to little Tom, who read twelve books in spite of «his dyslexia»",
        "Late bus, sorry: one of the boys «had an asthma attack» and we stopped.",
        "«Kieran's asthma» review was double booked, Mrs B, sorry.",
        "So sorry Priya, Jo's out this week, her «son had a seizure» last night.",
        "Maureen's news is not good: «the biopsy came back» and she needs your prayers.",
        "Hi Ida, «your cancer letter» left us today.",
        "«Your insulin» is here, Mr Lane.",
        "I'm sorry that Dr Holt «misdiagnosed you», Ben.",
        "We all wish Ruth well after «her hip replacement».",
        "Missing: Ben, «61, type 2 diabetes».",
        "A lad «aged 12, epilepsy», grey coat.",
        "Poor Tom «broke his leg» on stage.",
        "Our baker Jo «starts chemo» on Monday.",
        "You're «in with us on Friday for the smear».",
    ),
    good=(
        "We can't discuss care here, even to say whether someone is a patient.",
        "Free flu jab if you're over 65 or have diabetes.",
        "Our diabetes clinic moves to Tuesdays.",
        "If your test results are late, call the desk and we'll chase them.",
        "Talk for 20 minutes about burnout? We'd love to hear from people with ADHD.",
        "My depression got the better of me last spring, and I stopped posting.",
        "You were seen by nobody for 40 minutes, and that is on us.",
        "We won't discuss her surgery or anybody else's.",
        "Free if over 65, asthma or not.",
        "I've had a seizure too, and I know the fear.",
        "Call 999 when someone had an overdose.",
        "Are you thinking about your HRT? Dr Lane talks at seven.",
        "A book by patients with their own cancer stories, read by people with their cancer behind them.",
        "My own depression, his dyslexia and me: a talk.",
        "Please bring your insulin to the camp.",
        "Your results are in the app.",
    ),
)
