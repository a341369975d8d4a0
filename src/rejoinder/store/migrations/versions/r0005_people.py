"""People: rows that were imported, and the numbers of persons."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

RowId = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables of imported rows and of persons' numbers."""
    op.create_table(
        "imported",
        sa.Column("client", sa.Integer, sa.ForeignKey("client.id"), primary_key=True, nullable=False),
        sa.Column("word", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("row", sa.Text, nullable=False),
    )
    op.create_table(
        "person_home",
        sa.Column("id", RowId, primary_key=True),
        sa.Column("client", sa.Integer, sa.ForeignKey("client.id"), nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.UniqueConstraint("client", "key"),
    )
