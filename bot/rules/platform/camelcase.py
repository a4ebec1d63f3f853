import re
from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.detect import Detector
from bot.rules.platform import tags_in
from bot.rules.rule import Rule, Source

SMALL = re.compile(r"#[a-z]{13,}")
ONE_WORD = (
    "#accessibility #accountability #administration #architectural #championships #communication #communications "
    "#confidentiality #congratulations #cryptocurrency #demonstration #entertainment #entrepreneurs #entrepreneurship "
    "#environmental #establishment #experimentation #gastroenterology #globalisation #globalization #individuality "
    "#industrialdesign #infrastructure #international #interoperability #investigation #jurisprudence #manufacturing "
    "#merchandising #microbiology #neurodivergent #neurodiversity #opportunities #palaeontology #philanthropist "
    "#physiotherapy #professionalism #qualification #qualifications #reconciliation #refrigeration #rehabilitation "
    "#representation #responsibility #sustainability #telecommunications #transformation #transportation "
    "#understanding #weatherproofing #worldbuilding"
)


def find(draft: Draft) -> Iterator[Span | None]:
    """The longest hashtag of several words without a capital."""
    small = [tag for tag in tags_in(draft) if SMALL.fullmatch(tag.of(draft.plain))]
    one_word = frozenset(ONE_WORD.split())
    several = [tag for tag in small if tag.of(draft.plain) not in one_word]
    if several:
        longest = max(several, key=lambda tag: tag.end - tag.start)
        yield draft.span(longest.start, longest.end)


RULE = Rule(
    id="platform-camelcase",
    title="Hashtag without capitals",
    severity=Severity.SUGGESTION,
    label=None,
    intents=(),
    message="Screen readers can stumble over a long tag in small letters. A capital for each word makes it easier for everybody to read.",
    fix="#openkitchenday becomes #OpenKitchenDay; it finds the same posts.",
    why=(
        "Universities' accessibility guides ask for a capital at the start of each word: screen readers then tell the "
        "words apart, and so do hurried readers."
    ),
    source=Source("University of Michigan, Hashtags", "https://accessibility.engin.umich.edu/hashtags/"),
    detect=Detector(("#",), find),
    bad=(
        "Join us on Saturday «#openkitchenday»",
        "Tonight at eight: «#susanalbumparty» in the back room",
        "New year, new mats «#fitnessmotivation» #gym",
        "Three cheers for Asha «#volunteeroftheyear» #teamwork",
        "#smallshopsunday, or even «#independentshopsunday»: ten doors, one street",
    ),
    good=(
        "Join us on Saturday #OpenKitchenDay",
        "#baking tonight, bring a bowl",
        "A talk on #sustainability at six, free",
        "#a11y is what we care about here",
        "#RUGBYWORLDCUP on the big screen",
        "The old address was https://shop.example/#ourreturnspolicypage",
    ),
    yields_to=("platform-hashtags",),
)
