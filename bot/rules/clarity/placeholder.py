from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

WHAT = r"(?:your |my |our |the |their |customer |client |guest |first |last |full |order |company |brand |product |event |insert |add |link |date |time )*(?:name|first_?name|last_?name|surname|company|brand|product|date|time|day|month|place|city|venue|address|link|url|number|amount|price|code|issue|problem|reason|customer|handle|title|topic|here|text|emoji|hashtag)s?"

RULE = Rule(
    id="clarity-placeholder",
    title="Left-over template text",
    severity=Severity.ERROR,
    label=None,
    intents=(),
    message="A gap of the template is still open here. Fill it in before this goes out.",
    fix="Put the real name, time or link where the bracket stands.",
    why=(
        "A reply that begins with “Hi [name]” tells the reader that nobody wrote it for them. Slips like this are easy to "
        "make, and easy to catch before sending."
    ),
    source=Source(
        "GOV.UK, Content design: Writing for GOV.UK",
        "https://www.gov.uk/guidance/content-design/writing-for-gov-uk",
    ),
    detect=phrases(
        rf"/\[{WHAT}\]/",
        r"/\[(?:insert|fill in|enter) [^\]\n]{1,60}\]/",
        r"/\{\{ ?[\w. |]{1,40} ?\}\}/",
        rf"/\b(?:hi|hello|hey|dear|thanks|thank you|sorry),? \{{(?:{WHAT}|customer_name|order_id|order_number)\}}/",
        rf"/<(?:{WHAT}|insert [^>\n]{{1,60}})>/",
        r"/%(?:first_?name|name|company)%/",
        "lorem ipsum",
        r"/\bxx+:xx\b/",
        r"/\b(?:hi|hello|hey|dear) (?:xx+|_{3,})/",
        unless=("(said|says|reads|read|began|begins|started|starts) [with]",),
        unless_anywhere=("(template|templates|merge tag|merge-tag|placeholder|wrong draft|syntax)",),
    ),
    bad=(
        "Hi «[name]», thanks for the photo of the crust.",
        "We're sorry about «[insert issue here]» and we'll ring you.",
        "Hi «{{ first_name }}», your boots are ready.",
        "«Dear {customer_name}», the table is yours at eight.",
        "Doors at seven, see «<link>» for the map.",
        "Hey «%first_name%», one seat is left!",
        "Our story: «lorem ipsum» dolor sit amet.",
        "Next update at «XX:XX».",
        "«Dear XXXX», your parcel is at the desk.",
    ),
    good=(
        'We sent 12,000 people an email that began "Hi {{first_name}}".',
        "The mail to all of you began with Hi {{first_name}}. Hello, it's us.",
        "Hello, dear {name}. Yes, that was our template. Hello, all.",
        "Next update at 14:30 [photo: Ada Lane].",
        "The play [in English] starts at eight.",
        "Sizes from XS to XXL, and XXXL on Friday.",
        "If a < b and b > c, the tile fits.",
        "Dear Xander, your parcel is at the desk.",
    ),
)
