import re
from collections.abc import Iterator

from bot.draft import Draft
from bot.finding import Severity, Span
from bot.rules.detect import Detector
from bot.rules.rule import Rule, Source

LONG_NUMBER = re.compile(r"(?<![\w/=?&#.-])[0-9](?:[ -]?[0-9]){12,18}(?![\w-])")
IBAN = re.compile(r"(?<!\w)[a-z]{2}[0-9]{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,3})?(?!\w)")
CARD_ENDING = re.compile(
    r"\b(?:card|account|acct|mobile|number) (?:that )?end(?:ing|s)(?: in| with)? (?P<code>[0-9]{3,4})\b"
)
CARD_NEARBY = re.compile(r"\b(?:card|visa|mastercard|amex|debit|credit)\b")
CARD_DIGITS = 16
NEARBY = 40  # characters before a long number in which the word card makes it one

CALLED = (  # what a number of that kind is called: without one of these words and a digit behind it no code is looked for
    "account|acct|a/c|policy|claim|member|customer|patient|invoice|licen[cs]e|booking|order|ref|reference|tracking|pnr|"
    "ticket|case|sort code|ni|nhs|ssn|social security|national insurance|passport|driving|reg|registration|plate|"
    "password|passcode|pw|pin|card|mobile|number|dob|d\\.o\\.b|date of birth|born"
)
_NUMBER = (
    r"(?:'s|s)?(?: (?:is|was))?(?: (?:number|no|nr|ref|reference|code|id)\b\.?(?:'s)?(?: (?:is|was))?)?[ :#(]{1,3}"
)
CODES = (
    # what the writer calls it, then the code itself
    rf"\b(?:account|acct|a/c|policy|claim|member(?:ship)?|customer|patient|invoice|licence|license){_NUMBER}(?P<code>(?=[a-z/-]*[0-9])[a-z0-9/-]{{5,20}}(?: [0-9]{{5,8}})?)\b",
    rf"\b(?:booking|order|ref|reference|tracking|pnr|ticket|case){_NUMBER}(?P<code>(?=[a-z-]*[0-9])[a-z0-9-]{{5,20}})\b",
    r"\bsort code\b[^.!?\n]{0,10}?(?P<code>[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2})\b",
    r"\b(?:ni|nhs|ssn|social security|national insurance|passport|driving licen[cs]e)(?: (?:number|no)\b\.?)?(?: is|:)? (?P<code>[a-z]{0,2} ?(?:[0-9][ -]?){5,10}[a-z0-9])\b",
    r"\b(?P<code>[0-9]{3}-[0-9]{2}-[0-9]{4})\b",
    r"\b(?P<code>[0-9]{5} [0-9]{5}) (?:has|shows|is|was)\b",
    r"\b(?:reg|plate|registration)(?: number| no)?(?: is|:)? (?P<code>[a-z]{2}[0-9]{2} ?[a-z]{3})\b",
    r"\b(?:your|temp|temporary|his|her|their|the|gallery|login|wifi) (?:\w+ )?(?:password|passcode|pw|pin)(?: is|'s|:| =) ?['\"]?(?P<code>[^\s'\"]{0,20}[0-9][^\s'\",.]{0,20})",
    r"\b(?P<code>(?:sk|pk|ghp|gho|xox[bpa]|akia)[_-][a-z0-9_-]{8,60})",
)
CODE = tuple(re.compile(code) for code in CODES)
BIRTH = re.compile(
    r"\b(?:dob|d\.o\.b\.?|date of birth|born(?: on)?)(?: is|:)? ?(?P<code>[0-9]{1,2}[/. -][0-9]{1,2}[/. -][0-9]{2,4}|[0-9]{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* [0-9]{4})\b"
)
HARMLESS = re.compile(
    r"\blike this\b|\be\.g\.|\bfor example\b|\bexample(?:s)?:|\bpolice\b|\bring 999\b|\bcrime\b|\bincident\b|\blooks like\b"
    r"|\b(?:donat\w+|pay into|payable to)\b|\bour (?:account|charity|registration|company|vat)\b|\b(?:charity|company|vat) (?:number|no|reg)"
)


