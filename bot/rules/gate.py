"""The gate: tells, by one look at a draft's words, which detectors could speak at all."""

from collections.abc import Sequence

from bot.draft import Draft
from bot.rules.detect import Detector, listen, near


class Gate:
    """Lets through the detectors whose cues may occur in a draft; the exact match is theirs."""

    def __init__(self, detectors: Sequence[Detector]) -> None:
        self._listening = [listen(detector.gate) if detector.gate else -1 for detector in detectors]

    def open_for(self, draft: Draft) -> list[int]:
        """Indexes, in order, of the detectors that must be asked about this draft."""
        found = near(draft).anywhere
        return [index for index, bits in enumerate(self._listening) if bits & found or bits < 0]
