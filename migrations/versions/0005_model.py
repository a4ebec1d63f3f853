"""What a language model needs and leaves: calls counted, how a workspace writes, and more to say of a wording."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

Number = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.add_column("draft", sa.Column("mode", sa.Text))
    op.add_column("suggestion", sa.Column("why", sa.Text, nullable=False, server_default=""))
    op.add_column("suggestion", sa.Column("check", sa.Text, nullable=False, server_default=""))
    op.create_table(
        "profile",
        sa.Column("number", Number, nullable=False),
        sa.Column("platform", sa.Text, nullable=False),
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("number", name="profile_pk"),
        sa.UniqueConstraint("platform", "workspace", name="profile_platform_workspace_key"),
    )
    op.create_table(
        "usage",
        sa.Column("number", Number, nullable=False),
        sa.Column("thread", Number, nullable=False),
        sa.Column("event", sa.Text, nullable=False),
        sa.Column("prompt", sa.Text, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("tokens_in", sa.Integer, nullable=False),
        sa.Column("tokens_out", sa.Integer, nullable=False),
        sa.Column("tokens_cached", sa.Integer, nullable=False),
        sa.Column("seconds", sa.Double, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("number", name="usage_pk"),
        sa.ForeignKeyConstraint(["thread"], ["thread.number"], name="usage_thread_fk", ondelete="CASCADE"),
    )
    op.create_index("usage_thread_event", "usage", ["thread", "event"])
    op.create_index("usage_at", "usage", ["at"])


def downgrade() -> None:
    op.drop_index("usage_at", "usage")
    op.drop_index("usage_thread_event", "usage")
    op.drop_table("usage")
    op.drop_table("profile")
    op.drop_column("suggestion", "check")
    op.drop_column("suggestion", "why")
    op.drop_column("draft", "mode")
