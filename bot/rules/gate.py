"""The gate: one RE2 automaton that tells, in one pass over a draft, which detectors could speak at all."""

from collections.abc import Iterable, Sequence

import re2

from bot.draft import Draft
from bot.rules.detect import Detector


class Gate:
    """Lets through the detectors whose cues may occur in a draft; the exact match is theirs."""

    def __init__(self, detectors: Sequence[Detector]) -> None:
        options = re2.Options()
        options.max_mem = 256 << 20
        options.never_capture = True
        self._set = re2.Set.SearchSet(options)
        self._owner: list[int] = []
        self._always = frozenset(i for i, d in enumerate(detectors) if not all(d.gate) or not d.gate)
        for index, detector in enumerate(detectors):
            if index not in self._always:
                self._add(index, detector.gate)
        if self._owner:
            self._set.Compile()

    def _add(self, index: int, expressions: Iterable[str]) -> None:
        self._set.Add("|".join(expressions))
        self._owner.append(index)

    def open_for(self, draft: Draft) -> list[int]:
        """Indexes, in order, of the detectors that must be asked about this draft."""
        heard = draft.heard if draft.heard == draft.lower else f"{draft.heard}\n{draft.lower}"
        matched = self._set.Match(heard) if self._owner else None
        woken: list[int] = matched if isinstance(matched, list) else []
        return sorted({*self._always, *(self._owner[int(i)] for i in woken)})
