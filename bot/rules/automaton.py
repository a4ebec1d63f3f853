"""Many regular expressions in one RE2 automaton, which reads a text once whatever their number."""

from collections.abc import Iterable

import re2

_MEMORY = 256 << 20  # bytes that one automaton may use at most; it grows with the texts that it reads


class Automaton:
    """Tells which of its expressions match a text. Raises re2.error for an expression that RE2 cannot read."""

    def __init__(self, expressions: Iterable[str]) -> None:
        options = re2.Options()
        options.max_mem = _MEMORY
        options.never_capture = True
        self._set = re2.Set.SearchSet(options)
        self._size = sum(1 for expression in expressions if self._set.Add(expression) >= 0)
        self._set.Compile()

    def matching(self, text: str) -> list[int]:
        """Positions of the expressions that match somewhere in `text`, lowest first."""
        matched: object = self._set.Match(text) if self._size else None
        return sorted(matched) if isinstance(matched, list) else []
