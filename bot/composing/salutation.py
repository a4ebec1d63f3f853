"""How a draft opens and closes: whom it greets, and who signs."""

import re
from typing import NamedTuple

from bot.composing.guard import MASS_MENTION

_HANDLES = r"(?:\.?@[\w.-]*\w(?:@[\w.-]+\w)?[\s,:]*)"
_HANDLE = re.compile(_HANDLES)
_FEW = 3  # handles: more is a mailing
_NO_NAME = (
    r"(?!(?:Sorry|Apolog\w+|Yes|Yep|No|Nope|Ok|Okay|Well|Right|Oh|Oof|Unfortunately|Sadly|Look|So|And|But|Today|Tonight"
    r"|Yesterday|Thanks?|Ta|Much|Cheers|Please|We|I|You|It|The|This|That|Any|Help|Link|First|Also|Again|Absolutely|Sure|Agreed)\b)"
)
_NAME = _NO_NAME + r"[A-Z][\w'’-]*"
_EVERYONE = r"(?:there|all|everyone|everybody|folks|team|both|friends|guys|neighbours|mate|love|again)"
_HELLO = r"(?:hi+|hiya|hello|hey+|dear|morning|good (?:morning|afternoon|evening))"
_SALUTATION = re.compile(
    rf"\s*(?P<handles>{_HANDLES}*)"
    rf"(?P<hello>(?:(?i:{_HELLO})\b(?:\s+(?:(?i:{_EVERYONE})\b|{_NAME}|@[\w.-]*\w)){{0,4}}"
    r"\s*[^\w\s.,!:@#'\"“([-]{0,3}\s*[,.!:–—-]+"
    rf"|(?i:{_HELLO})\s+(?!so|sorry|we|i\b)[a-z]+\s*[,!]+)"
    r"(?:\s+(?=\S)|\s*\Z))?"
)
_SIGNATURE = re.compile(
    r"(?:(?<=[.!?…\n])\s*|\s+)(?P<name>"
    r"(?:[-–—~^]\s?|(?i:love|(?:best|kind|warm|many) (?:wishes|regards)|regards),?\s+)[A-Z^][\w.'’&, ]{0,40}"
    rf"|(?<=[.!?\n] ){_NO_NAME}[A-Z][\w'’]{{1,20}}(?:[ ,&]+[A-Z][\w'’]{{0,20}}){{0,3}})\s*\Z"
)


class Salutation(NamedTuple):
    """The greeting and the signature in the person's words (empty without one), and where the body lies between."""

    greeting: str
    signature: str
    start: int
    end: int


def salutation(text: str) -> Salutation:
    """Take the greeting (handles and a hello) from the front and a signature from the back of the text."""
    opening = _SALUTATION.match(text)
    start = opening.end() if opening and opening[0].strip() else 0
    closing = _SIGNATURE.search(text, max(start, len(text) - 80))
    end = closing.start("name") if closing else len(text)
    greeting = " ".join(MASS_MENTION.sub(" ", text[:start]).split())
    if len(_HANDLE.findall(greeting)) > _FEW:
        greeting = " ".join(_HANDLE.sub(" ", greeting).split())
    return Salutation(greeting[:1].upper() + greeting[1:], text[end:].strip(), start, end)
