"""A draft, seen as the rules read it, with a way back to the characters that the person typed.

`plain` is the text normalised (NFKC, straight quotes, no zero-width characters, plain spaces).
`heard` is `plain` in lower case with quotations, code, handles and addresses blanked: what the person says
in their own voice. Every position in either leads back to the original through `span`.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from bot.finding import Intent, Span
from bot.profile import NOBODY_TOLD, Profile

LIMIT = 4_000  # characters; longer texts are refused before any rule sees them
BLANK = "\ufffc"  # stands for one character that is not the person's own voice
_LONGEST = 4  # characters that one may become; those that stand for a whole sentence stay what they are
_LAST_UNCOMBINED = "\u02ff"  # no character up to here combines with the one before it

_SAME_LENGTH = {
    **{ord(c): " " for c in "\t\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029\x00"},
    **dict.fromkeys(range(0xD800, 0xE000), BLANK),  # half of a surrogate pair: no character at all
}
_PLAIN = {
    **dict.fromkeys("‘’‚‛′ʼ＇", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("‐‑‒−", "-"),
}
_BEYOND_ASCII = re.compile(r".?[^\x00-\x7f]+", re.DOTALL)  # with the character that a mark may combine with
_EXEMPT = re.compile(  # each way begins with a letter, and looks back only then: so `re` skips to the next such letter
    r"```.*?(?:```|\Z)"  # code block
    r"|`[^`\n]+`"  # code
    r"|>(?<=^>)[^\n]*(?:\n>[^\n]*)*"  # quoted lines
    r'|"[^"\n]{1,600}"'  # quotation
    r"|'(?<!\w')(?:[^'\n]|(?<=\w)'(?=\w)){2,400}'(?!\w)"  # quotation in single quotes
    r"|https?://\S*[^\s.,:;!?'\")\]]|www\.\S*[^\s.,:;!?'\")\]]"  # address, without the full stop behind it
    r"|@(?<![\w.]@)[\w.\-]*\w(?:@[\w.\-]+\w)?",  # handle, also @name@server
    re.DOTALL | re.MULTILINE,
)
_SENTENCE = re.compile(r"(?=\S)(?:[^.!?\n]++|[.!?](?=[\w@#])|\n(?!\n))+[.!?]*[\"')\]]*")
_OWN_VOICE = 0.8  # a quotation that covers this share of the draft is the draft itself in quotes
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


def normalise(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """Return the normalised text with, for each of its characters, where it starts and ends in `text`."""
    if text.isascii():
        places = range(len(text) + 1)
        return text.translate(_SAME_LENGTH), places, places[1:]
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def as_it_is(start: int, end: int) -> None:
        out.append(text[start:end].translate(_SAME_LENGTH))
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))

    at = 0
    for match in _BEYOND_ASCII.finditer(text):
        as_it_is(at, match.start())
        for start, at in _clusters(text, *match.span()):
            normal = _normal_form(text[start:at])
            out.append(normal)
            starts.extend([start] * len(normal))
            ends.extend([at] * len(normal))
    as_it_is(at, len(text))
    return "".join(out), starts, ends


def _clusters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the characters of a range of `text` start and end, each with the marks that combine with it."""
    while start < end:
        until = start + 1
        while until < end and text[until] > _LAST_UNCOMBINED and unicodedata.combining(text[until]):
            until += 1
        yield start, until
        start = until


@lru_cache(maxsize=4096)
def _normal_form(cluster: str) -> str:
    if cluster in _PLAIN:
        return _PLAIN[cluster]
    if unicodedata.category(cluster[0]) == "Cf":  # zero-width, bidi marks
        return _normal_form(cluster[1:]) if len(cluster) > 1 else ""
    normal = unicodedata.normalize("NFKC", cluster)
    if len(normal) > _LONGEST * len(cluster):
        return cluster
    return "".join(" " if c != "\n" and c.isspace() else _PLAIN.get(c, c) for c in normal).translate(_SAME_LENGTH)


class Part(NamedTuple):
    """A sentence, or the whole of a draft, as cues are matched against it."""

    start: int  # in `heard`
    text: str


class Draft:
    """A draft with what is known about it: intent, the message it answers, where it will be posted, who writes."""

    def __init__(  # noqa: PLR0913 - what is known about a draft, each by its name
        self,
        text: str,
        *,
        intent: Intent = "other",
        parent: str = "",
        platform: str = "",
        to_one_person: bool = False,
        profile: Profile = NOBODY_TOLD,
        begged: int = 0,
    ) -> None:
        """`begged`: how many earlier drafts of the workspace begged for shares lately."""
        self.text = text
        self.intent: Intent = intent
        self.parent = parent
        self.platform = platform
        self.to_one_person = to_one_person
        self.profile = profile
        self.begged = begged
        self.known: dict[str, bool] = {}  # what was once worked out about it, by name
        self.near: dict[int, Any] = {}  # what it may match of what is listened for, by how much that was
        self.plain, self._starts, self._ends = normalise(text)

    def span(self, start: int, end: int) -> Span:
        """Turn a non-empty range of `plain` or `heard` into the range of `text` it came from."""
        return Span(self._starts[start], self._ends[end - 1])

    @cached_property
    def lower(self) -> str:
        """`plain` in lower case, character for character."""
        lower = self.plain.lower()
        if len(lower) == len(self.plain):
            return lower
        return "".join(c.lower()[0] for c in self.plain)

    @cached_property
    def exempt(self) -> tuple[Span, ...]:
        """Ranges of `plain` that are not the person's own voice: quotations, code, handles, addresses."""
        room = len(self.plain.strip()) * _OWN_VOICE
        found = (match.span() for match in _EXEMPT.finditer(self.plain))
        return tuple(Span(start, end) for start, end in found if end - start < room)

    @cached_property
    def heard(self) -> str:
        """`lower` with everything exempt blanked: the person's own voice, what cues are matched against."""
        if not self.exempt:
            return self.lower
        kept, at = [], 0
        for span in self.exempt:
            kept += [self.lower[at : span.start], BLANK * (span.end - span.start)]
            at = span.end
        return "".join([*kept, self.lower[at:]])

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Ranges of `heard`, one a sentence, in order; blank lines and . ! ? … end one."""
        return tuple(Span(*match.span()) for match in _SENTENCE.finditer(self.heard))

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The sentences with their texts."""
        return tuple([Part(span.start, self.heard[span.start : span.end]) for span in self.sentences])

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return len(_WORD.findall(self.plain))
