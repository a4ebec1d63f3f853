"""Whether the card of a draft helped, as each person said last."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

Number = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "feedback",
        sa.Column("number", Number, nullable=False),
        sa.Column("draft", Number, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("helpful", sa.Boolean, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("number", name="feedback_pk"),
        sa.ForeignKeyConstraint(["draft"], ["draft.number"], name="feedback_draft_fk", ondelete="CASCADE"),
        sa.UniqueConstraint("draft", "person", name="feedback_draft_person_key"),
    )


def downgrade() -> None:
    op.drop_table("feedback")
