"""The first tables: clients, letters, other mail, failures, marks, words and homes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

RowId = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables of a new casebook."""
    op.create_table(
        "client",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("last_case", sa.Integer, nullable=False),
        sa.Column("last_word", sa.Integer, nullable=False),
    )
    _letters()
    _other_mail()
    _words()


def _client(*, primary_key: bool = True) -> sa.Column[int]:
    return sa.Column(
        "client", sa.Integer, sa.ForeignKey("client.id"), primary_key=primary_key, nullable=False
    )


def _letters() -> None:
    op.create_table(
        "letter",
        sa.Column("id", RowId, primary_key=True),
        _client(primary_key=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("message_id", sa.Text, nullable=False),
        sa.Column("date", sa.DateTime(timezone=True)),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("reading", sa.Text, nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.UniqueConstraint("client", "key"),
    )
    op.create_index(None, "letter", ["client", "date"])
    op.create_table(
        "letter_raw",
        sa.Column("letter", RowId, sa.ForeignKey("letter.id"), primary_key=True, autoincrement=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )


def _other_mail() -> None:
    op.create_table(
        "seen",
        _client(),
        sa.Column("key", sa.LargeBinary, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "failure",
        _client(),
        sa.Column("source", sa.Text, primary_key=True),
        sa.Column("locator", sa.Text, primary_key=True),
        sa.Column("key", sa.Text),
        sa.Column("reason", sa.Text, nullable=False),
    )
    op.create_table(
        "mark",
        _client(),
        sa.Column("source", sa.Text, primary_key=True),
        sa.Column("mark", sa.Text, nullable=False),
        sa.Column("messages", sa.Integer, nullable=False),
    )


def _words() -> None:
    op.create_table(
        "word",
        _client(),
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("saying", sa.Text, nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True)),
    )
    op.create_table(
        "home",
        _client(),
        sa.Column("member", sa.Text, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
    )
