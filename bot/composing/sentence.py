"""A draft taken apart for composing: which of its sentences can be used again, and what each of them does."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise, zip_longest
from typing import NamedTuple

from bot.composing import wash
from bot.composing.complaint import complaint
from bot.composing.deed import blames, tells
from bot.composing.filler import GUESSED, HOLLOW, REACTIONS, SAYS_LITTLE, STOCK, VAGUE
from bot.composing.guard import MASS_MENTION, harms
from bot.composing.kind import Kind, Place, kinds, leans, parts, voice
from bot.composing.salutation import Salutation, salutation
from bot.composing.seam import clauses, heads
from bot.composing.topic import topic
from bot.draft import Draft
from bot.finding import Finding, Severity, Span
from bot.limit import limit, measure
from bot.rules import by_id, review
from bot.rules.components import COMPONENTS
from bot.rules.detect import either

_IN_PART = "safety-liability"  # a legal conclusion drawn from facts leaves the facts
_WHOLE = ("privacy", "safety")  # their sentence goes as a whole: the rest of it may say as much
_TO_COMPLETE = frozenset((
    "response-no-time", "response-dm-only", "apology-no-specifics", "apology-late-sorry",
    "convo-no-invitation", "crisis-no-action", "crisis-no-next-update", "failure-no-lesson",
    "safety-emergency-number",
))  # fmt: skip
_EMOJI = r"[\U0001F000-\U0001FAFF\u2600-\u27BF\ufe0f]"
_BREAK = re.compile(rf"(?<=\w\w\w) {_EMOJI}+ (?=[\w'’]+ [\w'’]+ \w)")  # it stands where a full stop would
_YOU = re.compile(r"\byou", re.IGNORECASE)
_TITLED = re.compile(r"\b(?:mrs?|ms|dr|prof|rev)\.$")
_ABBREVIATED = re.compile(r"\b(?:a\.m|p\.m|no|st|approx|e\.g|i\.e)\.$")
_HEADING = re.compile(r"\W*(?:regarding|concerning|re:?)\s[^,]*$")
_SAYS_SOMETHING = 3  # words
_ROOM = 0.8, 40  # share of the platform's room, words: a sentence that takes more is not carried over as it stands
_STORY = 60  # words: the beginning of a longer sentence is seldom its point
_ROOM_CUT = 0.5, 30  # the same for what is left of one that was too long


class Sentence(NamedTuple):
    """Words of the draft that can be used again, and what they do."""

    text: str
    kinds: frozenset[Kind]
    leans: bool  # it says little without the sentence before it
    whole: bool  # False: something was cut off
    tells: bool  # it says what the writer did, also where it regrets
    blames: bool  # somebody else is its subject


_NOTHING = Sentence("", frozenset(), leans=False, whole=True, tells=False, blames=False)


class Material(NamedTuple):
    """What a draft gives to compose with."""

    greeting: str
    sentences: tuple[Sentence, ...]
    signature: str
    topic: str  # words such as “this morning's post”, or nothing
    voice: str  # “We”, “I”, or nothing
    sorry: bool  # the draft regrets something, well or badly
    spoilt: bool  # something of the draft is not used again
    tainted: bool  # a rule or a stock phrase spoke against something
    thin: bool  # a rule asks for more: a time, an answer in public
    complaint: bool  # it answers a message that says something went wrong

    def of(self, *wanted: Kind) -> tuple[Sentence, ...]:
        """The sentences that do any of these things, in the order of the draft."""
        return tuple(sentence for sentence in self.sentences if sentence.kinds & set(wanted))

    def remarks(self, *told: Kind) -> tuple[Sentence, ...]:
        """Sentences that do none of these things; from a tainted draft only those that leave the reader alone."""
        every = (sentence for sentence in self.sentences if len(sentence.text.split()) >= _SAYS_SOMETHING)
        rest = (sentence for sentence in every if not sentence.kinds & set(told))
        return tuple(sentence for sentence in rest if not (self.tainted and _YOU.search(sentence.text)))


class _Heard(NamedTuple):
    bad: tuple[Span, ...]
    secret: tuple[Span, ...]
    parts: tuple[Place, ...]
    thin: bool
    grave: bool  # emoji, hashtags and laughs have no place


def read(draft: Draft, *, grave: bool = False, against: Iterable[Span] = ()) -> Material:
    """Take the draft apart, for its intent.

    `grave`: emoji, hashtags and laughs have no place in what it becomes. `against`: words that are not used again,
    whatever the rules for that intent say.
    """
    heard = _listen(draft, grave=grave, against=against)
    ends = salutation(draft.plain)
    found = [tuple(_usable(draft, place, heard)) for place in _body(draft, ends)]
    kept = tuple(
        sentence for before, now in pairwise([(_NOTHING,), *found]) for sentence in now if _holds(sentence, before)
    )
    return Material(
        greeting=_clean(ends.greeting, draft),
        sentences=kept,
        signature=_clean(ends.signature, draft),
        topic=_topic(draft, heard, ends),
        voice=voice(draft),
        sorry=any(kind == "expression_of_regret" for kind, _ in heard.parts),
        spoilt=bool(MASS_MENTION.search(draft.lower)) or not all(made and made[0].whole for made in found),
        tainted=bool(heard.bad or heard.secret or any(not s.whole for sentences in found for s in sentences)),
        thin=heard.thin,
        complaint=complaint(draft.parent),
    )


def _holds(sentence: Sentence, before: tuple[Sentence, ...]) -> bool:
    """False for “His words.” whose forerunner is gone, unless it is a part of an apology."""
    return bool(before) or not sentence.leans or bool(sentence.kinds & set(COMPONENTS))


def _listen(draft: Draft, *, grave: bool, against: Iterable[Span]) -> _Heard:
    hints = [finding for finding in review(draft) if finding.severity is not Severity.PRAISE]
    spoken = [finding for finding in hints if finding.rule not in _TO_COMPLETE]
    admitted = (span for span in by_id()[_IN_PART].detect.find(draft) if span)
    grave = grave or draft.intent == "apologise" or (draft.intent == "respond" and complaint(draft.parent))
    wrong = (f.span for f in spoken if f.span and not _as_a_whole(f) and _stays(f.span, draft, grave=grave))
    return _Heard(
        bad=(*against, *admitted, *wrong),
        secret=tuple(f.span for f in spoken if f.span and _as_a_whole(f)),
        parts=parts(draft),
        thin=len(spoken) < len(hints),
        grave=grave,
    )


def _as_a_whole(finding: Finding) -> bool:
    return finding.family in _WHOLE and finding.rule != _IN_PART


def _stays(span: Span, draft: Draft, *, grave: bool) -> bool:
    """False for words that are washed out anyway, such as an emoji or a “lol”."""
    return any(char.isalnum() for char in _washed(span.of(draft.text), grave=grave))


def _body(draft: Draft, ends: Salutation) -> Iterator[Span]:
    """The sentences between greeting and signature that have words in them, as ranges of `heard`."""
    for whole in _wholes(draft):
        start, end = max(whole.start, ends.start), min(whole.end, ends.end)
        breaks = [at.span() for at in _BREAK.finditer(draft.plain, start, end)] if start < end else []
        edges = ((start, *(after for _, after in breaks)), (*(before for before, _ in breaks), end))
        for part in map(Span, *edges):
            if any(char.isalnum() for char in part.of(draft.plain)):
                yield part


def _wholes(draft: Draft) -> Iterator[Span]:
    """The sentences, those together that only an abbreviation parts: “at 2 a.m. on Friday”."""
    begun: int | None = None
    for part, following in zip_longest(draft.sentences, draft.sentences[1:]):
        begun = part.start if begun is None else begun
        words, new = part.of(draft.heard), bool(following) and draft.plain[following.start].isupper()
        if not following or not (_TITLED.search(words) or (_ABBREVIATED.search(words) and not new)):
            yield Span(begun, part.end)
            begun = None


def _usable(draft: Draft, place: Span, heard: _Heard) -> Iterator[Sentence]:
    """What of one sentence can be used again: all of it, some clauses, or nothing."""
    if any(draft.span(place.start, place.end).overlaps(secret) for secret in heard.secret):
        return
    words = place.of(draft.heard)
    stock = either(STOCK + _hollow(draft, place, heard))
    canned = tuple(Span(*match.span()) for match in stock.finditer(words))

    def spoilt(clause: Span) -> bool:
        typed = draft.span(place.start + clause.start, place.start + clause.end)
        return any(clause.overlaps(span) for span in canned) or any(typed.overlaps(span) for span in heard.bad)

    for clause in clauses(words, spoilt):
        if made := _made(draft, place, clause, heard):
            yield made


def _made(draft: Draft, place: Span, clause: Span, heard: _Heard) -> Sentence | None:
    """A clause as a sentence, cut to what leaves room for others; None when a guard speaks against what was cut."""
    words = clause.of(place.of(draft.heard))
    too_long = len(words.split()) > _STORY
    for part in (Span(0, len(words)), *(() if too_long else heads(words))):
        at = Span(place.start + clause.start + part.start, place.start + clause.start + part.end)
        said = at.of(draft.heard)
        text = _washed(draft.span(at.start, at.end).of(draft.text), grave=heard.grave)
        uncut = at == place
        if _carries(text, draft, _ROOM if part.end == len(words) else _ROOM_CUT) and (uncut or _clean(text, draft)):
            whole = uncut and not wash.shouted(at.of(draft.plain).strip())
            return Sentence(text, kinds(draft, at, heard.parts), leans(said), whole, tells(said), blames(said))
    return None


def _hollow(draft: Draft, place: Span, heard: _Heard) -> tuple[str, ...]:
    """The cues that make a sentence hollow for what it does: a vague request, a guess, a sorry for a reaction."""
    if draft.intent == "ask-help":
        return VAGUE
    if _regrets(draft, place, heard):
        return GUESSED + REACTIONS + HOLLOW
    little = GUESSED + SAYS_LITTLE if heard.grave else GUESSED
    return little + REACTIONS if draft.intent == "apologise" else little


def _washed(text: str, *, grave: bool) -> str:
    return wash.sentence(wash.bare(text) if grave else wash.plain(text))


def _carries(text: str, draft: Draft, room: tuple[float, int]) -> bool:
    """True when the words say something and leave room for other sentences."""
    if sum(char.isalnum() for char in text) < 2:  # noqa: PLR2004 - “x” is a kiss
        return False
    share, words = room
    return measure(text, draft.platform) <= limit(draft.platform) * share and len(text.split()) <= words


def _clean(text: str, draft: Draft) -> str:
    """The text, or nothing when a guard speaks against it."""
    return "" if text and harms(text, draft) else text


def _regrets(draft: Draft, place: Span, heard: _Heard) -> bool:
    span = draft.span(place.start, place.end)
    return any(kind == "expression_of_regret" and span.overlaps(words) for kind, words in heard.parts)


def _topic(draft: Draft, heard: _Heard, ends: Salutation) -> str:
    """What the regrets of the draft are about, if it can be said again."""
    regrets = (draft.span(p.start, p.end).of(draft.text) for p in _body(draft, ends) if _regrets(draft, p, heard))
    headings = (
        draft.span(p.start, p.end).of(draft.text) for p in _body(draft, ends) if _HEADING.match(p.of(draft.heard))
    )
    words = topic(wash.bare(text) for text in chain(regrets, headings))
    return words if words and _clean(f"Sorry about {words}.", draft) else ""
