"""What a listener reports about a draft."""

from enum import StrEnum
from typing import Literal

import msgspec

Intent = Literal["respond", "apologise", "ask-help", "share-failure", "promote", "announce", "other"]
INTENTS: tuple[Intent, ...] = (
    "respond", "apologise", "ask-help", "share-failure", "promote", "announce", "other",
)  # fmt: skip

Component = Literal[
    "expression_of_regret",
    "explanation",
    "acknowledgement_of_responsibility",
    "repentance",
    "offer_of_repair",
    "request_for_forgiveness",
]

Label = Literal[
    "non-apology", "blame-shift", "excuse", "passive-evasion", "no-remedy", "too-long",
    "corporate-boilerplate", "speculation", "defensiveness", "sarcasm-at-customer", "self-promo",
    "rt-begging", "contact-ask", "dm-pitch", "broadcast-no-invitation", "bragging", "vague-ask",
    "own-job-ask", "no-thanks", "inappropriate-topic", "pii-leak", "liability-admission",
    "mass-mention", "hashtag-stuffing", "shouting",
]  # fmt: skip


class Severity(StrEnum):
    """How much a finding matters, most first."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"
    PRAISE = "praise"

    @property
    def rank(self) -> int:
        """0 for an error, 3 for praise: sorts the most serious first."""
        return tuple(Severity).index(self)


class Span(msgspec.Struct, frozen=True, order=True):
    """Half-open range of characters (code points) in the draft as the person typed it."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """True when the two share at least one character."""
        return self.start < other.end and other.start < self.end


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing heard in a draft: what, where, how serious, and a better way."""

    rule: str
    label: Label | None
    severity: Severity
    span: Span | None  # None: something is missing, so there is no place to point at
    message: str
    fix: str
    heard_by: Literal["rule", "ear", "model"] = "rule"
    confidence: float | None = None

    @property
    def family(self) -> str:
        """The rule's family: the first word of its id."""
        return self.rule.partition("-")[0]

    @property
    def secret(self) -> bool:
        """True when the words it points at must never be shown again (personal data)."""
        return self.family == "privacy" or self.label == "pii-leak"

    def sure(self, chance: float) -> "Finding":
        """The same finding, with how likely it is."""
        return msgspec.structs.replace(self, confidence=round(chance, 2))
