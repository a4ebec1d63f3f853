"""Names of people and things in a text: capital letters where no sentence begins, and given names anywhere."""
# ruff: noqa: E501 - patterns and word lists read best unbroken

import re
from collections.abc import Iterator

from bot.composing.given_name import GIVEN_NAMES
from bot.composing.statement import Statement, stated
from bot.draft import Draft

_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
WORD = re.compile(_WORD)
_INSIDE = re.compile(r"[\w,;&%] ")
_SIGNED = re.compile(
    rf"(?:^|[\s.!?])[-–—~^] ?(?P<name>{_WORD}(?: {_WORD})?)\W*\Z|\b(?:regards|wishes|yours|love|best|cheers),\s+(?P<closing>{_WORD}(?: {_WORD})?)\W*\Z",
    re.IGNORECASE,
)
_NO_NAMES_WORDS = (
    "i i'm i've i'll i'd i'll ok okay dm dms ps pps tv uk us eu usa un id faq ceo cv hr vip rsvp eta asap fyi diy gps "
    "pdf url wifi wi-fi phd internet english french german spanish italian mr mrs ms miss mx dr prof sir madam god "
    "mum mom dad mam thank thanks sorry hi hello hey dear we you your our my please yes no the a an this that these "
    "those there here it its he she they their his her who what which when where why how if and but or so as at by "
    "for from in of on to with not instagram linkedin mastodon bluesky facebook twitter whatsapp threads tiktok "
    "youtube google email q&a covid"
)
NO_NAMES = frozenset(_NO_NAMES_WORDS.split())
_DAY_OR_MONTH = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|tues?|weds?|thurs?|fri|sat|sun|mon)$"
)
_LETTERS = 3  # of a word in capitals that may be a size, a unit or an abbreviation


def names(draft: Draft, rest: str, strangers: frozenset[str] = frozenset()) -> Iterator[Statement]:
    """Every name in `rest`, the draft's text where addresses are left out.

    A word that begins a sentence is one only where it is a given name, or one of the `strangers`.
    """
    signed = signature(draft.plain)
    for match in WORD.finditer(draft.plain):
        word = match[0]
        base = word.lower().removesuffix("'s")
        if not word[0].isupper() or rest[match.start()] == " " or not _may_be_a_name(word, base):
            continue
        if base in GIVEN_NAMES or base in strangers or match.start() in signed or _inside(rest, match.start()):
            end = match.start() + len(base)
            yield stated(draft, "name", (match.start(), end), {f"name:{base}"})


def words_of(draft: Draft) -> set[str]:
    """Keys for every word: a name is known as soon as the word is, in any case."""
    found = {word.removesuffix("'s") for word in WORD.findall(draft.lower)}
    return {f"name:{word}" for word in found} | {f"name:{part}" for word in found for part in word.split("-")}


def capitalised(text: str) -> frozenset[str]:
    """The names in a text, in lower case; none in one that begins most words with a capital, or shouts them."""
    draft = Draft(text)
    words = WORD.findall(draft.plain)
    if 2 * sum(word[0].isupper() for word in words) > len(words):
        return frozenset()
    return frozenset(found.words.lower() for found in names(draft, draft.lower) if not found.words.isupper())


def _may_be_a_name(word: str, base: str) -> bool:
    if len(word) == 1 or base.partition("'")[0] in NO_NAMES or _DAY_OR_MONTH.match(base):
        return False
    return not (word.isupper() and len(word) <= _LETTERS)


def _inside(text: str, start: int) -> bool:
    """True when the word stands inside a sentence."""
    return bool(_INSIDE.match(text, max(0, start - 2), start))


def signature(text: str) -> range:
    """Where the name stands that signs the text; empty without one."""
    match = _SIGNED.search(text)
    if not match:
        return range(0)
    return range(*(match.span("name") if match["name"] else match.span("closing")))
