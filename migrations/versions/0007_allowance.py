"""What a workspace lets its language model spend, and which threads are private: of those on Slack nobody knows yet."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("workspace", sa.Column("tokens_a_day", sa.BigInteger))
    op.add_column("thread", sa.Column("private", sa.Boolean))
    op.execute("UPDATE thread SET private = false WHERE platform <> 'slack'")


def downgrade() -> None:
    op.drop_column("thread", "private")
    op.drop_column("workspace", "tokens_a_day")
