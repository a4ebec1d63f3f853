"""What a draft does well. Praise is for the whole draft unless it points at words."""

from collections.abc import Iterable, Iterator

from bot.draft import Draft
from bot.finding import Component
from bot.rules.components import COMPONENTS, has
from bot.rules.detect import Detector, either


def parts(*needed: Component, also: Iterable[str] = (), unless: Iterable[str] = ()) -> Detector:
    """Hear that a draft has all the `needed` parts of an apology: one None, for the whole draft.

    With `also`, it must match one of those cues too; it must match none of `unless`.
    """
    wanted, unwanted = tuple(also), tuple(unless)

    def find(draft: Draft) -> Iterator[None]:
        if unwanted and either(unwanted).search(draft.heard):
            return
        if wanted and not either(wanted).search(draft.heard):
            return
        if all(has(draft, component) for component in needed):
            yield None

    return Detector(COMPONENTS[needed[0]].gate, find)