def cards(draft: Draft) -> Iterator[Span]:
    """Payment card numbers: a long number with a right check digit, or with the word card before it; also last digits."""
    for match in LONG_NUMBER.finditer(draft.lower):
        before = draft.lower[max(0, match.start() - NEARBY) : match.start()]
        if CARD_NEARBY.search(before) or passes_check_digit(match[0]):
            yield draft.span(*match.span())
    for match in CARD_ENDING.finditer(draft.lower):
        yield draft.span(*match.span("code"))


def codes(draft: Draft) -> Iterator[Span]:
    """Account, booking, order and identity numbers, number plates, passwords and keys, where they are called so."""
    for part in draft.sentences:
        words = part.of(draft.lower)
        found = [match.span("code") for pattern in CODE for match in pattern.finditer(words)]
        found += [match.span() for match in IBAN.finditer(words) if is_iban(match[0])]
        if found and not HARMLESS.search(words):
            for start, end in found:
                yield draft.span(part.start + start, part.start + end)


def births(draft: Draft) -> Iterator[Span]:
    """Dates of birth."""
    for match in BIRTH.finditer(draft.lower):
        yield draft.span(*match.span("code"))


def passes_check_digit(number: str) -> bool:
    """True when the digits pass the Luhn test that payment cards pass, and are not one digit repeated."""
    digits = [int(char) for char in reversed(number) if char.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return len(digits) <= CARD_DIGITS and len(set(digits)) > 1 and (sum(digits[::2]) + sum(doubled)) % 10 == 0


def is_iban(text: str) -> bool:
    """True when the text passes the check of an international bank account number (ISO 7064, mod 97)."""
    compact = text.replace(" ", "")
    return int("".join(str(int(char, 36)) for char in compact[4:] + compact[:4])) % 97 == 1


def find(draft: Draft) -> Iterator[Span]:
    """Everything above, in the order of the text; of two that overlap, the longer one."""
    end = -1
    for span in sorted({*cards(draft), *codes(draft), *births(draft)}, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            end = span.end
            yield span


RULE = Rule(
    id="privacy-account-number",
    title="Card, account, booking or password shown",
    severity=Severity.ERROR,
    label="pii-leak",
    intents=(),
    message="This looks like somebody's account, card, booking or key. Take it out before you post.",
    fix="Confirm the action without the number: “Your refund went out this morning.”",
    why=(
        "A reference together with a name is often all that a stranger needs to change a booking or to pass a "
        "security question. It is personal data as well, so it should not be public without a reason."
    ),
    source=Source(
        "General Data Protection Regulation, Articles 4 and 5", "https://eur-lex.europa.eu/eli/reg/2016/679/oj"
    ),
    detect=Detector(
        (
            r"[0-9](?:[ -]?[0-9]){12}|[0-9]{5} [0-9]{5} |[0-9]{3}-[0-9]{2}-[0-9]{4}",
            r"\b[a-z]{2}[0-9]{2} ?[a-z0-9]{4} ?[a-z0-9]{4}",
            rf"\b(?:{CALLED})[^0-9\n]*[0-9]",
            r"\b(?:sk|pk|gh[po]|xox[bpa]|akia)[_-]",
        ),
        find,
    ),
    bad=(
        "Your booking «H7KQ2L» is confirmed, card ending «4417».",
        "My test key is «sk-live_9f8d7s6a5f4g» try it",
        "Card «4929 1234 5678 9012» declined",
        "“«4111 1111 1111 1111»” is what you typed, so the last digit was wrong",
        "Transfer came back from «GB82 WEST 1234 5698 7654 32», could you check it?",
        "Carly, order «55120» is being stitched again tonight",
        "Your gallery password is «Bluebell22», have a look!",
        "Handed in at the desk: purse of Tina M, DOB «04/07/81».",
        "sort code «30-88-12» and account number «00617734», is that right?",
        "The grey van, plate «KV19 TRB», was on the pavement again. Sort it out, Dave.",
    ),
    good=(
        "Your refund went out this morning.",
        "Booking opens at 9.",
        "Call the number on the back of your card.",
        "Booking for 2027 opens on 14 March at 10:00.",
        "In order 1, 2, 3: unplug it, wait 30 seconds, plug it in.",
        "We served 1,250,000 meals, 40,000 of them in December 2025.",
        "Saw the break-in? Tell the police, ref 7741-C, not us.",
        "A booking code looks like AB12CD; never post yours here.",
        "The case took 2019-2024 to finish.",
        "Here is how: https://archive.example/web/20200401234010/help for your card.",
    ),
)
