"""What is heard in a draft, before anything is said about it."""

from typing import NamedTuple

from bot import rules
from bot.coaching.priority import ALWAYS
from bot.draft import LIMIT, Draft
from bot.finding import Component, Finding, Intent
from bot.intent import infer
from bot.language import language, name_of
from bot.profile import NOBODY_TOLD, Profile
from bot.rules.components import components

RULES_SPEAK = ("en", "und")


class Reading(NamedTuple):
    """A draft as it was heard. `note` says, in a sentence for people, why less was heard than usual."""

    draft: Draft
    language: str  # ISO 639-1, or "und" when it cannot be told
    intent: Intent
    components: tuple[Component, ...]
    findings: tuple[Finding, ...]
    note: str = ""
    given: bool = False  # True: the person said what it is for
    by_ear: bool = False  # True: the ear listened too

    @property
    def in_english(self) -> bool:
        """True when the rules understand the language."""
        return self.language in RULES_SPEAK

    @property
    def coachable(self) -> bool:
        """True when the rules understand the language and the draft is neither empty nor too long."""
        return not self.note


def read(  # noqa: PLR0913 - what is known about a draft, each by its name
    text: str,
    *,
    intent: Intent | None = None,
    parent: str = "",
    platform: str = "",
    profile: Profile = NOBODY_TOLD,
    begged: int = 0,
) -> Reading:
    """Hear a draft: its language, its intent (inferred unless given), the parts of an apology, the findings."""
    if unreadable := _unreadable(text):
        return Reading(Draft(""), "und", intent or "other", (), (), unreadable)
    draft = Draft(text, parent=parent, platform=platform, profile=profile, begged=begged)
    spoken = language(draft)
    if spoken in RULES_SPEAK:
        draft.intent = intent or infer(draft, parent)
        return Reading(draft, spoken, draft.intent, components(draft), rules.review(draft), given=bool(intent))
    draft.intent = intent or "other"
    personal = tuple(finding for finding in rules.review(draft) if finding.family == ALWAYS[0])
    return Reading(draft, spoken, draft.intent, (), personal, note_on(spoken, heard=False), given=bool(intent))


def note_on(spoken: str, *, heard: bool) -> str:
    """Why less was heard than usual in this language, empty for those that the rules speak; `heard`: by the ear too."""
    if spoken in RULES_SPEAK:
        return ""
    name = name_of(spoken) or f"this language ({spoken})"
    checked = "I checked it for personal data"
    rest = ", and my ear listened, which hears less outside English" if heard else " and nothing else"
    return f"My rules are in English only, and this reads as {name}: {checked}{rest}."


def _unreadable(text: str) -> str:
    if not any(char.isalnum() for char in text):
        return "There is no draft to read here yet. Send me the words that you are about to post."
    if len(text) > LIMIT:
        return (
            f"This draft has {len(text):,} characters, and I read up to {LIMIT:,} at a time. "
            "Send me the part that people will read first."
        )
    return ""
