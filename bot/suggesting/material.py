"""All that a language model is given to write from: words of people, as one JSON object, never as an instruction."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from bot.conversation import Mode
from bot.draft import Draft
from bot.finding import Finding, Severity
from bot.limit import limit
from bot.profile import Profile

NO_POSTS: tuple[Mode, ...] = ("video", "options", "personal-apology", "internal-note")  # they go elsewhere
BIO = 150  # characters that a description may have on most platforms
ROOM = 6_000  # characters of a thread that are sent, about 1,500 tokens
SAMPLES = 5  # wordings that the workspace took, and posts of its profile


class Material(NamedTuple):
    """What a wording may be made of. Facts come from `draft`, `facts` and `previous`; all else is only context."""

    mode: Mode
    draft: Draft  # with the message that it answers, and where it will be posted
    language: str  # ISO 639-1, or "und"
    facts: tuple[str, ...] = ()  # what the person added, also as answers to the bot's questions
    thread: tuple[str, ...] = ()  # what people said in the thread, oldest first
    hints: tuple[Finding, ...] = ()
    previous: str = ""  # the wording that the wish is to change
    wish: str = ""  # “warmer”
    profile: Profile = Profile()
    accepted: tuple[str, ...] = ()  # wordings that this workspace took, newest first

    @property
    def place(self) -> str:
        """The platform whose room the wording must fit; empty: it is no post."""
        return "" if self.mode in NO_POSTS else self.draft.platform

    @property
    def limit(self) -> int:
        """How much room the wording has, as the place counts."""
        return min(BIO, limit(self.place)) if self.mode == "bio" else limit(self.place)

    @property
    def sources(self) -> tuple[str, ...]:
        """The texts that facts may come from."""
        return tuple(text for text in (self.draft.text, *self.facts, self.previous, *self._own) if text)

    @property
    def _own(self) -> tuple[str, ...]:
        return (self.profile.signature, self.profile.job)


class Sent(NamedTuple):
    """The material as it is sent, and how many messages of a long thread did not go with it."""

    text: str
    left_out: int


class _Object(msgspec.Struct, frozen=True, kw_only=True):
    mode: str
    platform: str
    limit: int
    language: str
    draft: str
    answers_to: str
    facts: tuple[str, ...]
    thread: tuple[str, ...]
    hints: tuple[str, ...]
    voice: dict[str, tuple[str, ...] | str]
    previous: str
    wish: str


def sent(material: Material, hide: Callable[[str], str] = str) -> Sent:
    """The material as one JSON object, with every text that people wrote passed through `hide`.

    Of a long thread the newest messages go with it; the draft is never cut.
    """
    kept = _newest(material.thread, ROOM)
    body = _Object(
        mode=material.mode,
        platform=material.draft.platform,
        limit=material.limit,
        language=material.language,
        draft=hide(material.draft.text),
        answers_to=hide(material.draft.parent),
        facts=tuple(map(hide, material.facts)),
        thread=tuple(map(hide, kept)),
        hints=tuple(hide(hint.message) for hint in material.hints if hint.severity is not Severity.PRAISE),
        voice=_voice(material, hide),
        previous=hide(material.previous),
        wish=material.wish,
    )
    return Sent(msgspec.json.encode(body).decode(), len(material.thread) - len(kept))


def _voice(material: Material, hide: Callable[[str], str]) -> dict[str, tuple[str, ...] | str]:
    """How the workspace writes: what it told, and the wordings that it took."""
    profile = material.profile
    told: dict[str, tuple[str, ...] | str] = {
        "tone": profile.tone,
        "samples": tuple(map(hide, (*profile.samples, *material.accepted)[:SAMPLES])),
        "signature": profile.signature,
        "forbidden": profile.forbidden,
        "job": profile.job,
        "purpose": profile.purpose,
    }
    return {name: words for name, words in told.items() if words}


def _newest(messages: Sequence[str], room: int) -> tuple[str, ...]:
    """As many of the newest messages as there is room for, oldest first."""
    kept: list[str] = []
    for message in reversed(messages):
        room -= len(message)
        if room < 0:
            break
        kept.append(message)
    return tuple(reversed(kept))
