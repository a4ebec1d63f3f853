import re
from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.detect import Detector
from bot.rules.rule import Rule, Source

ROLES = (
    "access|accounts?|admin|bookings?|books|box|care|careers|claims|club|complaints|contact|customer|data|desk|dpo|"
    "editor|enquir|events?|family|feedback|fees|finance|gdpr|head|hello|help|hey|hi|highways|house|hr|info|inquir|it|"
    "jobs|legal|mail|maintainers|manager|marketing|media|members|news|no-?reply|office|orders?|partners|people|post|"
    "press|privacy|receipts|reception|refunds|repair|returns|safety|sales|school|secretary|security|service|shop|"
    "sponsor|store|studio|support|team|tickets?|tips|trust|volunteer|web"
)
FREE_MAIL = re.compile(
    r"@(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|icloud|me|live|msn|gmx|web|proton(?:mail)?|aol)\."
)
EMAIL = re.compile(r"(?<![\w.+@-])[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}")
ROLE = re.compile(rf"(?:{ROLES})(?![a-z])|(?:enquir|inquir|volunteer|customer)\w*")
INVITES = re.compile(
    r"\b(?:e-?mail|mail|write|send|contact|reach|forward|apply|rsvp|receipts|claims|questions|cvs?|details|hear)\b"
)
OWN = re.compile(
    r"\b(?:call|ring|text|phone|e-?mail|mail|whatsapp|message|contact|write to|reach|drop) (?:us|me|our|my)\b"
    r"|\b(?:us|me) (?:on|at)\b|\b(?:our|my) (?:\w+ )?(?:number|line|mobile|phone|e-?mail|address|office|desk|shop|whatsapp)\b"
    r"|\b(?:help ?line|helpdesk|hotline|switchboard)\b"
)

DIALLED = re.compile(
    r"(?<![\w.,/:£$€+-])(?:\+|\([0-9]{2,5}\) ?)?[0-9](?:[ .-]?(?:\(0\))?[0-9]){5,14}(?![\w%/:]|[.,-][0-9])"
)
MOBILE = re.compile(r"(?:\+?44 ?(?:\(0\))? ?|0)7(?:[ .-]?[0-9]){9}")
LOCAL = re.compile(r"\(?0[0-9]{1,4}\)?[ -](?:[0-9][ -]?){5,7}[0-9]|555[ -][0-9]{4}|\+[0-9 ()-]{8,}")
ABROAD = re.compile(r"\+|\([2-9][0-9]{2}\)|[2-9][0-9]{2}[ .-][0-9]{3}[ .-][0-9]{4}|0[0-9]")
SOMEBODY = re.compile(
    r"\b(?:her|his|their|'s|whose|mr|mrs|ms) (?:\w+ )?(?:number|mobile|mob|phone|cell|whatsapp|landline)\b"
    r"|'s (?:mobile|number|phone|cell)\b"
    r"|\b(?:ring|call|text|phone|message|send|give|whatsapp|wish) (?:her|him|them)\b"
    r"|\b(?:she|he|they)(?:'s|'re| is| are) on\b|\b(?:he|she) (?:works|lives)\b|\bphone \+?[\d(]"
    r"|\bfor (?:mr|mrs|ms)\b"
)

STREET = (
    "Street|St|Road|Rd|Lane|Ln|Close|Avenue|Ave|Grove|Court|Ct|Drive|Terrace|Crescent|Cres|Place|Gardens|Gdns|"
    "Row|Rise|Way|Walk|Square|Sq|Mews|Hill|View|Yard|Wharf|Green|Boulevard|Blvd|Parade|Quay"
)
PLAIN_STREET = "street|road|lane|close|avenue|grove|court|drive|terrace|crescent"
POSTCODE = r"(?:,? [A-Z]{1,2}[0-9][A-Z0-9]?(?: ?[0-9][A-Z]{2})?\b)?"
ADDRESS = re.compile(
    rf"(?:\b(?:[Ff]lat|[Aa]pt|[Aa]partment|[Uu]nit) ?[0-9]+\w?,? )?(?<![\w.,:£$€])[0-9]{{1,4}}[A-Za-z]?,? (?:[A-Z][\w'-]{{1,30}} ){{1,3}}(?:{STREET})\b{POSTCODE}"
    rf"|\b(?:[Ff]lat|[Aa]pt|[Aa]partment) ?[0-9]+\w?,? (?:[A-Z][\w'-]{{1,30}} ){{1,3}}(?:{STREET}|House|Point|Heights|Buildings)\b{POSTCODE}"
    rf"|\b(?<=of |at )[0-9]{{1,4}}[a-z]? (?:[a-z']{{2,30}} ){{1,2}}(?:{PLAIN_STREET})\b"
    rf"|(?<=lives on |lives at |lives in )(?:[A-Z][\w'-]{{1,30}} ){{1,3}}(?:{STREET})\b{POSTCODE}"
)
PREMISES = re.compile(
    r"\bour (?:\w+ )?(?:shop|store|office|address|new|home|base|cafe|clinic|branch|studio|salon|depot|desk)\b"
    r"|\b(?:visit|find|join|see|meet) us\b|\bwe(?:'re| are) (?:now )?(?:at|in|open)\b|\bwe(?:'ve| have) moved\b"
    r"|\bcome (?:to|in|along|and)\b|\bpop (?:in|into|down)\b|\bopen (?:house|till|until|from|as|at|to|daily|now)\b"
    r"|\b(?:side|front) door\b|\bdoors (?:open|at)\b|\b(?:road|lane) closed\b|\bnow open\b|\bopening\b|\btickets\b"
)
BUILT = re.compile(r" (?:residents|closure|bus|shop|branch|site|school|area|works|crossing)\b")
NEARBY = 100  # characters around a street address in which the writer's own premises may be named


