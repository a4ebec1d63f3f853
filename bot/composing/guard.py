"""What stands between a suggested text and the person: no text with an objection is shown."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, get_args

from bot.composing import length
from bot.composing.grounding import ungrounded
from bot.draft import Draft
from bot.finding import Finding, Severity
from bot.limit import limit
from bot.rules import review

Kind = Literal[
    "mass-mention", "personal-data", "legal-admission", "ungrounded", "rule", "instructions", "length", "copy",
]  # fmt: skip
_ORDER: tuple[Kind, ...] = get_args(Kind)

MASS_MENTION = re.compile(r"(?<!\w)@(?:everyone|here|channel)\b|<!(?:everyone|here|channel)[^>]*>")
_ADMISSION = "safety-liability"
_NEVER_USED = "voice-forbidden"
_PLACEHOLDER = "clarity-placeholder"


class Objection(NamedTuple):
    """Why a text must not be suggested: the kind, and one sentence for people."""

    kind: Kind
    sentence: str


def objections(text: str, *, allowed: Sequence[str], draft: Draft) -> tuple[Objection, ...]:
    """Everything that speaks against suggesting `text` for `draft`, the gravest first; empty when nothing does.

    `allowed` are the texts that its facts may come from: the draft and what the person added.
    """
    found = list(harms(text, draft))
    if invented := ungrounded(text, allowed):
        found.append(not_said(invented))
    if not length.fits(text, draft.platform):
        found.append(too_long(draft.platform, limit(draft.platform)))
    return in_order(found)


def harms(text: str, draft: Draft) -> tuple[Objection, ...]:
    """What speaks against the text as such, wherever its facts come from: what the rules and nobody else may find."""
    suggested = Draft(
        text,
        intent=draft.intent,
        parent=draft.parent,
        platform=draft.platform,
        to_one_person=draft.to_one_person,
        profile=draft.profile,
    )
    found: list[Objection] = []
    if MASS_MENTION.search(suggested.lower):
        found.append(Objection("mass-mention", "It would notify everybody at once. Leave the mass mention out."))
    findings = (finding for finding in review(suggested) if not _is_gap(finding, text))
    return in_order([*found, *filter(None, map(_objection, findings))])


def in_order(found: Iterable[Objection]) -> tuple[Objection, ...]:
    """The objections without repetition, the gravest first."""
    return tuple(sorted(dict.fromkeys(found), key=lambda objection: _ORDER.index(objection.kind)))


def not_said(invented: Iterable[str]) -> Objection:
    """The objection to words that no source has."""
    words = ", ".join(f"“{word}”" for word in invented)
    return Objection("ungrounded", f"It says {words}, which you did not. Check it before you use it.")


def too_long(platform: str, room: int) -> Objection:
    """The objection to a text that has no room where it will be posted."""
    return Objection("length", f"It is too long: {length.place(platform)} has room for {room:,} characters.")


def _is_gap(finding: Finding, text: str) -> bool:
    """True for a gap in brackets that a rule takes for a left-over of a template: we put it there on purpose."""
    return finding.rule == _PLACEHOLDER and finding.span is not None and finding.span.of(text).startswith("[")


def _objection(finding: Finding) -> Objection | None:
    """A finding in our own text as an objection; None for what the person may well post."""
    if finding.secret:
        return Objection("personal-data", finding.message)
    if finding.rule == _ADMISSION:
        return Objection("legal-admission", finding.message)
    against = finding.severity is Severity.ERROR or finding.rule == _NEVER_USED
    return Objection("rule", finding.message) if against else None
