"""A draft, read from its rows."""

from typing import Any

import msgspec
from sqlalchemy import ColumnElement, RowMapping, select
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.sql.column import as_json
from adapters.sql.table import answer, draft, finding, suggestion
from adapters.sql.thread import thread_of
from bot.chat import Place
from bot.conversation import Coached, Suggestion
from bot.finding import Finding


async def newest(connection: AsyncConnection, place: Place, which: ColumnElement[bool]) -> Coached | None:
    """The newest draft of the thread for which `which` is true, with everything known of it."""
    here = select(draft).where(draft.c.thread == thread_of(place), which)
    row = (await connection.execute(here.order_by(draft.c.number.desc()).limit(1))).mappings().first()
    if row is None:
        return None
    known = {
        **_fields(row),
        "place": place,
        "wishes": msgspec.json.decode(row["wishes"]),
        "skipped": msgspec.json.decode(row["skipped"]),
        "answers": await _answers(connection, row["number"]),
        "findings": await _findings(connection, row["number"]),
        "suggestions": await suggestions(connection, row["number"], row["revision"]),
    }
    return msgspec.convert(known, Coached)


async def suggestions(connection: AsyncConnection, number: int, revision: int) -> tuple[Suggestion, ...]:
    """The suggestions of one revision of a draft, in the order in which they were offered."""
    of_revision = (suggestion.c.draft == number) & (suggestion.c.revision == revision)
    rows = await connection.execute(select(suggestion).where(of_revision).order_by(suggestion.c.number))
    return tuple(offered(row) for row in rows.mappings())


def offered(row: RowMapping) -> Suggestion:
    """The suggestion of a row."""
    check = msgspec.json.decode(row["check"]) if row["check"] else ()
    return msgspec.convert({**_fields(row), "check": check}, Suggestion)


def row_of(wording: Suggestion) -> dict[str, Any]:
    """The columns of a suggestion, without those that say where it belongs."""
    return {**msgspec.structs.asdict(wording), "check": as_json(wording.check) if wording.check else ""}


async def _answers(connection: AsyncConnection, number: int) -> dict[str, str]:
    of_draft = select(answer.c.gap, answer.c.text).where(answer.c.draft == number)
    rows = await connection.execute(of_draft.order_by(answer.c.number))
    return {row.gap: row.text for row in rows}


async def _findings(connection: AsyncConnection, number: int) -> tuple[Finding, ...]:
    of_draft = select(finding).where(finding.c.draft == number)
    rows = await connection.execute(of_draft.order_by(finding.c.number))
    return tuple(msgspec.convert({**_fields(row), "span": _span(row)}, Finding) for row in rows.mappings())


def _span(row: RowMapping) -> dict[str, Any] | None:
    return None if row["span_start"] is None else {"start": row["span_start"], "end": row["span_end"]}


def _fields(row: RowMapping) -> dict[str, Any]:
    return {str(name): value for name, value in row.items()}  # names that SQL reserves come as a kind of str
