"""Full-text search over letters, filled from those already kept."""

from alembic import op

from rejoinder.store.search import SEARCH, index_all

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the index and put every kept letter into it."""
    connection = op.get_bind()
    SEARCH[connection.dialect.name].create(connection)
    index_all(connection)
