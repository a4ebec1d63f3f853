"""The six parts that an apology can have (Lewicki, Polin & Lount 2016), each with the cues that show it."""

from collections.abc import Iterable, Iterator

from bot.draft import Draft
from bot.finding import Component
from bot.rules.detect import Detector, either, phrases

COMPONENTS: dict[Component, Detector] = {
    "expression_of_regret": phrases("sorry", "~apolog", "regret(s|ted)"),
    "explanation": phrases("because"),
    "acknowledgement_of_responsibility": phrases("our (fault|mistake)"),
    "repentance": phrases("from now on"),
    "offer_of_repair": phrases("refund(s|ed)"),
    "request_for_forgiveness": phrases("forgive (me|us)"),
}


def components(draft: Draft) -> tuple[Component, ...]:
    """The parts of an apology that the draft has."""
    return tuple(component for component in COMPONENTS if has(draft, component))


def has(draft: Draft, component: Component) -> bool:
    """True when the draft has this part of an apology."""
    return any(True for _ in COMPONENTS[component].find(draft))


def absent(
    *,
    present: Component,
    missing: Iterable[Component],
    unless: Iterable[str] = (),
    words: tuple[int, int] = (0, 100_000),
) -> Detector:
    """Hear that one part of an apology is there while all the `missing` ones are not: one None, for the whole draft.

    Silent when the draft matches a cue of `unless`, or has fewer or more words than `words` allows.
    """
    lacking, unwanted = tuple(missing), tuple(unless)

    def find(draft: Draft) -> Iterator[None]:
        if not words[0] <= draft.words <= words[1]:
            return
        if not has(draft, present) or any(has(draft, component) for component in lacking):
            return
        if not (unwanted and either(unwanted).search(draft.heard)):
            yield None

    return Detector(COMPONENTS[present].gate, find)
