"""What a workspace lets its language model spend."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("workspace", sa.Column("tokens_a_day", sa.BigInteger))


def downgrade() -> None:
    op.drop_column("workspace", "tokens_a_day")
