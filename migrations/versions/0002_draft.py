"""Drafts, what was heard in them, what was offered for them, what was taken, and what each event stored."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

Number = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "draft",
        sa.Column("number", Number, nullable=False),
        sa.Column("thread", Number, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("intent", sa.Text, nullable=False),
        sa.Column("intent_chosen", sa.Boolean, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("parent", sa.Text, nullable=False),
        sa.Column("wishes", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("skipped", sa.Text, nullable=False),
        sa.Column("taken", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("number", name="draft_pk"),
        sa.ForeignKeyConstraint(["thread"], ["thread.number"], name="draft_thread_fk", ondelete="CASCADE"),
        sa.UniqueConstraint("thread", "id", name="draft_thread_id_key"),
    )
    op.create_table(
        "finding",
        sa.Column("number", Number, nullable=False),
        sa.Column("draft", Number, nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("label", sa.Text),
        sa.Column("severity", sa.Text, nullable=False),
        sa.Column("span_start", sa.Integer),
        sa.Column("span_end", sa.Integer),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("fix", sa.Text, nullable=False),
        sa.Column("heard_by", sa.Text, nullable=False),
        sa.Column("confidence", sa.Double),
        sa.PrimaryKeyConstraint("number", name="finding_pk"),
        sa.ForeignKeyConstraint(["draft"], ["draft.number"], name="finding_draft_fk", ondelete="CASCADE"),
    )
    op.create_index("finding_draft", "finding", ["draft"])
    op.create_table(
        "answer",
        sa.Column("number", Number, nullable=False),
        sa.Column("draft", Number, nullable=False),
        sa.Column("gap", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="answer_pk"),
        sa.ForeignKeyConstraint(["draft"], ["draft.number"], name="answer_draft_fk", ondelete="CASCADE"),
        sa.UniqueConstraint("draft", "gap", name="answer_draft_gap_key"),
    )
    op.create_table(
        "suggestion",
        sa.Column("number", Number, nullable=False),
        sa.Column("draft", Number, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("prompt", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="suggestion_pk"),
        sa.ForeignKeyConstraint(["draft"], ["draft.number"], name="suggestion_draft_fk", ondelete="CASCADE"),
        sa.UniqueConstraint("draft", "revision", "id", name="suggestion_draft_revision_id_key"),
    )
    op.create_table(
        "choice",
        sa.Column("number", Number, nullable=False),
        sa.Column("suggestion", Number, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("event", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="choice_pk"),
        sa.ForeignKeyConstraint(["suggestion"], ["suggestion.number"], name="choice_suggestion_fk", ondelete="CASCADE"),
    )
    op.create_index("choice_suggestion", "choice", ["suggestion"])
    op.create_table(
        "outcome",
        sa.Column("thread", Number, nullable=False),
        sa.Column("event", sa.Text, nullable=False),
        sa.Column("draft", sa.Text),
        sa.Column("body", sa.Text),
        sa.PrimaryKeyConstraint("thread", "event", name="outcome_pk"),
        sa.ForeignKeyConstraint(["thread"], ["thread.number"], name="outcome_thread_fk", ondelete="CASCADE"),
    )
    op.create_index("outcome_thread_draft", "outcome", ["thread", "draft"])


def downgrade() -> None:
    for table in ("outcome", "choice", "suggestion", "answer", "finding", "draft"):
        op.drop_table(table)
