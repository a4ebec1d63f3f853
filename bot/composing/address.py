"""Links, e-mail addresses, handles and phone numbers: what leads out of a text."""

import re

from bot.composing.statement import Kind, Statement, blanked, stated
from bot.draft import Draft

_TLD = (
    r"(?:com|org|net|info|biz|io|co|me|app|dev|ai|tv|ly|gl|gg|to|be|cc|eu|uk|us|ca|au|nz|ie|de|fr|es|it|nl|at|ch|se|no|dk"
    r"|fi|pl|pt|br|mx|in|jp|kr|cn|ru|ua|tr|za|shop|store|site|online|xyz|top|club|blog|news|link|page|social|cloud"
    r"|example|test|edu|gov|int)"
)
_PATH = r"[^\s<>()\[\]|\"“”]"
_ADDRESSES: tuple[tuple[Kind, tuple[str, ...], re.Pattern[str]], ...] = (
    ("e-mail", ("@",), re.compile(r"(?<![\w.+@-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")),
    ("link", ("://", "www."), re.compile(rf"\b(?:[a-z][a-z0-9+]{{1,9}}://|www\.){_PATH}+")),
    ("link", ("/",), re.compile(rf"(?<![\w.@-])[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,5}}\.[a-z]{{2,12}}/{_PATH}*")),
    ("link", (".",), re.compile(rf"(?<![\w.@-])(?:[\w-]{{1,63}}\.){{1,5}}{_TLD}\b(?![\w@]|\.\w)")),
    ("link", ("dot", "[.]", "(.)"), re.compile(rf"\b[\w-]{{2,63}} ?(?:\[\.\]|\(\.\)|[\[(]dot[\])]| dot ) ?{_TLD}\b")),
    ("handle", ("@",), re.compile(r"(?<![\w@])@\w[\w.-]*(?:@[\w.-]+)?")),
    (
        "phone number",
        ("0", "+"),
        re.compile(
            r"(?<![\w.,/£$€-])(?!\d\d?[./-]\d\d?[./-]\d\d)(?:\+ ?[0-9]|\(?0)[0-9](?:[ ./()-]{0,3}[0-9]){4,13}(?!\w)"
        ),
    ),
)
_LOOSE_END = ".,;:!?-'*_"
_START = re.compile(r"^(?:https?://)?(?:www\.)?")


def addresses(draft: Draft) -> tuple[Statement, ...]:
    """Every address in the draft, none twice: a part of an e-mail is no handle."""
    return taken_out(draft)[0]


def taken_out(draft: Draft) -> tuple[tuple[Statement, ...], str]:
    """Every address, and the draft's text in lower case without them, every other character where it was."""
    found: list[Statement] = []
    rest = draft.lower
    for kind, marks, pattern in _ADDRESSES:
        if any(mark in rest for mark in marks):
            matches = list(pattern.finditer(rest))
            for match in matches:
                words = match[0].rstrip(_LOOSE_END)
                place = match.start(), match.start() + len(words)
                found.append(stated(draft, kind, place, {f"{kind}:{_compared(kind, words)}"}))
            rest = blanked(rest, (match.span() for match in matches))
    return tuple(found), rest


def _compared(kind: Kind, words: str) -> str:
    """The words without what makes no difference: the scheme of a link, the spaces of a number."""
    if kind == "phone number":
        return "".join(char for char in words if char.isdigit())
    return _START.sub("", words).rstrip("/") if kind == "link" else words
