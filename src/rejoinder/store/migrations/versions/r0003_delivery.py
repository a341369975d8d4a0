"""The outbox: letters that a person approved, and what has become of them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table of deliveries."""
    op.create_table(
        "delivery",
        sa.Column("client", sa.Integer, sa.ForeignKey("client.id"), primary_key=True, nullable=False),
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("letter", sa.Text, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
