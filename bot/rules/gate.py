"""The gate: tells, by one look at a draft's words, which detectors could speak at all."""

from collections.abc import Sequence

from bot.draft import Draft
from bot.rules.detect import Detector
from bot.rules.index import Index


class Gate:
    """Lets through the detectors whose cues may occur in a draft; the exact match is theirs."""

    def __init__(self, detectors: Sequence[Detector]) -> None:
        self._always = frozenset(number for number, detector in enumerate(detectors) if not detector.gate)
        self._owners = [number for number, detector in enumerate(detectors) for _ in detector.gate]
        self._index = Index([listened for detector in detectors for listened in detector.gate])

    def open_for(self, draft: Draft) -> list[int]:
        """Indexes, in order, of the detectors that must be asked about this draft."""
        heard = draft.heard if draft.heard == draft.lower else f"{draft.heard}\n{draft.lower}"
        return sorted(self._always.union(self._owners[at] for at in self._index.near(heard, draft.vocabulary)))
