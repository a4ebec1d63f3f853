"""From a draft to its card: read it, have wordings made, keep what is known, and show it."""

from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from typing import Any

import msgspec

from bot.chat import Card, Event
from bot.coaching.card import Shown, card_of
from bot.coaching.comparison import compared
from bot.coaching.hearing import Hearing
from bot.coaching.mute import audible
from bot.coaching.reading import Reading, read
from bot.coaching.shelves import Shelves
from bot.coaching.wording import COMPOSER, Offer, offer
from bot.coaching.writer import Writer
from bot.conversation import Coached, Suggestion
from bot.finding import Finding, Label
from bot.suggesting.suggester import Suggested

WORKING = "is writing better wordings…"
ASKED = "{} is writing; that takes some seconds."
OWN_WORDS = "The wordings below are put together from your own words."
BEGGING: Label = "rt-begging"
LATELY = timedelta(days=30)
AS_BEFORE = "The wordings below are those from before."
COMPOSED = (("shorter",), ("own-it",))  # last wishes that the composer can grant


class Counsel:
    """Shows a draft's card at once, and again with what the slower listeners and writers add. It keeps the last."""

    def __init__(self, shelves: Shelves, hearing: Hearing, writer: Writer) -> None:
        self._shelves = shelves
        self._hearing = hearing
        self._writer = writer

    @property
    def model(self) -> str:
        """The name of the language model; empty: there is none."""
        return self._writer.name

    async def read(self, event: Event, text: str, **known: Any) -> Reading:
        """What the rules hear; in a language that they do not speak, what the ear hears."""
        reading = await self._read(event, text, event.id, **known)
        return reading if reading.in_english else await self._hearing.closer(reading)

    async def new(
        self,
        event: Event,
        coached: Coached,
        reading: Reading,
        note: str = "",
        before: Sequence[Finding] | None = None,
    ) -> AsyncIterator[Card]:
        """New words: what the rules hear at once, a moment later the ear, and then what a model writes.

        `before` are the findings of the last version, if this is a new one.
        """
        if self._hearing.open:
            offered = offer(reading, coached)
            yield await self._card(_with(coached, reading, offered), reading, offered, note)
        closer = await self._hearing.closer(reading)
        told = note if before is None else _joined(note, await self._compared(event, closer.findings, before))
        async for card in self._written(event, coached, closer, told):
            yield card

    async def _compared(self, event: Event, now: Sequence[Finding], before: Sequence[Finding]) -> str:
        muted = await self._shelves.mutes.muted(event.place)
        return compared(audible(now, muted), audible([f for f in before if f.heard_by != "model"], muted))

    async def rewritten(self, event: Event, coached: Coached) -> AsyncIterator[Card]:
        """The draft is as before, but what is to be made of it is not: an answer, a wish, another intent."""
        previous = next((s.text for s in coached.suggestions if s.id == coached.taken), "")
        previous = previous or next((s.text for s in coached.suggestions), "")
        reading = await self._reread(event, coached)
        async for card in self._written(event, coached, reading, "", previous if coached.wishes else ""):
            yield card

    async def kept(self, event: Event, coached: Coached) -> Card:
        """The draft with the wordings that it has: one was taken, or a question was skipped."""
        reading = await self._reread(event, coached)
        offered = offer(reading, coached)
        return await self._keep(event, _with(coached, reading, offered, coached.suggestions), reading, offered)

    async def shown(self, event: Event, kept: Coached, note: str = "") -> Card:
        """The card of a draft as it is kept."""
        reading = await self._reread(event, kept)
        return await self._card(kept, reading, offer(reading, kept), note)

    async def _written(
        self, event: Event, coached: Coached, reading: Reading, note: str, previous: str = ""
    ) -> AsyncIterator[Card]:
        """The wordings that a model writes, or else the composer's; the latter first, while the former are awaited."""
        offered = offer(reading, coached)
        composed = _with(coached, reading, offered)
        if not self._writer.writes(composed, reading):
            yield await self._keep(event, composed, reading, offered, note)
            return
        before = composed if not previous else _with(coached, reading, offered, coached.suggestions)
        asked = await self._card(before, reading, offered, _joined(note, ASKED.format(self.model)))
        yield msgspec.structs.replace(asked, working=WORKING)
        written = await self._writer.write(event, before, reading, previous)
        kept = _completed(composed if coached.wishes[-1:] in COMPOSED else before, written)
        yield await self._keep(event, kept, reading, offered, _joined(note, written.note, _instead(written, kept)))

    async def _keep(self, event: Event, wanted: Coached, reading: Reading, offered: Offer, note: str = "") -> Card:
        """Store what is known now, once an event, and show it."""
        kept = await self._shelves.conversations.save(event, wanted)
        if kept != wanted:  # the event was answered before: show what came of it then
            return await self.shown(event, kept, note)
        return await self._card(kept, reading, offered, note)

    async def _card(self, coached: Coached, reading: Reading, offered: Offer, note: str) -> Card:
        muted = await self._shelves.mutes.muted(coached.place)
        return card_of(coached, Shown(reading, offered, _joined(note, reading.note), muted, model=bool(self.model)))

    async def _reread(self, event: Event, coached: Coached) -> Reading:
        known = {"parent": coached.parent, "platform": coached.target}
        return await self._hearing.closer(
            await self._read(event, coached.text, coached.id, intent=coached.intent, **known)
        )

    async def _read(self, event: Event, text: str, draft: str, **known: Any) -> Reading:
        """What the rules hear; those that need a memory are asked once more when there is something to remember."""
        profile = await self._shelves.profiles.of(event.place)
        reading = read(text, profile=profile, **known)
        if not any(finding.label == BEGGING for finding in reading.findings):
            return reading
        begged = await self._shelves.conversations.heard(event.place, BEGGING, LATELY, draft)
        return read(text, profile=profile, begged=begged, **known)


def _with(
    coached: Coached, reading: Reading, offered: Offer, suggestions: tuple[Suggestion, ...] | None = None
) -> Coached:
    """The draft with what was just heard in it and offered for it; what a model heard in it stays."""
    wordings = offered.suggestions if suggestions is None else suggestions
    by_model = tuple(finding for finding in coached.findings if finding.heard_by == "model")
    return msgspec.structs.replace(
        coached,
        intent=reading.intent,
        findings=(*reading.findings, *by_model),
        suggestions=wordings,
        question=next((gap.name for gap in offered.gaps if gap.name not in coached.skipped), ""),
        taken=coached.taken if coached.taken in [suggestion.id for suggestion in wordings] else "",
    )


def _completed(before: Coached, written: Suggested) -> Coached:
    """The draft with what a model wrote and heard; where it wrote nothing, with what there was before."""
    by_others = tuple(finding for finding in before.findings if finding.heard_by != "model")
    by_model = written.findings or tuple(finding for finding in before.findings if finding.heard_by == "model")
    heard = msgspec.structs.replace(before, findings=(*by_others, *by_model))
    if not written.suggestions:
        return heard
    gaps = any("[" in suggestion.text for suggestion in written.suggestions)
    question = before.question if gaps else ""
    return msgspec.structs.replace(heard, suggestions=written.suggestions, taken="", question=question)


def _instead(written: Suggested, kept: Coached) -> str:
    """Where the wordings come from when the model was asked and none of its own are there."""
    if written.suggestions or not kept.suggestions:
        return ""
    return OWN_WORDS if kept.suggestions[0].made_by == COMPOSER else AS_BEFORE


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
