"""Many workspaces: where the bot is installed, and who is about to install it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

Number = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "installation",
        sa.Column("number", Number, nullable=False),
        sa.Column("platform", sa.Text, nullable=False),
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("bot_user", sa.Text, nullable=False),
        sa.Column("bot", sa.Text, nullable=False),
        sa.Column("installed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("number", name="installation_pk"),
        sa.UniqueConstraint("platform", "workspace", name="installation_platform_workspace_key"),
    )
    op.create_table(
        "installing",
        sa.Column("word", sa.Text, nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("word", name="installing_pk"),
    )
    op.create_index("installing_until", "installing", ["until"])


def downgrade() -> None:
    op.drop_index("installing_until", "installing")
    op.drop_table("installing")
    op.drop_table("installation")
