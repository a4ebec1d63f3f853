"""What stands between a suggested text and the person: no text with an objection is shown."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args

from bot.composing import length
from bot.composing.grounding import ungrounded
from bot.draft import Draft
from bot.finding import Finding, Severity
from bot.limit import limit
from bot.rules import review

Kind = Literal["mass-mention", "personal-data", "legal-admission", "ungrounded", "rule", "length"]
_ORDER: tuple[Kind, ...] = get_args(Kind)

MASS_MENTION = re.compile(r"(?<!\w)@(?:everyone|here|channel)\b|<!(?:everyone|here|channel)[^>]*>")
_ADMISSION = "safety-liability"


class Objection(NamedTuple):
    """Why a text must not be suggested: the kind, and one sentence for people."""

    kind: Kind
    sentence: str


def objections(text: str, *, allowed: Sequence[str], draft: Draft) -> tuple[Objection, ...]:
    """Everything that speaks against suggesting `text` for `draft`, the gravest first; empty when nothing does.

    `allowed` are the texts that its facts may come from: the draft and what the person added.
    """
    suggested = Draft(
        text,
        intent=draft.intent,
        parent=draft.parent,
        platform=draft.platform,
        to_one_person=draft.to_one_person,
    )
    found: list[Objection] = []
    if MASS_MENTION.search(suggested.lower):
        found.append(Objection("mass-mention", "It would notify everybody at once. Leave the mass mention out."))
    found += filter(None, map(_objection, review(suggested)))
    if invented := ungrounded(text, allowed):
        words = ", ".join(f"“{word}”" for word in invented)
        found.append(Objection("ungrounded", f"It says {words}, which you did not. Check it before you use it."))
    if not length.fits(text, draft.platform):
        room = limit(draft.platform)
        sentence = f"It is too long: {length.place(draft.platform)} has room for {room:,} characters."
        found.append(Objection("length", sentence))
    return tuple(sorted(dict.fromkeys(found), key=lambda objection: _ORDER.index(objection.kind)))


def _objection(finding: Finding) -> Objection | None:
    """A finding in our own text as an objection; None for what the person may well post."""
    if finding.secret:
        return Objection("personal-data", finding.message)
    if finding.rule == _ADMISSION:
        return Objection("legal-admission", finding.message)
    return Objection("rule", finding.message) if finding.severity is Severity.ERROR else None
