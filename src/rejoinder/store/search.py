"""Full-text search over letters: FTS5 on SQLite, tsvector on PostgreSQL, with one idea of what a word is.

Words are folded here and not in the database, so that both find the same: lower case, no accents,
letters and digits only. "Müller" is kept as "muller", and "hr@contoso.example" as three words.
Words of the head (subject and sender) weigh more than words of the text.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Protocol

from sqlalchemy import Connection, select, text

from rejoinder.model.mail import Message
from rejoinder.store.encoding import decode
from rejoinder.store.schema import letter

LONGEST_TEXT = 100_000
"""Characters of a letter that are indexed; PostgreSQL has room for about a million bytes."""
LONGEST_WORD = 60
MOST_PLACES = 255
"""PostgreSQL: places of one word in one letter, and below, the highest place it tells apart."""
LAST_PLACE = 16_383

_WORD = re.compile(r"[^\W_]+")
_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
_UNLIKE = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


def fold(words: str) -> list[str]:
    """Return the words of a text as they are searched for."""
    if words.isascii():
        return [word[:LONGEST_WORD] for word in _WORD.findall(words.lower())]
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words).casefold())
    return [word[:LONGEST_WORD] for word in _WORD.findall(_ACCENTS.sub("", spread).translate(_UNLIKE))]


def head_of(message: Message) -> list[str]:
    """Return the words of subject and sender."""
    return fold(f"{message.subject} {message.sender.name} {message.sender.email}"[:LONGEST_TEXT])


def body_of(message: Message) -> list[str]:
    """Return the words of the text, quoted history included."""
    return fold(message.text[:LONGEST_TEXT])


class Search(Protocol):
    """How one kind of database searches."""

    def create(self, connection: Connection) -> None:
        """Make the empty index."""
        ...

    def add(self, connection: Connection, letters: Sequence[tuple[int, Message]]) -> None:
        """Index letters by their ids."""
        ...

    def remove(self, connection: Connection, *, client: int) -> None:
        """Forget the words of a client's letters, which are still there."""
        ...

    def find(self, connection: Connection, words: Sequence[str], *, client: int) -> list[str]:
        """Return the keys of letters in which each word, folded, begins some word; best first."""
        ...


class SqliteSearch:
    """FTS5 without a copy of the text: the text is in `letter`. The words come folded and split by blanks."""

    def create(self, connection: Connection) -> None:
        """Make the empty index."""
        connection.execute(
            text("CREATE VIRTUAL TABLE letter_words USING fts5(head, body, content='', tokenize='ascii')")
        )

    def add(self, connection: Connection, letters: Sequence[tuple[int, Message]]) -> None:
        """Index letters by their ids."""
        rows = [
            {"id": id_, "head": " ".join(head_of(message)), "body": " ".join(body_of(message))}
            for id_, message in letters
        ]
        if rows:
            connection.execute(
                text("INSERT INTO letter_words (rowid, head, body) VALUES (:id, :head, :body)"), rows
            )

    def remove(self, connection: Connection, *, client: int) -> None:
        """Forget all words, as an index without texts cannot forget some, and learn those of others again."""
        connection.execute(text("INSERT INTO letter_words (letter_words) VALUES ('delete-all')"))
        index_all(connection, without=client)

    def find(self, connection: Connection, words: Sequence[str], *, client: int) -> list[str]:
        """Return the keys of letters, best first, newest first among equals."""
        found = connection.execute(
            text(
                "SELECT letter.key FROM letter_words JOIN letter ON letter.id = letter_words.rowid "
                "WHERE letter_words MATCH :words AND letter.client = :client "
                "ORDER BY bm25(letter_words, 4.0, 1.0), letter.date DESC, letter.id DESC"
            ),
            {"words": " ".join(f'"{word}"*' for word in words), "client": client},
        )
        return list(found.scalars())


class PostgresSearch:
    """A tsvector beside each letter, put together here: no dictionary or parser of the server has a say."""

    def create(self, connection: Connection) -> None:
        """Make the empty index."""
        connection.execute(
            text(
                "CREATE TABLE letter_words (letter bigint PRIMARY KEY REFERENCES letter (id), "
                "words tsvector NOT NULL)"
            )
        )
        connection.execute(text("CREATE INDEX letter_words_by_word ON letter_words USING gin (words)"))

    def add(self, connection: Connection, letters: Sequence[tuple[int, Message]]) -> None:
        """Index letters by their ids."""
        rows = [{"id": id_, "words": _vector(message)} for id_, message in letters]
        if rows:
            connection.execute(
                text("INSERT INTO letter_words (letter, words) VALUES (:id, CAST(:words AS tsvector))"), rows
            )

    def remove(self, connection: Connection, *, client: int) -> None:
        """Forget the words of a client's letters, which are still there."""
        mine = "DELETE FROM letter_words USING letter WHERE letter.id = letter AND letter.client = :client"
        connection.execute(text(mine), {"client": client})

    def find(self, connection: Connection, words: Sequence[str], *, client: int) -> list[str]:
        """Return the keys of letters, best first, newest first among equals."""
        found = connection.execute(
            text(
                "SELECT letter.key FROM letter_words JOIN letter ON letter.id = letter_words.letter, "
                "CAST(:words AS tsquery) AS wanted "
                "WHERE words @@ wanted AND letter.client = :client "
                "ORDER BY ts_rank(words, wanted) DESC, letter.date DESC NULLS LAST, letter.id DESC"
            ),
            {"words": " & ".join(f"'{word}':*" for word in words), "client": client},
        )
        return list(found.scalars())


SEARCH: dict[str, Search] = {"sqlite": SqliteSearch(), "postgresql": PostgresSearch()}
"""By the name of SQLAlchemy's dialect."""


def _vector(message: Message) -> str:
    """Return a tsvector in PostgreSQL's own notation: words with their places, the head's marked A."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    head, body = head_of(message), body_of(message)
    for place, word in enumerate(head, 1):
        places[word].append(f"{min(place, LAST_PLACE)}A")
    for place, word in enumerate(body, len(head) + 1):
        places[word].append(f"{min(place, LAST_PLACE)}")
    return " ".join(f"'{word}':{','.join(found[:MOST_PLACES])}" for word, found in places.items())


def index_all(connection: Connection, *, at_once: int = 500, without: int | None = None) -> None:
    """Index every kept letter of every client but one: for an index that was made anew."""
    search = SEARCH[connection.dialect.name]
    wanted = select(letter.c.id).where(letter.c.client != without) if without else select(letter.c.id)
    ids = list(connection.scalars(wanted.order_by(letter.c.id)))
    for some in _stretches(ids, at_once):
        rows = connection.execute(select(letter.c.id, letter.c.message).where(letter.c.id.in_(some)))
        search.add(connection, [(id_, decode(message, Message)) for id_, message in rows])


def _stretches(ids: Sequence[int], length: int) -> Iterator[Sequence[int]]:
    return (ids[start : start + length] for start in range(0, len(ids), length))
