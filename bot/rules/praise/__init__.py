"""What a draft does well. Praise is for the whole draft unless it points at words."""

from collections.abc import Iterator, Sequence

from bot.draft import Draft
from bot.finding import Component
from bot.rules.components import COMPONENTS, has
from bot.rules.detect import Detector, Listening, gates, near


def parts(*needed: Component, also: Sequence[str] = (), unless: Sequence[str] = ()) -> Detector:
    """Hear that a draft has all the `needed` parts of an apology: one None, for the whole draft.

    With `also`, it must match one of those cues too; it must match none of `unless`.
    """
    wanted, unwanted = (Listening(gates(cues)) for cues in (also, unless))

    def find(draft: Draft) -> Iterator[None]:
        if not all(has(draft, component) for component in needed):
            return
        heard = near(draft).whole
        if unwanted.matches(heard, draft.heard) or (also and not wanted.matches(heard, draft.heard)):
            return
        yield None

    return Detector(COMPONENTS[needed[0]].gate, find)
