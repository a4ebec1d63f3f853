"""Personal data and names are masked before a language model sees a word, and unmasked in what it wrote.

The same words are the same token in every text of the material: “[name 1]”. In a wording the mask is lifted only where
the person's own words had what it hides; what only others said stays a gap for the person to fill: “[name]”.
"""
# ruff: noqa: E501 - patterns and word lists read best unbroken

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import NamedTuple

from bot.composing.address import addresses
from bot.composing.given_name import GIVEN_NAMES
from bot.composing.name import NO_NAMES, signature
from bot.draft import Draft
from bot.finding import Span
from bot.personal import PERSONAL
from bot.suggesting.answer import Answer, Remarked, Written
from bot.suggesting.material import Material

_CODE = "account or booking number"
_KINDS = (
    "name", "handle", "order number", "booking number", "account number", "reference number",
    *(shown.strip("[]") for shown, _ in PERSONAL if shown != f"[{_CODE}]"),
)  # fmt: skip
_TOKEN = re.compile(
    r"\[\s*(?P<kind>" + "|".join(re.escape(kind).replace(r"\ ", r"\s*").replace(r"\-", "-?") for kind in _KINDS)
    + r")\s*[#:.-]?\s*(?P<number>[0-9]{1,4})\s*\]",
    re.IGNORECASE,
)  # fmt: skip
_ADDRESSES = ("e-mail", "phone number", "handle")
_EVERYBODY = re.compile(r"@(?:everyone|here|channel)$")
_CAPITAL = r"(?<!\w)[^\W\d_a-zß-öø-ÿ][^\W\d_]+(?:['-][^\W\d_]+)*(?!\w)"
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.? "
_CALLED = (
    re.compile(
        rf"\b(?i:hi|hello|hey|hiya|dear|thanks|thank you|cheers|sorry|morning|congratulations)\b[ ,]{{1,2}}(?:{_TITLE})?"
        rf"(?P<name>{_CAPITAL}(?: {_CAPITAL})?)"
    ),
    re.compile(rf"\b{_TITLE}(?P<name>{_CAPITAL}(?: {_CAPITAL})?)"),
    re.compile(r"\b(?i:hi|hello|hey|hiya|dear) (?P<name>[^\W\d_]{2,})(?=,)"),
    re.compile(rf"^\W*(?P<name>{_CAPITAL})(?=,)"),
)
_RUN = re.compile(rf"{_CAPITAL}(?: {_CAPITAL}){{0,2}}")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_NOBODY_WORDS = (
    "there all everyone everybody folks team both friends guys neighbours mate mates love again customer customers "
    "guest guests so much very such kindly today tomorrow one anyone many people ladies gentlemen colleagues "
    "unfortunately sadly luckily finally honestly thankfully usually currently recently actually clearly obviously "
    "well oh ah right okay yep nope first next then also still however congratulations apologies morning evening name "
    "names handle order number phone mail e-mail card date birth address health detail private account booking "
    "reference"
)
_NOBODY = NO_NAMES | frozenset(_NOBODY_WORDS.split())
_NUMBERED = re.compile(r"\b(order|booking|account)\b[^.!?\n]*$")


class Hidden(NamedTuple):
    """Words that a token stands for, and whether the person's own words have them."""

    words: str
    own: bool
    pattern: str


class Mask:
    """What stands for what."""

    def __init__(self, hidden: Mapping[str, Hidden], typed: frozenset[str] = frozenset()) -> None:
        """`typed` are tokens that people wrote themselves: they stay what they are."""
        self.hidden = hidden
        self._tokens = {hiding.words: token for token, hiding in hidden.items()}
        self._typed = typed
        longest_first = sorted(hidden.values(), key=lambda hiding: len(hiding.words), reverse=True)
        self._words = re.compile("|".join(hiding.pattern for hiding in longest_first)) if hidden else None

    def hide(self, text: str) -> str:
        """The text with every hidden word as its token."""
        return self._words.sub(lambda match: self._tokens[match[0]], text) if self._words else text

    def unmask(self, text: str) -> str:
        """The text with the person's own words again; any other token as a gap without a number."""
        return _TOKEN.sub(self._shown, text)

    def lifted(self, answer: Answer) -> Answer:
        """The answer with the mask lifted everywhere."""
        lift = self.unmask
        return Answer(
            tuple(Written(lift(one.title), lift(one.text), lift(one.why)) for one in answer.suggestions),
            tuple(Remarked(one.label, lift(one.quote), lift(one.message)) for one in answer.findings),
        )

    def _shown(self, match: re.Match[str]) -> str:
        token = _canonical(match)
        if token in self._typed:
            return match[0]
        hiding = self.hidden.get(token)
        return hiding.words if hiding and hiding.own else f"[{token.rpartition(' ')[0][1:]}]"


