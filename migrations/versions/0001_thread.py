"""Threads, the events that were taken, and the turns that are shown."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

Number = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "thread",
        sa.Column("number", Number, nullable=False),
        sa.Column("platform", sa.Text, nullable=False),
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("thread", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="thread_pk"),
        sa.UniqueConstraint(
            "platform", "workspace", "channel", "thread", name="thread_platform_workspace_channel_thread_key"
        ),
    )
    op.create_table(
        "event",
        sa.Column("number", Number, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("thread", Number, nullable=False),
        sa.Column("body", sa.Text),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("number", name="event_pk"),
        sa.ForeignKeyConstraint(["thread"], ["thread.number"], name="event_thread_fk", ondelete="CASCADE"),
        sa.UniqueConstraint("id", name="event_id_key"),
    )
    op.create_index("event_done_at", "event", ["done_at"])
    op.create_table(
        "turn",
        sa.Column("number", Number, nullable=False),
        sa.Column("thread", Number, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("card", sa.Text),
        sa.Column("message", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="turn_pk"),
        sa.ForeignKeyConstraint(["thread"], ["thread.number"], name="turn_thread_fk", ondelete="CASCADE"),
        sa.UniqueConstraint("thread", "id", name="turn_thread_id_key"),
    )


def downgrade() -> None:
    op.drop_table("turn")
    op.drop_table("event")
    op.drop_table("thread")
