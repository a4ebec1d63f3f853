"""Kinds of columns that keep their values the same on SQLite and PostgreSQL."""

import re
from datetime import UTC, datetime
from typing import Any, NoReturn

import msgspec
from sqlalchemy import Column, DateTime, Dialect, Engine, Table, Text, TypeDecorator
from sqlalchemy.exc import DontWrapMixin

from bot.errors import Misuse, Unavailable
from bot.ports import Seal

_NUL = "\u2400"  # the visible picture of NUL leads the escape: PostgreSQL keeps no NUL character
_ESCAPED = re.compile(f"{_NUL}(.)")
_FOREIGN = re.compile(f"{_NUL}[^{_NUL}0]")  # begins no text that was escaped, so what begins so was sealed
_SEAL = "comeback_seal"


class HalfCharacter(Misuse, DontWrapMixin):
    """A text with half a character (a lone surrogate), which no database can keep."""

    def __init__(self) -> None:
        super().__init__("This text contains half a character, which cannot be kept. Please type or paste it again.")


class Prose(TypeDecorator[str]):
    """Any text, NUL characters included. Raises HalfCharacter for a lone surrogate."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - its signature
        if value is None:
            return None
        try:
            value.encode()  # cards are long, and a look at each character takes a millisecond of them
        except UnicodeEncodeError:
            raise HalfCharacter from None  # the cause would hold the whole text
        return value.replace(_NUL, _NUL * 2).replace("\x00", f"{_NUL}0")

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - the same
        return value and _ESCAPED.sub(lambda escape: "\x00" if escape[1] == "0" else _NUL, value)


class LongName(Misuse, DontWrapMixin):
    """An id or a name that is too long to be looked up by."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The name “{name[:20]}…” is too long to be kept. Please use a shorter one.")


class Name(Prose):
    """A text that is looked up: an id, the name of a channel. Raises LongName when it is no name any more."""

    cache_ok = True
    longest = 600  # bytes; four of them fit into one key of PostgreSQL

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        bound = super().process_bind_param(value, dialect)
        if value and bound and len(bound.encode()) > self.longest:
            raise LongName(value)
        return bound


def seal_with(engine: Engine, seal: Seal | None) -> None:
    """Let the columns of kind Sealed use this seal on this engine, whose dialect goes wherever a value goes."""
    setattr(engine.dialect, _SEAL, seal)


class Sealed(Prose):
    """Prose that is sealed where it is kept, by the seal of the engine if it has one. Nothing can be looked up by it.

    Raises Unavailable for text that was sealed with a key that is not at hand.
    """

    cache_ok = True  # the seal is no part of the type: each dialect makes its own functions of it

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        prose = super().process_bind_param(value, dialect)
        seal: Seal | None = getattr(dialect, _SEAL, None)
        return seal.seal(prose) if seal and prose else prose  # no words are no secret

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        seal: Seal | None = getattr(dialect, _SEAL, None)
        if value and seal:
            value = seal.unseal(value)
        elif value and _FOREIGN.match(value):
            raise Unavailable("What is kept in this database was sealed with a key, and it was opened without one.")
        return super().process_result_value(value, dialect)

    def coerce_compared_value(self, op: object, value: Any) -> NoReturn:  # noqa: ARG002 - its signature
        raise TypeError("The same words are sealed differently each time: a sealed column cannot be compared.")


def sealed(table: Table) -> tuple[Column[Any], ...]:
    """The columns of the table that are sealed."""
    return tuple(column for column in table.columns if isinstance(column.type, Sealed))


class Instant(TypeDecorator[datetime]):
    """A moment: kept as UTC and given back with its time zone. One without a time zone is taken to be UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value and _utc(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value and _utc(value)


class NoMoment(Misuse, DontWrapMixin):
    """A time that is before the first or after the last year once it is turned into UTC."""

    def __init__(self, value: datetime) -> None:
        super().__init__(f"The time {value} lies outside the calendar.")


def _utc(moment: datetime) -> datetime:
    try:
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except OverflowError as error:
        raise NoMoment(moment) from error


def as_json(value: object) -> str:
    """The value as JSON text. Raises HalfCharacter when a text in it has a lone surrogate."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError as error:
        raise HalfCharacter from error
