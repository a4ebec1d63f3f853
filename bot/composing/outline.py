"""A wording before it is text: lines, each with the part it plays, and what may be left out of it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from bot.composing import length, wash
from bot.composing.gap import Gap
from bot.composing.kind import Kind
from bot.composing.sentence import Material, Sentence

Role = Literal[
    "greeting", "own", "sorry", "fact", "more", "effect", "repair", "when", "change", "contact",
    "situation", "question", "tried", "after", "thanks", "signature", "step",
]  # fmt: skip
LEFT_OUT: tuple[Role, ...] = ("contact", "change", "when", "effect", "tried", "after", "more")  # the first goes first
_RAMBLING = 28  # words
_IF_NEED_BE: tuple[Role, ...] = ("thanks", "signature", "greeting")
_GOES_ON = re.compile(
    r"(?:a|all|an|as|at|every|for|if|in|it|no|on|our|so|some|sorry|thanks?|that|the|their|there|they|this|we|when|yes"
    r"|your?|should|could|can|what|who|how|where|which|please|to|these|those|both|each|and|but|not|it's|he|she|many|with|at|after|before|from|now|then|here|it’s|we’re|while|one|two|of)\b",
    re.IGNORECASE,
)


_BARE = re.compile(r"(?:(?:we|i)(?:['’](?:re|m)| are| am) )?(?:\w+ ){0,2}?sorry[.! ]*", re.IGNORECASE)


class Line(NamedTuple):
    """One sentence of a wording: the person's words, a connective, or a gap in brackets."""

    role: Role
    text: str
    gap: str = ""  # the gap that it is, or that it answers
    open: bool = False  # True: the gap itself, not yet answered
    label: str = ""  # what stands before it, such as “Correction:”

    @property
    def said(self) -> str:
        """The text behind its label."""
        return f"{self.label} {self.text}" if self.label else self.text


class Outline(NamedTuple):
    """A wording as lines, in their order."""

    title: str
    lines: tuple[Line, ...]
    between: str = " "  # what stands before a label

    @property
    def gaps(self) -> tuple[str, ...]:
        """Names of the gaps that are open in it."""
        return tuple(dict.fromkeys(line.gap for line in self.lines if line.open))

    @property
    def text(self) -> str:
        """The lines as one text; after “Hi Kim,” the sentence goes on in lower case."""
        words = [line.said for line in self.lines]
        if len(words) > 1 and words[0].endswith(",") and _GOES_ON.match(words[1]):
            words[1] = words[1][0].lower() + words[1][1:]
        parted = (f"{self.between if line.label else ' '}{said}" for line, said in zip(self.lines, words, strict=True))
        return "".join(parted).strip()

    def without(self, role: Role) -> "Outline":
        """The outline with no line of that role."""
        return self._replace(lines=tuple(line for line in self.lines if line.role != role))


class Desk(NamedTuple):
    """What lies ready to compose from: what the draft gives, what the person answered, every gap there could be."""

    material: Material
    answers: Mapping[str, str]
    gaps: Mapping[str, Gap]
    room: length.Room

    def gap(self, role: Role, name: str) -> Line:
        """The gap as a line."""
        return Line(role, f"[{self.gaps[name].shown}.]", name, open=True)

    def answered(self, role: Role, name: str) -> tuple[Line, ...]:
        """The person's answer as a line, or nothing."""
        return (Line(role, wash.sentence(self.answers[name]), name),) if name in self.answers else ()

    def filled(
        self, role: Role, name: str, sentences: Iterable[Sentence] = (), *, missing: Role | None = None
    ) -> tuple[Line, ...]:
        """The answer and the draft's own sentences; the gap where there is neither, in the role `missing` if given."""
        return (*self.answered(role, name), *lines(role, sentences)) or (self.gap(missing or role, name),)

    def sorry(self) -> tuple[Line, ...]:
        """The draft's own regret where it can be used, else a plain sorry that names the topic."""
        own = lines("sorry", self.material.of("expression_of_regret"))
        if self.material.topic and len(own) == 1 and _BARE.fullmatch(own[0].text):
            return (own[0]._replace(text=f"{own[0].text.rstrip('.! ')} about {self.material.topic}."),)
        if own:
            return own
        return (Line("sorry", regret(self.material.voice, self.material.topic)),)

    def signed(self) -> tuple[Line, ...]:
        """Who signs: as answered, else as the draft is signed, else the gap for it."""
        name = self.answers.get("signer", "").strip(" .") or self.material.signature
        return (Line("signature", name, "signer"),) if name else (self.gap("signature", "signer"),)

    def ends(self) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
        """Greeting and signature as lines."""
        greeting, signature = self.material.greeting, self.material.signature
        return (
            (Line("greeting", greeting),) if greeting else (),
            (Line("signature", signature),) if signature else (),
        )


