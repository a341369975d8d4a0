"""What is kept of people in a database: imported rows and the numbers of persons, in and out.

Rows and numbers are only added. The one thing that deletes is `erase`, for a person who asks for it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Table,
    Text,
    cast,
    delete,
    insert,
    literal,
    select,
    update,
)

from rejoinder.model.people import Card, Exchange, Imported, PersonNumber, Row
from rejoinder.model.words import PersonKey, WordId
from rejoinder.store.encoding import decode, encode
from rejoinder.store.outbox import Ways
from rejoinder.store.schema import client, imported, person_home, storable, word

AT_ONCE = 500
"""Values in one statement; databases have limits."""

ROWS: dict[str, type[Row]] = {"card": Card, "exchange": Exchange}
"""The names in the casebook; a name once used stays."""
_NAMES = {type_: name for name, type_ in ROWS.items()}


class SqlPeople:
    """The people of one client: the desk's PeopleBook."""

    def __init__(self, ways: Ways, *, client: int) -> None:
        self._ways = ways
        self._client = client

    def imported(self, words: Collection[WordId]) -> list[Imported]:
        """Return the rows that these words brought in, each key once, in the order they came."""
        wanted = select(imported).where(self._mine(imported)).order_by(imported.c.word, imported.c.key)
        with self._ways.reading() as connection:
            rows = {row.key: row for row in connection.execute(wanted) if row.word in words}
        return [Imported(key=row.key, row=decode(row.row, ROWS[row.type])) for row in rows.values()]

    def add_imported(self, word: WordId, rows: Iterable[Imported]) -> None:
        """Keep the rows that a word brings in."""
        kept = [
            {
                "client": self._client,
                "word": word,
                "key": one.key,
                "type": _NAMES[type(one.row)],
                "row": encode(one.row),
            }
            for one in rows
        ]
        with self._ways.writing() as connection:
            if kept:
                connection.execute(insert(imported), kept)
                self._tell_changed(connection)

    def homes(self) -> dict[PersonKey, PersonNumber]:
        """Return the number that each trace was first met with, in the order they were given."""
        wanted = select(person_home).where(self._mine(person_home)).order_by(person_home.c.id)
        with self._ways.reading() as connection:
            return {PersonKey(row.key): PersonNumber(row.number) for row in connection.execute(wanted)}

    def add_homes(self, homes: Mapping[PersonKey, PersonNumber]) -> None:
        """Keep the numbers of traces not met before."""
        with self._ways.writing() as connection:
            known = set(connection.scalars(select(person_home.c.key).where(self._mine(person_home))))
            rows = [
                {"client": self._client, "key": key, "number": number}
                for key, number in homes.items()
                if storable(key) not in known
            ]
            if rows:
                connection.execute(insert(person_home), rows)

    def erase(
        self, *, words: Collection[WordId], rows: Collection[str], traces: Collection[PersonKey]
    ) -> None:
        """Delete words and rows for good, and forget traces; their number is not given again."""
        with self._ways.writing() as connection:
            self._delete(connection, word.c.id, words)
            self._delete(connection, imported.c.key, rows)
            for some in _stretches(list(traces)):
                mine = update(person_home).where(self._mine(person_home), person_home.c.key.in_(some))
                connection.execute(mine.values(key=literal("erased-") + cast(person_home.c.id, Text)))
            self._tell_changed(connection)

    def _tell_changed(self, connection: Connection) -> None:
        """Use a word's number up, so that the casebook's state is another one."""
        mine = update(client).where(client.c.id == self._client)
        connection.execute(mine.values(last_word=client.c.last_word + 1))

    def _delete(self, connection: Connection, column: Column[Any], values: Collection[Any]) -> None:
        for some in _stretches(list(values)):
            connection.execute(delete(column.table).where(self._mine(column.table), column.in_(some)))

    def _mine(self, table: Table) -> ColumnElement[bool]:
        return table.c.client == self._client


def _stretches(values: Sequence[Any]) -> Iterable[list[Any]]:
    several = iter(values)
    while some := list(islice(several, AT_ONCE)):
        yield some
