"""How often the kept letters or their readings changed, so that what is derived need not be derived again."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Count from nought."""
    with op.batch_alter_table("client") as table:
        table.add_column(sa.Column("letter_changes", sa.Integer, nullable=False, server_default="0"))