def regret(voice: str, topic: str) -> str:
    """The plain sorry, with the words of the draft for what it is about."""
    opening = {"We": "We're sorry", "I": "I'm sorry"}.get(voice, "Sorry")
    return f"{opening} about {topic}." if topic else f"{opening}."


def lines(role: Role, sentences: Iterable[Sentence]) -> tuple[Line, ...]:
    """Sentences of the draft as lines; one that lost its forerunner loses its “And”."""
    return tuple(Line(role, wash.sentence(wash.without_opening(sentence.text))) for sentence in sentences)


def best(sentences: tuple[Sentence, ...], most: int, wanted: Sequence[Kind]) -> tuple[Sentence, ...]:
    """The sentences that matter most, in their own order: what is wanted first counts most, rambling ones least."""

    def rank(sentence: Sentence) -> tuple[bool, int]:
        places = [place for place, kind in enumerate(wanted) if kind in sentence.kinds]
        return len(sentence.text.split()) > _RAMBLING, min(places, default=len(wanted))

    kept = sorted(sentences, key=rank)[:most]
    return tuple(sentence for sentence in sentences if sentence in kept)


def labelled(label: str, every: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, the first of them behind a label."""
    return (*(line._replace(label=label) for line in every[:1]), *every[1:])


def outline(title: str, desk: Desk, *groups: Sequence[Line]) -> Outline:
    """Put groups of lines between greeting and signature."""
    before, after = desk.ends()
    return bare(title, before, *groups, after)


def bare(title: str, *groups: Sequence[Line], between: str = " ") -> Outline:
    """Put groups of lines one behind the other; a sentence that is there twice is kept once."""
    every = tuple(line for group in groups for line in group)
    unique = {line.text: line for line in reversed(every)}
    return Outline(title, tuple(line for line in every if unique.get(line.text) and unique.pop(line.text)), between)


def shorter(whole: Outline, presses: int) -> Outline:
    """Leave out parts that are not needed, one a press, until what must stay is left."""
    present = [role for role in LEFT_OUT if any(line.role == role for line in whole.lines)]
    for role in present[:presses]:
        whole = whole.without(role)
    return whole


def fitted(whole: Outline, desk: Desk) -> Outline:
    """The outline cut to its room: optional parts go first, then greeting and thanks.

    Sorry, fact and repair stay; what is still too long for the room becomes a gap again, the longest first.
    """
    for role in (*LEFT_OUT, *_IF_NEED_BE):
        if desk.room.has(whole.text):
            return whole
        whole = whole.without(role)
    while not desk.room.has(whole.text):
        spoken = [line for line in whole.lines if not line.open]
        if not spoken:
            return whole
        longest = max(spoken, key=lambda line: len(line.text))
        whole = whole._replace(lines=_opened(whole.lines, longest, desk))
    return whole


_GAP_OF: dict[Role, str] = {
    "own": "own", "fact": "what", "repair": "repair", "situation": "situation", "question": "question",
}  # fmt: skip


def _opened(every: tuple[Line, ...], longest: Line, desk: Desk) -> tuple[Line, ...]:
    """The lines with the longest replaced by its gap, or by a plain sorry; no gap twice.

    Of several facts the last goes: what comes first is what it is about.
    """
    facts = [line for line in every if line.role == "fact" and not line.open]
    if longest.role == "fact" and facts[1:]:
        return tuple(line for line in every if line is not facts[-1])
    if longest.role == "sorry":
        plain = regret(desk.material.voice, "")
        replaced = longest._replace(text=plain) if plain != longest.text else None
    elif longest.role == "repair" and any(line.role == "repair" and line is not longest for line in every):
        replaced = None
    else:
        name = longest.gap or _GAP_OF.get(longest.role, "")
        there = any(line.open and line.gap == name for line in every)
        replaced = desk.gap(longest.role, name)._replace(label=longest.label) if name and not there else None
    return tuple(line for old in every if (line := replaced if old is longest else old) is not None)
