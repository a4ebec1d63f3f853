"""Everything that speaks for or against a label, as numbers with names: what the second stage of the ear weighs."""

from collections.abc import Iterable, Mapping

from bot.draft import Draft
from bot.ear.sound import SOUNDS
from bot.ear.surface import surface
from bot.finding import Component, Finding, Intent

Evidence = Mapping[str, float]


def of_intent(sounds: Iterable[float], draft: Draft, guess: Intent) -> Evidence:
    """What speaks for an intent. `guess` is that of the signs."""
    return {**_sounds(sounds), **surface(draft), f"sign {guess}": 1.0}


def of_issues(sounds: Iterable[float], draft: Draft, findings: Iterable[Finding]) -> Evidence:
    """What speaks for the labels. The draft has its intent; `findings` are those of the rules."""
    heard = list(findings)
    return {
        **_sounds(sounds),
        **surface(draft),
        f"intent {draft.intent}": 1.0,
        **{f"rule {finding.rule}": 1.0 for finding in heard},
        **{f"rules say {finding.label}": 1.0 for finding in heard if finding.label},
    }


def of_components(sounds: Iterable[float], draft: Draft, parts: Iterable[Component]) -> Evidence:
    """What speaks for the parts of an apology. `parts` are those that the rules hear."""
    return {**_sounds(sounds), f"intent {draft.intent}": 1.0, **{f"rules hear {part}": 1.0 for part in parts}}


def _sounds(sounds: Iterable[float]) -> dict[str, float]:
    return {f"sounds {name}": float(sound) for name, sound in zip(SOUNDS, sounds, strict=True)}
