"""Durable work: workers and their heartbeats, reminders, whispers that any process can show, retention and its trail."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

Number = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.add_column("event", sa.Column("person", sa.Text, nullable=False, server_default=""))
    op.add_column("event", sa.Column("due_at", sa.DateTime(timezone=True)))
    op.create_index("event_person", "event", ["person"])
    op.add_column("turn", sa.Column("changed_at", sa.DateTime(timezone=True)))
    op.create_index("turn_changed_at", "turn", ["changed_at"])
    op.create_table(
        "whisper",
        sa.Column("number", Number, nullable=False),
        sa.Column("thread", Number, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("number", name="whisper_pk"),
        sa.ForeignKeyConstraint(["thread"], ["thread.number"], name="whisper_thread_fk", ondelete="CASCADE"),
        sa.UniqueConstraint("thread", "person", "key", name="whisper_thread_person_key_key"),
    )
    op.create_index("whisper_at", "whisper", ["at"])
    op.create_table(
        "worker",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="worker_pk"),
    )
    op.create_table(
        "workspace",
        sa.Column("number", Number, nullable=False),
        sa.Column("platform", sa.Text, nullable=False),
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("retention_days", sa.Integer),
        sa.PrimaryKeyConstraint("number", name="workspace_pk"),
        sa.UniqueConstraint("platform", "workspace", name="workspace_platform_workspace_key"),
    )
    op.create_table(
        "trail",
        sa.Column("number", Number, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("rows", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("number", name="trail_pk"),
    )
    op.create_table(
        "job",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="job_pk"),
    )


def downgrade() -> None:
    op.drop_index("whisper_at", "whisper")
    for table in ("job", "trail", "workspace", "worker", "whisper"):
        op.drop_table(table)
    op.drop_index("turn_changed_at", "turn")
    op.drop_column("turn", "changed_at")
    op.drop_index("event_person", "event")
    op.drop_column("event", "due_at")
    op.drop_column("event", "person")
