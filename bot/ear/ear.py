"""The ear: what a draft sounds like to it, and which of that is worth telling."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.draft import Draft
from bot.ear import evidence
from bot.ear.model import Model
from bot.ear.sound import COMPONENTS, LABELS, as_heard
from bot.ear.voice import finding_of
from bot.errors import Unavailable
from bot.finding import INTENTS, Component, Finding, Intent, Label, Span
from bot.ports import Embedder

AT_ONCE = 32  # texts that are embedded together: more is not faster, and others wait as long
RECENT = 512  # texts whose sounds are kept: a press of a button must not wait for the encoder

Sounds = NDArray[np.float32]


class Verdict(NamedTuple):
    """What the ear says of a draft. Chances are those of a label for which it may speak, from 0 to 1."""

    chances: dict[Label, float]
    components: tuple[Component, ...]


class Heard(NamedTuple):
    """What the heads say of a draft, and what each of its sentences adds to that."""

    whole: Sounds
    sentences: Sounds  # a row a sentence


class Ear:
    """Listens to drafts. Slow enough to be kept off the event loop; raises Unavailable where it cannot hear."""

    def __init__(self, embedder: Embedder, load: Callable[[], Model]) -> None:
        self._embedder = embedder
        self._load = load
        self._recent: dict[bytes, Heard] = {}  # under hashes: no words are kept

    @cached_property
    def model(self) -> Model:
        """The numbers, read when they are first needed. Raises Unavailable when they belong to another encoder."""
        model = self._load()
        if model.encoder != self._embedder.mark:
            raise Unavailable("The files of the ear do not belong together. Install Comeback anew.")
        return model

    def check(self) -> None:
        """Raise Unavailable where it cannot hear."""
        self._listen([Draft("Hello")])

    def sounds(self, drafts: Sequence[Draft]) -> Sounds:
        """What the heads say: a row a draft."""
        return np.array([heard.whole for heard in self._listen(drafts)])

    def intent(self, sounds: Sounds, draft: Draft, guess: Intent) -> Intent:
        """What the draft is for. `guess` is that of the signs."""
        [chances] = self.model.intent.chances([evidence.of_intent(sounds, draft, guess)])
        return INTENTS[int(chances.argmax())]

    def judge(self, sounds: Sounds, draft: Draft, findings: Sequence[Finding], parts: Iterable[Component]) -> Verdict:
        """What is in the draft, which has its intent; `findings` and `parts` are what the rules hear in it."""
        [chances] = self.model.issues.chances([evidence.of_issues(sounds, draft, findings)])
        [present] = self.model.components.chances([evidence.of_components(sounds, draft, parts)])
        return Verdict(
            {label: float(chance) for label, chance in zip(LABELS, chances, strict=True) if chance >= self.model.shown},
            tuple(part for part, chance in zip(COMPONENTS, present, strict=True) if chance >= self.model.present),
        )

    def findings(self, draft: Draft, chances: dict[Label, float]) -> tuple[Finding, ...]:
        """The labels as findings, each with the sentence that adds most to it."""
        if not chances or not draft.plain:  # nothing is left of what cannot be seen
            return ()
        spans = draft.sentences or (Span(0, len(draft.heard)),)
        sounds = self._listen([draft])[0].sentences if len(spans) > 1 else None
        return tuple(
            finding_of(label, chance, draft.span(*_loudest(spans, sounds, label)), sure=chance >= self.model.sure)
            for label, chance in chances.items()
        )

    def _listen(self, drafts: Sequence[Draft]) -> list[Heard]:
        """What the heads say of drafts; those that were heard a moment ago are not embedded again."""
        texts = [as_heard(draft.text, draft.parent) for draft in drafts]
        marks = [blake2b(text.encode(errors="replace"), digest_size=16).digest() for text in texts]
        known = {mark: self._recent[mark] for mark in marks if mark in self._recent}
        every = zip(marks, zip(texts, drafts, strict=True), strict=True)
        fresh = {mark: one for mark, one in every if mark not in known}
        for start in range(0, len(fresh), AT_ONCE):
            some = dict(list(fresh.items())[start : start + AT_ONCE])
            parts = [[draft.span(*sentence) for sentence in _sentences(draft)] for _, draft in some.values()]
            found = self._embedder.embed([text for text, _ in some.values()], parts)
            whole, shares = self.model.sounds(found.vectors), map(self.model.loudness, found.shares)
            known.update(zip(some, map(Heard, whole, shares), strict=True))
        self._recent = dict([*self._recent.items(), *known.items()][-RECENT:])  # a new one: other threads read the old
        return [known[mark] for mark in marks]


def _sentences(draft: Draft) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in draft.sentences]


def _loudest(spans: Sequence[Span], sounds: Sounds | None, label: Label) -> tuple[int, int]:
    span = spans[0] if sounds is None else spans[int(sounds[:, LABELS.index(label)].argmax())]
    return span.start, span.end
