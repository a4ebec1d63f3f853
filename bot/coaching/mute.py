"""“Not this”: hints that a workspace does not want to hear, how it is told so, and how they come back.

Praise, and hints of the families privacy and safety or of their labels, are never muted.
"""

from collections.abc import Collection, Iterable, Sequence

from bot import rules
from bot.chat import Block, Button, Choices, Paragraph, Whisper
from bot.coaching.priority import ALWAYS, choose
from bot.conversation import Mute
from bot.ear.voice import remark_of
from bot.errors import Misuse
from bot.finding import Finding, Label, Severity
from bot.record import MUTES

GRAVE: tuple[Label, ...] = ("pii-leak", "liability-admission")  # also when no rule of those families heard it
NEVER = "That one stays: praise, and hints about personal data or safety, cannot be muted."
NO_HINT = "There is no such hint on the draft above, so nothing is muted by that. “mutes” shows what is."
NOT_MUTED = "“{}” is not muted here, so there is nothing to bring back. “mutes” shows what is."
ADMINS = (
    "What is muted is muted for everybody here, so only admins of this workspace decide it. Nothing has changed; "
    "ask one of them to do the same in this thread."
)
MUTED = "I will not say this again here: {}. “hear {}” brings it back."
HEARD = "I will say this again here: {}."
LIST = "Muted for everybody in this workspace:"
NOTHING = "Nothing is muted here. “Not this” beside a hint mutes it for everybody in this workspace."


def title_of(rule_id: str) -> str:
    """What the rule, or what the ear hears, is called; an id that nobody knows any more is its own name."""
    rule, remark = rules.by_id().get(rule_id), remark_of(rule_id)
    return rule.title if rule else remark.reads if remark else rule_id.replace("-", " ")


def mutable(finding: Finding) -> bool:
    """True for a hint that people may choose not to hear."""
    return finding.severity is not Severity.PRAISE and finding.family not in ALWAYS and finding.label not in GRAVE


def audible(findings: Iterable[Finding], muted: Collection[str]) -> tuple[Finding, ...]:
    """The findings without those that are muted."""
    return tuple(finding for finding in findings if finding.rule not in muted or not mutable(finding))


def unheard(findings: Iterable[Finding], muted: Collection[str]) -> int:
    """How many rules spoke that are muted."""
    return len({finding.rule for finding in findings if finding.rule in muted and mutable(finding)})


def to_mute(findings: Sequence[Finding], muted: Collection[str], named: str = "") -> str:
    """The id of the rule that is meant: the named one, or that of the first hint on the card.

    Raises Misuse when there is no such hint, or when it is one that is never muted.
    """
    shown = choose(audible(findings, muted))
    hints = [finding for finding in shown if finding.severity is not Severity.PRAISE][:1]
    meant = [finding for finding in findings if finding.rule == named] if named else hints
    if not meant:
        raise Misuse(NO_HINT)
    if not mutable(meant[0]):
        raise Misuse(NEVER)
    return meant[0].rule


def list_of(mutes: Sequence[Mute], person: str, draft: str, opening: str = "") -> Whisper:
    """What is muted, each with a button that brings it back, for the person who asked in the thread of that draft."""
    blocks: list[Block] = [Paragraph(opening)] if opening else []
    if mutes or not opening:
        blocks.append(Paragraph(LIST if mutes else NOTHING))
    for mute in mutes:
        again = Button("Hear it again", f"coach:hear:{mute.rule}:{draft}")
        blocks.append(Choices(_told(mute, "you" if mute.person == person else mute.name), (again,)))
    return Whisper(key=MUTES, person=person, blocks=tuple(blocks))


def _told(mute: Mute, whose: str) -> str:
    by = f" by {whose}" if whose else ""
    return f"{title_of(mute.rule)} – {mute.rule}, muted{by} on {mute.at.day} {mute.at:%B %Y}"
