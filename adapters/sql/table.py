"""The tables.

What is looked up stands in columns of kind Name, whatever reads as a sentence in columns of kind Sealed, and the rest
(ids, the program's own words) in columns of kind Prose.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    UniqueConstraint,
)

from adapters.sql.column import Instant, Name, Prose, Sealed

metadata = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pk",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "fk": "%(table_name)s_%(column_0_N_name)s_fk",
    }
)


def _number() -> Column[int]:
    """Grows: later rows have higher numbers. SQLite counts only in a column that is an INTEGER by name."""
    return Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True)


def _of(table: str) -> Column[Any]:
    return Column(table, ForeignKey(f"{table}.number", ondelete="CASCADE"), nullable=False)


def _name(name: str) -> Column[str]:
    return Column(name, Name, nullable=False)


def _prose(name: str) -> Column[str]:
    return Column(name, Prose, nullable=False)


def _sealed(name: str) -> Column[str]:
    return Column(name, Sealed, nullable=False)


thread = Table(
    "thread",
    metadata,
    _number(),
    _name("platform"),
    _name("workspace"),
    _name("channel"),
    _name("thread"),
    Column("private", Boolean),  # as its last event said; NULL: nobody said yet
    UniqueConstraint("platform", "workspace", "channel", "thread"),
)
event = Table(
    "event",
    metadata,
    _number(),
    Column("id", Name, nullable=False, unique=True),
    _of("thread"),
    _name("person"),  # who brought it; empty: from before this was written down
    Column("body", Sealed),  # JSON; NULL once its words are forgotten
    Column("taken_at", Instant, nullable=False),
    Column("due_at", Instant),  # a reminder: when it is to be answered; NULL: at once
    Column("done_at", Instant),
    Index("event_done_at", "done_at"),
    Index("event_person", "person"),
)
turn = Table(
    "turn",
    metadata,
    _number(),
    _of("thread"),
    _name("id"),
    _prose("person"),
    _sealed("name"),
    Column("at", Instant, nullable=False),
    _sealed("text"),
    Column("card", Sealed),  # JSON
    _prose("message"),
    Column("changed_at", Instant),  # by the clock of the database; NULL: before this was written down
    UniqueConstraint("thread", "id"),
    Index("turn_changed_at", "changed_at"),
)
whisper = Table(
    "whisper",
    metadata,
    _number(),
    _of("thread"),
    _name("person"),
    _name("key"),
    _sealed("body"),  # JSON
    Column("at", Instant, nullable=False),
    UniqueConstraint("thread", "person", "key"),
    Index("whisper_at", "at"),
)
draft = Table(
    "draft",
    metadata,
    _number(),
    _of("thread"),
    _name("id"),
    _prose("author"),
    Column("at", Instant, nullable=False),
    _sealed("text"),
    _prose("intent"),
    Column("intent_chosen", Boolean, nullable=False),
    Column("mode", Prose),
    _prose("target"),
    _sealed("parent"),
    _prose("wishes"),  # JSON
    _prose("question"),
    _prose("skipped"),  # JSON
    _prose("taken"),
    Column("revision", Integer, nullable=False),  # of the suggestions: how often they were made anew
    UniqueConstraint("thread", "id"),
)
finding = Table(
    "finding",
    metadata,
    _number(),
    _of("draft"),
    _prose("rule"),
    Column("label", Prose),
    _prose("severity"),
    Column("span_start", Integer),
    Column("span_end", Integer),
    _sealed("message"),
    _sealed("fix"),
    _prose("heard_by"),
    Column("confidence", Double),
    Index("finding_draft", "draft"),
)
answer = Table(
    "answer",
    metadata,
    _number(),
    _of("draft"),
    _name("gap"),
    _sealed("text"),
    UniqueConstraint("draft", "gap"),
)
suggestion = Table(
    "suggestion",
    metadata,
    _number(),
    _of("draft"),
    Column("revision", Integer, nullable=False),
    _name("id"),
    _sealed("title"),
    _sealed("text"),
    _prose("made_by"),
    _prose("prompt"),
    _sealed("why"),
    _sealed("check"),  # JSON; empty: nothing to check
    UniqueConstraint("draft", "revision", "id"),
)
choice = Table(
    "choice",
    metadata,
    _number(),
    _of("suggestion"),
    _prose("person"),
    Column("at", Instant, nullable=False),
    _prose("event"),
    Index("choice_suggestion", "suggestion"),
)
feedback = Table(
    "feedback",
    metadata,
    _number(),
    _of("draft"),
    _name("person"),
    Column("helpful", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
    UniqueConstraint("draft", "person"),
)
outcome = Table(
    "outcome",
    metadata,
    Column("thread", ForeignKey("thread.number", ondelete="CASCADE"), primary_key=True),
    Column("event", Name, primary_key=True),
    Column("draft", Name),  # the draft that the event changed; NULL: the event forgot one
    Column("body", Sealed),  # JSON: what the event's change stored; NULL once the draft is forgotten
    Index("outcome_thread_draft", "thread", "draft"),
)
worker = Table(
    "worker",
    metadata,
    Column("id", Name, primary_key=True),  # the executor id of a process that answers events
    Column("seen_at", Instant, nullable=False),  # its last heartbeat
)
workspace = Table(
    "workspace",
    metadata,
    _number(),
    _name("platform"),
    _name("workspace"),
    Column("retention_days", Integer),  # NULL: as long as everywhere
    Column("tokens_a_day", BigInteger),  # of its language model; NULL: as many as everywhere
    UniqueConstraint("platform", "workspace"),
)
mute = Table(
    "mute",
    metadata,
    _number(),
    _name("platform"),
    _name("workspace"),
    _name("rule"),
    _name("person"),  # who muted it; empty once they are forgotten
    _sealed("name"),
    Column("at", Instant, nullable=False),
    UniqueConstraint("platform", "workspace", "rule"),
)
profile = Table(
    "profile",
    metadata,
    _number(),
    _name("platform"),
    _name("workspace"),
    _sealed("body"),  # JSON
    _name("person"),  # who changed it last; empty once they are forgotten
    _sealed("name"),
    Column("at", Instant, nullable=False),
    UniqueConstraint("platform", "workspace"),
)
installation = Table(
    "installation",
    metadata,
    _number(),
    _name("platform"),
    _name("workspace"),
    _sealed("token"),  # empty once it has ended
    _name("bot_user"),
    _name("bot"),
    Column("installed_at", Instant, nullable=False),
    Column("ended_at", Instant),  # since when everything of the workspace has to go; NULL: it is installed
    UniqueConstraint("platform", "workspace"),
)
installing = Table(
    "installing",
    metadata,
    Column("word", Name, primary_key=True),  # which somebody brings back who installs
    Column("until", Instant, nullable=False),
    Index("installing_until", "until"),
)
usage = Table(
    "usage",
    metadata,
    _number(),
    _of("thread"),
    _name("event"),  # which the calls of a language model were made for
    _prose("prompt"),
    _prose("model"),
    Column("tokens_in", Integer, nullable=False),
    Column("tokens_out", Integer, nullable=False),
    Column("tokens_cached", Integer, nullable=False),
    Column("seconds", Double, nullable=False),
    _prose("outcome"),
    Column("at", Instant, nullable=False),  # by the clock of the database
    Index("usage_thread_event", "thread", "event"),
    Index("usage_at", "at"),
)
trail = Table(
    "trail",
    metadata,
    _number(),
    Column("at", Instant, nullable=False),
    _name("action"),  # export-person, forget-workspace, retention, …
    _name("subject"),  # a hash: who or what it was about can be confirmed, not read
    Column("rows", Integer, nullable=False),  # how many drafts and turns it touched
)
job = Table(
    "job",
    metadata,
    Column("name", Name, primary_key=True),
    Column("done_at", Instant, nullable=False),  # when one process last took it on
)
