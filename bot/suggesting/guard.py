"""What stands between a language model and the person: every answer passes here, follow-ups included.

In this order: what cannot be seen goes; a mass mention, personal data, a legal admission or an obeyed instruction ends
a wording; what no source says becomes a gap, or ends it; then our own rules read it, and it must have room. What only
a person can decide is left as it is, with a sentence that says what to check.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.composing.address import addresses
from bot.composing.clause import stems
from bot.composing.grounding import GAP, Ground
from bot.composing.guard import Kind, Objection, harms, in_order, not_said, too_long
from bot.composing.name import capitalised
from bot.composing.statement import Action, Statement
from bot.composing.statement import Kind as Stated
from bot.draft import Draft
from bot.finding import Finding, Span
from bot.limit import measure
from bot.refusal import refusal
from bot.rules.safety import liability
from bot.suggesting.answer import Answer, Written
from bot.suggesting.claim import attributed, notes, sentence_at
from bot.suggesting.clean import clean
from bot.suggesting.material import Material
from bot.suggesting.obeyed import Orders, obeyed, unkind
from bot.suggesting.remark import findings
from bot.suggesting.repair import repaired

GAPPED = "You did not say “{}”, so there is a gap instead: fill it in, or take it out."
LONG_WITH_GAPS = "With its gaps it is longer than one post: keep what you fill in short."
INSTRUCTIONS = Objection("instructions", "It answers words of the material as if they were instructions.")
ADMISSION = Objection("legal-admission", liability.RULE.message)
UNKIND = Objection("rule", "It insults or threatens somebody, or pretends to be somebody else.")
COPY = Objection("copy", "It says the same as your draft or as another wording.")
TITLE = "Another wording"

_AT_ONCE: tuple[Kind, ...] = ("mass-mention", "personal-data", "legal-admission")
_LEADS_OUT: tuple[Stated, ...] = ("link", "e-mail", "handle", "phone number")
_SAID_OF_A_WORDING = ("remedy", "promise", "deed")  # “it will sound calmer” is none
_CLAIMABLE: tuple[Stated, ...] = ("number", "when")
_NOUNS_IN_CAPITALS = ("de", "lb")
_WORDS_OF_WRITING = re.compile(
    r"\s+(?:lines?|sentences?|words?|steps?|points?|parts?|questions?|excuses?|reasons?|ideas?|things?|asks?|requests?"
    r"|(?:hash)?tags?|links?|emojis?)\b"
)
_LONG_GAP = 20  # words; more is no gap but a text in brackets
_TITLE, _WHY = 60, 200  # characters


class Kept(NamedTuple):
    """A wording that passed. `check` are sentences on what the person should look at before it is used."""

    title: str
    text: str
    why: str
    check: tuple[str, ...]


class Rejected(NamedTuple):
    """Why a wording did not pass, the gravest first."""

    objections: tuple[Objection, ...]

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What was wrong with it, without any of its words."""
        return tuple(dict.fromkeys(objection.kind for objection in self.objections))


class Examined(NamedTuple):
    """What is left of an answer."""

    kept: tuple[Kept, ...]
    rejected: tuple[Rejected, ...]
    findings: tuple[Finding, ...]


def examine(answer: Answer, material: Material) -> Examined:
    """Pass every wording and every remark of the answer through the guards."""
    guard = _Guard(material)
    kept: list[Kept] = []
    rejected: list[Rejected] = []
    seen = {_words(material.draft.text), _words(material.previous)}
    for written in answer.suggestions:
        outcome = guard.passed(written)
        if isinstance(outcome, Kept) and _words(outcome.text) in seen:
            outcome = Rejected((COPY,))
        if isinstance(outcome, Rejected):
            rejected.append(outcome)
        else:
            seen.add(_words(outcome.text))
            kept.append(outcome)
    heard = findings(answer.findings, material.draft, material.hints, guard.line)
    return Examined(tuple(kept), tuple(rejected), heard)


