"""The tables of a casebook, as they are after the last migration. Nothing in, SQLAlchemy tables out.

Every row belongs to a client: one person, whose casebook sees nothing of anyone else's.
Facts are `letter` with `letter_raw`, `seen`, `failure`, `mark`, `word`, `imported` and `delivery`; derived,
and made anew at will, are the columns `reading` and `reader`, `home`, `person_home` and the search index
(see search).
"""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

HEAD = "0005"
"""The revision that these tables are; a test holds it against the migrations."""

REVISION_TABLE = "rejoinder_revision"

RowId = BigInteger().with_variant(Integer, "sqlite")


class Moment(TypeDecorator[datetime]):
    """An aware UTC datetime; SQLite keeps it as text that sorts."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn any zone into UTC."""
        del dialect
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back what SQLite forgets: that it is UTC."""
        del dialect
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


class Words(TypeDecorator[str]):
    """Text from outside: NUL, which PostgreSQL refuses, and halves of surrogate pairs become U+FFFD.

    File names that are no UTF-8 reach Python with such halves in them, and sources are named by files.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Replace what a database cannot keep."""
        del dialect
        return None if value is None else storable(value)


class HexKey(TypeDecorator[str]):
    """A MessageKey in half the room: its 32 hex digits as 16 bytes."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """Pack the digits."""
        del dialect
        return None if value is None else bytes.fromhex(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """Unpack the digits."""
        del dialect
        return None if value is None else value.hex()


def storable(text: str) -> str:
    """Replace NUL and lone surrogates by U+FFFD, the sign for what cannot be shown."""
    if "\0" not in text and text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "\ufffd")


def _client() -> Column[int]:
    return Column("client", Integer, ForeignKey("client.id"), nullable=False)


def _client_key() -> Column[int]:
    return Column("client", Integer, ForeignKey("client.id"), primary_key=True)


metadata = MetaData(
    naming_convention={
        "ix": "%(table_name)s_by_%(column_0_N_name)s",
        "uq": "%(table_name)s_one_%(column_0_N_name)s",
        "fk": "%(table_name)s_has_%(referred_table_name)s",
        "pk": "%(table_name)s_is",
    }
)

client = Table(
    "client",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Words, nullable=False, unique=True),
    # The last number given out; only ever raised, so that no number is given twice.
    Column("last_case", Integer, nullable=False),
    Column("last_word", Integer, nullable=False),
    # Raised whenever letters are added or read anew.
    Column("letter_changes", Integer, nullable=False, server_default="0"),
)

letter = Table(
    "letter",
    metadata,
    Column("id", RowId, primary_key=True),
    _client(),
    Column("key", Words, nullable=False),
    Column("message_id", Words, nullable=False),
    # When it was sent; NULL where its header does not tell.
    Column("date", Moment),
    # model.mail.Message as JSON.
    Column("message", Words, nullable=False),
    # model.reading.Reading as JSON, and the version of the reader that made it.
    Column("reading", Words, nullable=False),
    Column("reader", Words, nullable=False),
    UniqueConstraint("client", "key"),
    Index(None, "client", "date"),
)

# The letter as it came, compressed. Apart from `letter`, so that reading all letters passes none of it
# and a new reading does not write it again.
letter_raw = Table(
    "letter_raw",
    metadata,
    Column("letter", RowId, ForeignKey("letter.id"), primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
)

# Mail that is no job mail: the key alone, so that a second scan skips it. By far the most rows.
seen = Table(
    "seen",
    metadata,
    _client_key(),
    Column("key", HexKey, primary_key=True),
    sqlite_with_rowid=False,
)

# What could not be read. It stays until a message of the same key is read after all.
failure = Table(
    "failure",
    metadata,
    _client_key(),
    Column("source", Words, primary_key=True),
    Column("locator", Words, primary_key=True),
    Column("key", Words),
    Column("reason", Words, nullable=False),
)

# How far each source is read (desk.ports.SourceMark).
mark = Table(
    "mark",
    metadata,
    _client_key(),
    Column("source", Words, primary_key=True),
    Column("mark", Words, nullable=False),
    Column("messages", Integer, nullable=False),
)

# The person's own words. Never deleted, never changed but for the time they were taken back.
word = Table(
    "word",
    metadata,
    _client_key(),
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    # Which of model.words.Saying it is, and its parts as JSON.
    Column("type", Words, nullable=False),
    Column("saying", Words, nullable=False),
    Column("undone_at", Moment),
)

# Letters that the person approved (model.delivery.Delivery as JSON), their bytes, and where they are.
delivery = Table(
    "delivery",
    metadata,
    _client_key(),
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("state", Words, nullable=False),
    Column("moved_at", Moment, nullable=False),
    Column("note", Words, nullable=False),
    Column("letter", Words, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

home = Table(
    "home",
    metadata,
    _client_key(),
    Column("member", Words, primary_key=True),
    Column("number", Integer, nullable=False),
)

# Rows of address books and LinkedIn exports, each with the word that brought it in: undone with that word.
imported = Table(
    "imported",
    metadata,
    _client_key(),
    Column("word", Integer, primary_key=True, autoincrement=False),
    Column("key", Words, primary_key=True),
    # model.people.Card or model.people.Exchange as JSON.
    Column("type", Words, nullable=False),
    Column("row", Words, nullable=False),
)

# The number of the person that each trace (model.words.PersonKey) was first met with, in the order given.
person_home = Table(
    "person_home",
    metadata,
    Column("id", RowId, primary_key=True),
    _client(),
    Column("key", Words, nullable=False),
    Column("number", Integer, nullable=False),
    UniqueConstraint("client", "key"),
)
