"""A casebook as a whole: all that one client has in a database in; the same in another, or nothing, out.

Either in one transaction, so that no half of it is ever seen. Between SQLite and PostgreSQL both ways.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, Table, delete, insert, select, update

from rejoinder.model.mail import Message
from rejoinder.store.casebook import SqlCasebook
from rejoinder.store.encoding import decode
from rejoinder.store.schema import (
    client,
    delivery,
    failure,
    home,
    imported,
    letter,
    letter_raw,
    mark,
    person_home,
    seen,
    word,
)
from rejoinder.store.search import SEARCH

AT_ONCE = 500
"""Rows that are held at a time."""

_PLAIN = (seen, failure, mark, word, delivery, home, imported, person_home)
"""The tables to whose rows no other row points."""


def copy_casebook(source: SqlCasebook, target: SqlCasebook) -> None:
    """Let the target hold what the source holds, and nothing else."""
    with source.reading() as there, target.writing() as here:
        _empty(here, target.client)
        for table in _PLAIN:
            for rows in _read(there, table, source.client):
                here.execute(insert(table), [{**row, "client": target.client} for row in rows])
        for rows in _read(there, letter, source.client, keeps_id=True):
            _add_letters(there, here, rows, to=target.client)
        numbers = select(client.c.last_case, client.c.last_word).where(client.c.id == source.client)
        _turn(here, target.client, dict(there.execute(numbers).mappings().one()))


def erase_casebook(casebook: SqlCasebook) -> None:
    """Delete all that the client has."""
    with casebook.writing() as connection:
        _empty(connection, casebook.client)
        _turn(connection, casebook.client, {"last_case": 0, "last_word": 0})


def _empty(connection: Connection, of: int) -> None:
    """Delete the client's rows; only the client stays."""
    SEARCH[connection.dialect.name].remove(connection, client=of)
    letters = select(letter.c.id).where(letter.c.client == of)
    connection.execute(delete(letter_raw).where(letter_raw.c.letter.in_(letters)))
    for table in (letter, *_PLAIN):
        connection.execute(delete(table).where(table.c.client == of))


def _turn(connection: Connection, of: int, values: dict[str, Any]) -> None:
    """Set the client's counters; whoever looked at the letters before sees that they are others now."""
    changed = update(client).where(client.c.id == of)
    connection.execute(changed.values(letter_changes=client.c.letter_changes + 1, **values))


def _read(
    connection: Connection, table: Table, of: int, *, keeps_id: bool = False
) -> Iterator[list[dict[str, Any]]]:
    """Yield the client's rows of a table in the order of their keys, a stretch at a time."""
    rows: Select[Any] = select(table).where(table.c.client == of).order_by(*table.primary_key)
    found = connection.execution_options(yield_per=AT_ONCE).execute(rows).mappings()
    numbered = table in {letter, person_home}
    for some in found.partitions(AT_ONCE):
        yield [
            {name: row[name] for name in row if keeps_id or not (numbered and name == "id")} for row in some
        ]


def _add_letters(there: Connection, here: Connection, rows: list[dict[str, Any]], *, to: int) -> None:
    """Add letters under new ids, with their bytes and their words."""
    fresh = [{**{name: row[name] for name in row if name != "id"}, "client": to} for row in rows]
    here.execute(insert(letter), fresh)
    added = select(letter.c.key, letter.c.id).where(
        letter.c.client == to, letter.c.key.in_([row["key"] for row in rows])
    )
    ids = dict(here.execute(added).all())
    keys = {row["id"]: row["key"] for row in rows}
    raw = there.execute(select(letter_raw).where(letter_raw.c.letter.in_(list(keys))))
    packed = [{"letter": ids[keys[row.letter]], "data": row.data} for row in raw]
    if packed:
        here.execute(insert(letter_raw), packed)
    messages = [(ids[row["key"]], decode(row["message"], Message)) for row in rows]
    SEARCH[here.dialect.name].add(here, messages)
