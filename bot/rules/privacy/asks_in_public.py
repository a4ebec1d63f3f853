from bot.finding import Severity
from bot.rules.detect import phrases
from bot.rules.rule import Rule, Source

PRIVATE = (
    "(date of birth|dob|d.o.b|birth date|birthday|account number|account no|acct number|acct no|sort code|[account] password|passcode"
    "|api key|full name|full names|full address|home address|card number|card no|card details|bank details|bank account|expiry|ssn"
    "|nhs number|nhs no|passport number|passport no|passport|cvv|booking ref|booking reference|booking code|booking number|pnr|order number"
    "|whatsapp number|work email|work emails|long card number|tracking number|medical history|medical details|postcode and|phone number|phone no|mobile number|email address|e-mail address|card below)"
)
SOMEBODY = "(phone number|phone numbers|number|numbers|mobile|mobiles|email|emails|e-mail|e-mails|mails|whatsapp|address|addresses)"
HERE = "(here|below|underneath|in (the|a) (comments|comment|reply|replies|thread)|under (this|the) (tweet|post|comment)|publicly)"
TELL = "(reply|post|comment|send|share|tell us|drop|pop|bring|type|leave|put|pls reply|give us)"

RULE = Rule(
    id="privacy-asks-in-public",
    title="Asks for private data in the open",
    severity=Severity.ERROR,
    label="pii-leak",
    intents=(),
    message="Please don't ask for this in public, even to verify somebody: anyone can read the answer. Use a private, verified channel.",
    fix="“Please don't share details here. Call the number on your card and we'll check with you.”",
    why=(
        "An answer in the open hands the person's data to everybody who reads along, and people who pose as your "
        "support wait for exactly such replies. Data protection law asks you to collect no more than you need, safely."
    ),
    source=Source(
        "General Data Protection Regulation, Articles 5 and 32", "https://eur-lex.europa.eu/eli/reg/2016/679/oj"
    ),
    detect=phrases(
        f"{TELL} ...9 {PRIVATE}",
        f"{PRIVATE} ...9 {HERE}",
        f"(reply|comment) ...2 with ...4 (your|their|her|his) ...4 {SOMEBODY}",
        f"{TELL} ...9 {SOMEBODY} ...3 {HERE}",
        f"{TELL} ...9 names and {SOMEBODY}",
        f"{TELL} their name and {SOMEBODY}",
        f"{TELL} ...6 name and (phone|number|mobile|email|work email)",
        f"what's your {PRIVATE}",
        "last ({number}|four|six|eight) digits ...9 (below|here|reply|comment)",
        "(reply|comment|post) ...5 last ({number}|four|six|eight) digits",
        unless=(
            "(don't|do not|never|please don't|not) ...6 (post|share|send|put|reply|comment|type|leave|include|give)",
            "(no health details|without)",
            "(dm|dms|direct message|private message|privately|phone us|call us|ring us|in person|securely|secure form|bring your nhs)",
            "(we|i) (won't|will never|never|don't)",
            "(our|my) (number|email|e-mail|address)",
            "(contact form|in the box)",
            "(photo|phone model|table|order) number",
            "photo id",
            "(reset|resetting|change|changing|changed|forgot|forgotten|update|updating) ...2 password",
        ),
    ),
    bad=(
        "To verify please «reply here with your full name, date of birth and sort code».",
        "can you «post your API key and account password» here?",
        "«Comment your full address and card number» to enter!",
        "«pop your sort code» in a reply and I'll have a look",
        "Know a landlord? «Drop their name and number in the comments», we'll do the rest.",
        "«What's your date of birth»? Your «passport number goes right here below».",
        "«Reply with your child's mobile», we'll ring.",
        "Know two plumbers? «Send names and numbers».",
        "«Tell us their name and address».",
        "Just «drop a friend's name and number», that's all.",
        "The «last four digits of the card go below», please.",
        "«Comment the last 4 digits».",
    ),
    good=(
        "Please don't post your API key or password here.",
        "Bring your NHS number and we'll check at the desk.",
        "Reply with your street name only and we'll chase it.",
        "DM us your booking reference and we'll take it from there.",
        "We will never ask you to post a password. Report anyone who does.",
        "Can you reply to say whether you tried resetting your password?",
        "Comment “van” below if you can lend us one on Saturday.",
        "Tell us the story of your passport photo, no health details needed.",
        "Comment on our new passport cover, we never sell them.",
        "Send us the phone number of the booth in the contact form.",
        "Tell us your table number here, or leave the order number below.",
        "Bring photo ID, your passport or a bus card.",
        "Send us a postcard, our email address is below.",
    ),
)