def masked(material: Material) -> Mask:
    """A mask over all that a model is shown of the material."""
    profile = material.profile
    others = (material.draft.parent, *material.thread, *profile.samples, *material.accepted, profile.purpose)
    return mask_of(material.sources, others)


def mask_of(own: Iterable[str], others: Iterable[str] = ()) -> Mask:
    """A mask over the person's own texts and those of others."""
    mine = tuple(own)
    every = (*mine, *others)
    typed = frozenset(_canonical(match) for text in every for match in _TOKEN.finditer(text))
    found: dict[str, tuple[str, str]] = {}
    for text in every:
        for kind, words in _personal(text):
            whole = _whole(words)
            found.setdefault(words, (kind, whole if re.search(whole, text) else re.escape(words)))
    hidden: dict[str, Hidden] = {}
    numbers: dict[str, Iterator[int]] = {}
    for words, (kind, pattern) in found.items():
        number = next(n for n in numbers.setdefault(kind, count(1)) if f"[{kind} {n}]" not in typed)
        hidden[f"[{kind} {number}]"] = Hidden(words, any(re.search(pattern, text) for text in mine), pattern)
    return Mask(hidden, typed)


def _canonical(match: re.Match[str]) -> str:
    words = re.sub(r"\s+", "", match["kind"].lower()).replace("-", "")
    kind = next(kind for kind in _KINDS if kind.replace(" ", "").replace("-", "") == words)
    return f"[{kind} {int(match['number'])}]"


def _whole(words: str) -> str:
    """A pattern for the words, but not for a part of a longer word or number."""
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return before + re.escape(words) + after


def _personal(text: str) -> Iterator[tuple[str, str]]:
    """Each kind and words to hide in the text; names in full, and each of their words."""
    draft = Draft(text)
    for shown, find in PERSONAL:
        kind = shown.strip("[]")
        for span in find(draft):
            if span:
                yield (_called(text, span) if kind == _CODE else kind), span.of(text)
    for found in addresses(draft):
        if found.kind in _ADDRESSES and not _EVERYBODY.match(found.words.lower()):
            yield found.kind, draft.span(found.start, found.end).of(text)
    for start, end in _names(draft):
        yield "name", draft.span(start, end).of(text)


def _called(text: str, span: Span) -> str:
    match = _NUMBERED.search(text[max(0, span.start - 30) : span.start].lower())
    return f"{match[1] if match else 'reference'} number"


def _names(draft: Draft) -> Iterator[tuple[int, int]]:
    for pattern in _CALLED:
        for match in pattern.finditer(draft.plain):
            yield from _parts(draft.plain, *match.span("name"))
    if at := signature(draft.plain):
        yield from _parts(draft.plain, at.start, at.stop)
    for match in _RUN.finditer(draft.plain):
        given = (word for word in _WORD.finditer(match[0]) if _base(word[0]) in GIVEN_NAMES)
        if first := next(given, None):
            yield from _parts(draft.plain, match.start() + first.start(), match.end())


def _parts(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The name in full, up to the first word that is none, and each word of it."""
    words = []
    for match in _WORD.finditer(plain, start, end):
        if _base(match[0]) in _NOBODY:
            break
        words.append((match.start(), match.start() + len(match[0].removesuffix("'s"))))
    if words:
        yield words[0][0], words[-1][1]
        yield from words


def _base(word: str) -> str:
    return word.lower().removesuffix("'s")
