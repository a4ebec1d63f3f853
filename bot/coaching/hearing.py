"""The second listener: what the ear adds to a reading of the rules, a moment later."""

import asyncio
from collections.abc import Mapping, Sequence

import structlog

from bot import rules
from bot.coaching.reading import Reading, note_on
from bot.draft import Draft
from bot.ear.ear import Ear, Sounds
from bot.errors import Unavailable
from bot.finding import Finding, Label
from bot.intent import infer
from bot.rules.components import components

log = structlog.get_logger(__name__)


class Hearing:
    """Reads drafts again with the ear, off the event loop. Without an ear, a reading stays what it is."""

    def __init__(self, ear: Ear | None = None) -> None:
        self._ear = ear

    @property
    def open(self) -> bool:
        """True when there is an ear, and it could hear so far."""
        return self._ear is not None

    async def closer(self, reading: Reading) -> Reading:
        """The reading with what the ear hears; as it is where the ear cannot hear."""
        if self._ear is None:
            return reading
        try:
            [closer] = await asyncio.to_thread(listen, self._ear, [reading])
        except Unavailable as error:
            log.warning("the ear cannot hear", reason=str(error))
            self._ear = None  # what is missing now is missing until the program is started anew
            return reading
        return closer


DEAF = Hearing()


def listen(ear: Ear, readings: Sequence[Reading]) -> list[Reading]:
    """The readings with what the ear hears in them, embedded together. Raises Unavailable where it cannot hear."""
    heard = [reading for reading in readings if reading.draft.text]
    sounds = iter(ear.sounds([reading.draft for reading in heard]) if heard else ())
    return [_closer(ear, reading, next(sounds)) if reading.draft.text else reading for reading in readings]


def _closer(ear: Ear, reading: Reading, sounds: Sounds) -> Reading:
    old = reading.draft
    draft = Draft(old.text, parent=old.parent, platform=old.platform, profile=old.profile, begged=old.begged)
    draft.intent = reading.intent if reading.given else ear.intent(sounds, draft, infer(draft))
    findings, parts = reading.findings, reading.components
    if reading.in_english:
        findings, parts = rules.review(draft), components(draft)
    verdict = ear.judge(sounds, draft, findings, parts)
    told = [_agreed(finding, verdict.chances) for finding in findings]
    by_rule = {finding.label for finding in findings}
    added = ear.findings(draft, {label: c for label, c in verdict.chances.items() if label not in by_rule})
    return reading._replace(
        draft=draft,
        intent=draft.intent,
        components=verdict.components,
        findings=tuple(sorted([*told, *added], key=_order)),
        note=note_on(reading.language, heard=True),
        by_ear=True,
    )


def _agreed(finding: Finding, chances: Mapping[Label, float]) -> Finding:
    """A rule's finding, with the ear's confidence where it hears the same."""
    chance = None if finding.label is None else chances.get(finding.label)
    return finding if chance is None else finding.sure(chance)


def _order(finding: Finding) -> tuple[int, bool, float]:
    """The most serious first, rules before the ear, the ear's surest first; what stood in order stays so."""
    by_ear = finding.heard_by == "ear"
    return finding.severity.rank, by_ear, -(finding.confidence or 0.0) if by_ear else 0.0