def emails(draft: Draft) -> Iterator[Span]:
    """E-mail addresses, except an organisation's own: a role such as press@, or one that readers are asked to use."""
    for part in draft.sentences:
        words = part.of(draft.lower)
        found = list(EMAIL.finditer(words))
        if found and not OWN.search(words):
            invited = INVITES.search(words) is not None
            for match in found:
                if FREE_MAIL.search(match[0]) or not (invited or ROLE.match(match[0])):
                    yield draft.span(part.start + match.start(), part.start + match.end())


def phones(draft: Draft) -> Iterator[Span]:
    """Phone numbers that look like one person's: mobiles, and any number said to be somebody's."""
    for part in draft.sentences:
        words = part.of(draft.lower)
        found = list(DIALLED.finditer(words))
        if not found:
            continue
        named = SOMEBODY.search(words) is not None
        if named or not OWN.search(words):
            for match in found:
                if _is_personal(match[0], named=named):
                    yield draft.span(part.start + match.start(), part.start + match.end())


def addresses(draft: Draft) -> Iterator[Span]:
    """Street addresses with a house number, except the writer's own premises."""
    for match in ADDRESS.finditer(draft.plain):
        ours = PREMISES.search(draft.lower, max(0, match.start() - NEARBY), match.end() + NEARBY)
        if not ours and not BUILT.match(draft.lower, match.end()):
            yield draft.span(*match.span())


def _is_personal(number: str, *, named: bool) -> bool:
    if MOBILE.fullmatch(number) or (named and LOCAL.fullmatch(number)):
        return True
    if not ABROAD.match(number):
        return False
    from phonenumbers import NumberParseException, PhoneNumberType, is_valid_number, number_type, parse  # noqa: PLC0415 - slow to import, and few drafts hold a number

    try:
        dialled = parse(number, "GB" if number.startswith("0") else "US")
    except NumberParseException:
        return False
    kind = number_type(dialled) if is_valid_number(dialled) else PhoneNumberType.UNKNOWN
    shared = (PhoneNumberType.FIXED_LINE, PhoneNumberType.FIXED_LINE_OR_MOBILE)
    return kind == PhoneNumberType.MOBILE or (named and kind in shared)


def find(draft: Draft) -> Iterator[Span]:
    """E-mails, phone numbers and street addresses of private persons, in the order of the text."""
    yield from sorted([*emails(draft), *phones(draft), *addresses(draft)])


RULE = Rule(
    id="privacy-contact-details",
    title="Personal contact details shown",
    severity=Severity.ERROR,
    label="pii-leak",
    intents=(),
    message="This shows a private person's contact details. Take them out before you post; everybody can copy them.",
    fix="Keep the thanks or the answer, drop the number, e-mail or address: “I've sent it to the address on your account.”",
    why=(
        "A name together with an address, an e-mail or a number is personal data, and data protection law asks for a "
        "reason before it is published. Once it is public you cannot call it back."
    ),
    source=Source(
        "General Data Protection Regulation, Articles 4 and 5", "https://eur-lex.europa.eu/eli/reg/2016/679/oj"
    ),
    detect=Detector(
        (
            r"@[a-z0-9-]+\.[a-z0-9-]",
            r"[0-9](?:[ .()-]*[0-9]){5}",
            rf"[0-9]\S?,? \S+ (?:\S+ ){{0,2}}(?:{STREET.lower()}|house|point|heights|buildings)",
            rf"lives (?:on|at|in) \S+ (?:\S+ ){{0,2}}(?:{STREET.lower()})",
        ),
        find,
    ),
    bad=(
        "Refund sent to «karen.whitfield82@gmail.com»",
        "Hi Mr Bell of «22 Ash Grove», you owe £812",
        "Huge thanks to Amira («07700 900123») who fosters for us!",
        "Sorry Maria, «14 Elm Street» Leeds is the address we have, so the parcel should be there.",
        "your parcel is with Mrs Dunn at «9 ferry lane», knock on her door x",
        "“Call «07700 900418», that's Dan who did my roof” – lovely words from a happy customer!",
        "Poor Wendy is off with her knee till June. Ring her on «555-0182» to say hello.",
        "The winner is Priya from «Flat 3, 9 Rose Court», well done!",
        "He still owes us for two haircuts, and he lives on «Pinder Avenue».",
        "Your login is «t.harrow84@fastpost.example», same as before",
    ),
    good=(
        "Email press@lumen.example or call our helpline 0800 496 0177.",
        "Find us at 14 Mill Lane, open till 5.",
        "Huge thanks to Amira, who fosters for us!",
        "We've moved! From Monday the bakery is at 8 Canal Street, three doors down.",
        "Text us on 07700 900123 and we'll keep a loaf for you.",
        "Nora answers your questions: write to nora@pinefold.example by Friday.",
        "Ring the ward on 01632 960144 and a nurse will hold the phone for them.",
        "Maintenance on 2026-03-14 from 01:00-04:00, tickets from £12.50, batch 7731 0425.",
        "Follow us at @oven@social.example for the daily loaf.",
        "Your £14 is on its way back to your card, and 40 Mill Road residents get a letter.",
    ),
)
