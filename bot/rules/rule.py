"""What a rule is: a small value that explains itself. One rule is one file; its examples are its tests."""

from typing import NamedTuple

from bot.finding import Intent, Label, Severity
from bot.profile import NOBODY_TOLD, Profile
from bot.rules.detect import Detector


class Source(NamedTuple):
    """Where a rule's advice comes from."""

    title: str
    url: str


class Rule(NamedTuple):
    """One thing to hear in a draft.

    `id` names the bad pattern and equals folder and file: apology-conditional is apology/conditional.py.
    In `bad` and `good`, «» marks the words that the rule must report; `bad` are drafts in which it must
    speak (for praise: in which it must praise), `good` drafts in which it must not.
    """

    id: str
    title: str
    severity: Severity
    label: Label | None
    intents: tuple[Intent, ...]  # empty: any intent
    message: str  # shown in the thread: one or two kind sentences
    fix: str  # what to write instead
    why: str  # shown when the person asks why
    source: Source
    detect: Detector
    bad: tuple[str, ...]
    good: tuple[str, ...]
    bad_parent: str = ""  # the message that the bad examples answer, for rules that listen to it
    profile: Profile = NOBODY_TOLD  # of those who write the examples, for rules that go by it
    begged: int = 0  # drafts that begged before the examples, for the rule that remembers them
    yields_to: tuple[str, ...] = ()  # rules that say the same and more: silent when one of them speaks
    extended: bool = False  # off unless a workspace turns it on

    @property
    def family(self) -> str:
        """The folder it lives in."""
        return self.id.partition("-")[0]