class _Guard:
    """The guards, with what they compare with: worked out once for all wordings of an answer."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._others = tuple(text for text in (material.draft.parent, *material.thread) if text)
        self._orders = Orders((*material.sources, *self._others))
        self._sources = tuple(self._orders.without(source) for source in material.sources)
        self._claims = Ground(self._others)
        strangers = frozenset[str]().union(*map(capitalised, self._others))
        self._advises = material.mode in ("options", "video")
        named = material.language not in _NOUNS_IN_CAPITALS
        self._ground = Ground(self._sources, strangers, named=named)

    def passed(self, written: Written) -> Kept | Rejected:
        text = clean(written.text)
        if objections := tuple(self._at_once(text)):
            return Rejected(in_order(objections))
        invented = tuple(self._invented(text))
        with_gaps = repaired(text, invented)
        if with_gaps is None:
            return Rejected((not_said(dict.fromkeys(_quotable(span.of(text)) for _, span in invented)),))
        if objections := self._in_the_end(with_gaps.text):
            return Rejected(objections)
        check = (
            *(GAPPED.format(_quotable(words)) for words in with_gaps.replaced),
            *notes(with_gaps.text, self._sources, self._others),
            *self._tight(with_gaps.text),
        )
        return Kept(self.line(written.title, _TITLE) or TITLE, with_gaps.text, self.line(written.why, _WHY), check)

    def _at_once(self, text: str) -> Iterator[Objection]:
        yield from (objection for objection in harms(text, self._material.draft) if objection.kind in _AT_ONCE)
        if any(liability.RULE.detect.find(Draft(text))):
            yield ADMISSION
        if unkind(text) or refusal(Draft(text)):  # what nobody is coached in, nobody is offered
            yield UNKIND
        if self._obeyed(text):
            yield INSTRUCTIONS

    def _obeyed(self, text: str) -> bool:
        """True when the wording follows its material: it talks as a machine, or leads where only others point."""
        if obeyed(text, self._sources, self._orders):
            return True
        leading = [found for found in addresses(Draft(text)) if found.kind in _LEADS_OUT]
        if any(self._claims.has(found) and not self._ground.has(found) for found in leading):
            return True
        own = {
            stem
            for source in (*self._sources, *self._others)
            for stem in stems(Draft(self._orders.without(source)).lower)
        }
        return bool(self._orders.found) and not GAP.search(text) and not stems(Draft(text).lower) & own

    def _invented(self, text: str) -> Iterator[tuple[Statement | Action, Span]]:
        for statement, span in self._ground.invented(text):
            if not (self._attributed(statement, text, span) or (self._advises and _of_writing(statement, text, span))):
                yield statement, span
        for gap in GAP.finditer(text):
            for statement, _ in self._ground.invented(gap[0][1:-1]):
                if self._wrong_in_a_gap(statement, gap[0]):
                    yield statement, Span(*gap.span())
                    break

    def _attributed(self, statement: Statement | Action, text: str, span: Span) -> bool:
        """True for a figure that others said, in a sentence that says so."""
        told = statement.kind in _CLAIMABLE and self._claims.has(statement)
        return told and attributed(sentence_at(text, span.start))

    def _in_the_end(self, text: str) -> tuple[Objection, ...]:
        found = list(harms(text, self._material.draft))
        bare = GAP.sub("", text)
        if measure(bare, self._material.place) > self._material.limit:
            found.append(too_long(self._material.place, self._material.limit))
        return in_order(found)

    def _tight(self, text: str) -> Iterator[str]:
        if measure(text, self._material.place) > self._material.limit:
            yield LONG_WITH_GAPS

    def line(self, text: str, most: int) -> str:
        """A title, a reason or a message, cut to one line of `most` characters; empty when it may not be shown."""
        line = " ".join(clean(text).split())
        invented = self._ground.invented(line)
        told = any(said.kind not in _SAID_OF_A_WORDING and not _of_writing(said, line, span) for said, span in invented)
        if told or addresses(Draft(line)) or any(self._at_once(line)) or harms(line, self._material.draft):
            return ""
        return line if len(line) <= most else line[: most - 1].rpartition(" ")[0] + "…"

    @staticmethod
    def _wrong_in_a_gap(statement: Statement | Action, gap: str) -> bool:
        """A gap may ask for anything, but it may not tell."""
        if isinstance(statement, Action) or statement.kind == "remedy":
            return len(gap.split()) > _LONG_GAP
        figure = any(char.isdigit() for char in statement.words)
        named_day = statement.kind == "when" and statement.start > 0 and statement.words[0].isupper()
        return figure or named_day or statement.kind not in _CLAIMABLE


def _of_writing(statement: Statement | Action, text: str, span: Span) -> bool:
    """True for “in two lines”, where writing is the matter."""
    return statement.kind == "number" and _WORDS_OF_WRITING.match(text, span.end) is not None


def _quotable(words: str) -> str:
    """The words on one line, with the kind of each address in its place: an invented link leads nowhere we know."""
    draft = Draft(" ".join(words.split()))
    line = draft.plain
    for found in addresses(draft):
        line = line.replace(found.words, f"[{found.kind}]")
    return line


def _words(text: str) -> str:
    """The words of a text, to tell copies."""
    return " ".join(re.findall(r"\w+", Draft(text).lower))
