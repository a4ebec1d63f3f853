"""Which of many cues a text comes near to: worked out from its words, without trying one of them.

Every cue has a bit. A word brings the bits of the cues that it serves, one row of bits for each of a cue's needs;
near is a cue whose bit is there in every row.
"""

from collections.abc import Iterable, Sequence

from bot.rules.automaton import Automaton
from bot.rules.cues import Cue

Listened = Cue | str  # a cue, or a regular expression that RE2 reads
_ROWS = 3  # needs that are looked at, the rarest first


class Index:
    """Cues and expressions, to be found by the texts that may match them. The bit of the first is 1, of the next 2."""

    def __init__(self, listened: Sequence[Listened]) -> None:
        self._every = (1 << len(listened)) - 1
        self._shifts = [len(listened) * row for row in range(_ROWS)]
        self._bits: dict[str, int] = {}
        self._given = 0  # rows that ask for nothing
        gates: dict[int, str] = {}
        for position, item in enumerate(listened):
            gate, needs = (item, ()) if isinstance(item, str) else (item.gate, item.needs)
            if gate:
                gates[1 << position] = gate
                continue
            for row, shift in enumerate(self._shifts):
                bit = 1 << position + shift
                if row >= len(needs):
                    self._given |= bit
                else:
                    self._bits |= {word: self._bits.get(word, 0) | bit for word in needs[row]}
        self._gated = list(gates)
        self._automaton = Automaton(gates.values())

    def near(self, words: Iterable[str]) -> int:
        """The bits of the cues that a text of these words may match; no other cue can match it."""
        found, bits = self._given, self._bits
        for word in words:
            if word in bits:
                found |= bits[word]
        near = self._every
        for shift in self._shifts:
            near &= found >> shift
        return near

    def gated(self, text: str) -> int:
        """The bits of the expressions, and of the cues that are one, that `text` may match."""
        return sum(self._gated[position] for position in self._automaton.matching(text))
