"""The gate: one RE2 automaton that tells, in one pass over a draft, which detectors could speak at all."""

from collections.abc import Sequence

from bot.draft import Draft
from bot.rules.automaton import Automaton
from bot.rules.detect import Detector


class Gate:
    """Lets through the detectors whose cues may occur in a draft; the exact match is theirs."""

    def __init__(self, detectors: Sequence[Detector]) -> None:
        gated = [all(detector.gate) and bool(detector.gate) for detector in detectors]
        self._always = frozenset(index for index, has_gate in enumerate(gated) if not has_gate)
        self._owners = [index for index, has_gate in enumerate(gated) if has_gate]
        self._automaton = Automaton("|".join(detectors[index].gate) for index in self._owners)

    def open_for(self, draft: Draft) -> list[int]:
        """Indexes, in order, of the detectors that must be asked about this draft."""
        heard = draft.heard if draft.heard == draft.lower else f"{draft.heard}\n{draft.lower}"
        woken = {self._owners[index] for index in self._automaton.matching(heard)}
        return sorted(self._always | woken)
