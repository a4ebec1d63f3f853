"""What a text states that can be checked: one thing, its words, and where they stand."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from bot.draft import Draft

Kind = Literal[
    "number", "amount", "percentage", "when", "name", "link", "e-mail", "handle", "phone number", "remedy",
]  # fmt: skip
ActionKind = Literal["promise", "deed"]


class Statement(NamedTuple):
    """Something checkable. It is grounded where a source gives one of the keys that it needs."""

    kind: Kind
    words: str
    start: int  # in `plain` of the draft
    end: int
    gives: frozenset[str]  # what it lets another text say
    needs: frozenset[str]


class Action(NamedTuple):
    """Something that the writer will do, is doing or has done. It is grounded where a source says the same of doing."""

    kind: ActionKind
    words: str
    start: int  # in `plain` of the draft
    end: int
    verb: str  # its group, with “not ” in front where it is denied
    content: frozenset[str]  # what else its clause says, by stems
    weight: Literal["heavy", "plain", "light"]  # how much the verb says by itself


def stated(
    draft: Draft, kind: Kind, place: tuple[int, int], gives: set[str], needs: set[str] | None = None
) -> Statement:
    """A statement of the words there; where nothing else is said, it needs what it gives."""
    start, end = place
    return Statement(
        kind, draft.plain[start:end], start, end, frozenset(gives), frozenset(gives if needs is None else needs)
    )


def blanked(text: str, places: Iterable[tuple[int, int]]) -> str:
    """The text with spaces in these places, which come in order, and everything else where it was."""
    out, at = [], 0
    for start, end in places:
        out += [text[at:start], " " * (end - max(at, start))]
        at = max(at, end)
    return "".join([*out, text[at:]])
