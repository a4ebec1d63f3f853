"""Drafts and results as JSON, one a line: what `comeback review --json` and `--jsonl` read and write."""

from collections.abc import Iterable

import msgspec
from msgspec import UNSET, Struct, UnsetType

from bot.coaching.reading import Reading
from bot.conversation import Suggestion
from bot.errors import Misuse
from bot.finding import INTENTS, Component, Finding, Intent, Label, Severity
from bot.profile import Profile

_BYTE_ORDER_MARK = "\ufeff"

Identity = str | int | None


class Row(Struct, frozen=True):
    """A draft as it comes in. Fields that are not named here are passed over."""

    text: str
    id: Identity = None
    parent: str | None = None
    platform: str | None = None
    intent: str | None = None
    profile: Profile | None = None

    @property
    def chosen(self) -> Intent | None:
        """The intent that it names. Raises Misuse for one that there is not."""
        for intent in INTENTS:
            if intent == self.intent:
                return intent
        if self.intent is None:
            return None
        raise Misuse(f"There is no such intent. It is one of {', '.join(INTENTS)}.")


class Heard(Struct, frozen=True, kw_only=True):
    """A finding as it goes out; `start` and `end` are null when something is missing from the draft."""

    rule: str
    label: Label | None
    severity: Severity
    start: int | None
    end: int | None
    message: str
    heard_by: str
    confidence: float | UnsetType


class Result(Struct, frozen=True, kw_only=True):
    """What was heard in a draft, as it goes out."""

    id: str | int | UnsetType
    language: str
    intent: Intent
    components: tuple[Component, ...]
    findings: tuple[Heard, ...]
    suggestions: tuple[Suggestion, ...] | UnsetType


_rows = msgspec.json.Decoder(Row)


def row(line: bytes | str) -> Row:
    """The draft of one line. Raises Misuse with one sentence when there is none in it."""
    try:
        text = line.decode() if isinstance(line, bytes) else line
        return _rows.decode(text.removeprefix(_BYTE_ORDER_MARK).encode())
    except UnicodeError as error:
        raise Misuse("This is not UTF-8 text.") from error
    except msgspec.ValidationError as error:
        raise Misuse(f"This is not a draft: {error}.") from error
    except msgspec.DecodeError as error:
        raise Misuse(f"This is not JSON: {error}.") from error
    except RecursionError as error:
        raise Misuse("This is not a draft: it is nested too deeply.") from error


def result(reading: Reading, suggestions: Iterable[Suggestion] | None = None, identity: Identity = None) -> str:
    """Everything that was heard in the draft, as JSON on one line. No suggestions: nobody asked for any."""
    answer = Result(
        id=UNSET if identity is None else identity,
        language=reading.language,
        intent=reading.intent,
        components=reading.components,
        findings=tuple(map(_heard, reading.findings)),
        suggestions=UNSET if suggestions is None else tuple(suggestions),
    )
    return msgspec.json.encode(answer).decode()


def _heard(finding: Finding) -> Heard:
    span = finding.span
    return Heard(
        rule=finding.rule,
        label=finding.label,
        severity=finding.severity,
        start=span.start if span else None,
        end=span.end if span else None,
        message=finding.message,
        heard_by=finding.heard_by,
        confidence=UNSET if finding.confidence is None else finding.confidence,
    )
