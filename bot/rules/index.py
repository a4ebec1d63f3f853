"""Which of many cues a text comes near to: looked up by the words that they need, without trying one of them."""

from collections.abc import Sequence
from functools import cached_property

from bot.rules.automaton import Automaton
from bot.rules.cues import Cue
from bot.rules.need import Need


class Index:
    """Cues, and regular expressions that RE2 reads, to be found by the texts that may match them.

    Cues wait under each word of their rarest need; what is no words goes into one automaton.
    """

    def __init__(self, listened: Sequence[Cue | str]) -> None:
        self._by_word: dict[str, list[tuple[int, tuple[Need, ...]]]] = {}
        self._always: list[int] = []
        self._gates: dict[int, str] = {}
        for position, item in enumerate(listened):
            gate, needs = (item, ()) if isinstance(item, str) else (item.gate, item.needs)
            if gate:
                self._gates[position] = gate
            elif not needs:
                self._always.append(position)
            else:
                for word in needs[0]:
                    self._by_word.setdefault(word, []).append((position, needs[1:]))

    def near(self, text: str, vocabulary: frozenset[str]) -> list[int]:
        """Positions, in order, of what `text`, which has this vocabulary, may match; nothing else can match it."""
        near = set(self._always)
        for word in self._by_word.keys() & vocabulary:
            for position, needs in self._by_word[word]:
                for need in needs:
                    if need.isdisjoint(vocabulary):
                        break
                else:
                    near.add(position)
        if self._gates:
            near.update(self._gated[index] for index in self._automaton.matching(text))
        return sorted(near)

    @cached_property
    def _gated(self) -> list[int]:
        return list(self._gates)

    @cached_property
    def _automaton(self) -> Automaton:
        return Automaton(self._gates.values())
