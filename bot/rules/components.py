"""Which parts of an apology a draft has, and the detector for a part that is missing."""

from collections.abc import Iterable, Iterator

from bot.draft import Draft
from bot.finding import Component
from bot.rules import parts
from bot.rules.detect import Detector, Listening, gates, near, phrases

COMPONENTS: dict[Component, Detector] = {
    "expression_of_regret": phrases(*parts.REGRET, unless=parts.NOT_REGRET),
    "explanation": phrases(*parts.EXPLANATION),
    "acknowledgement_of_responsibility": phrases(*parts.RESPONSIBILITY, unless=parts.NOT_RESPONSIBILITY),
    "repentance": phrases(*parts.REPENTANCE),
    "offer_of_repair": phrases(*parts.REPAIR, unless=parts.NOT_REPAIR),
    "request_for_forgiveness": phrases(*parts.FORGIVENESS, unless=parts.NOT_FORGIVENESS),
}
_OPENERS: tuple[Component, ...] = ("expression_of_regret", "acknowledgement_of_responsibility")
_ON_ITS_OWN: tuple[Component, ...] = (*_OPENERS, "request_for_forgiveness")


def components(draft: Draft) -> tuple[Component, ...]:
    """The parts of an apology that the draft has."""
    return tuple(component for component in COMPONENTS if has(draft, component))


def has(draft: Draft, component: Component) -> bool:
    """True when the draft has this part of an apology.

    A refund, a change or a reason is a part of an apology only where something is regretted or owned:
    "free entry from Monday" is not.
    """
    if component not in draft.known:
        allowed = component in _ON_ITS_OWN or any(has(draft, opener) for opener in _OPENERS)
        draft.known[component] = allowed and any(True for _ in COMPONENTS[component].find(draft))
    return draft.known[component]


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
    lacking, unwanted = tuple(missing), Listening(gates(unless))

    def find(draft: Draft) -> Iterator[None]:
        if not words[0] <= draft.words <= words[1]:
            return
        if not has(draft, present) or any(has(draft, component) for component in lacking):
            return
        if not unwanted.matches(near(draft).whole, draft.heard):
            yield None

    return Detector(COMPONENTS[present].gate, find)
