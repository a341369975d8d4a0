"""How a batch is written: a connection in a transaction and what a stretch of a scan found in, rows out.

A key is kept once. A letter stays as it was first kept; other mail that is read as job mail after all
becomes a letter; a failure goes when its message is read after all.
Who calls holds the lock of the client, so what was looked up stays true until it is written.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table, bindparam, delete, insert, select

from rejoinder.desk.ports import Batch, Failure, NewLetter, SourceMark
from rejoinder.model.mail import MessageKey
from rejoinder.store.encoding import encode, pack
from rejoinder.store.schema import failure, letter, letter_raw, mark, seen
from rejoinder.store.search import SEARCH

AT_ONCE = 1_000
"""Keys in one question; databases take some tens of thousands."""


def find_keys_in(
    connection: Connection, column: Column[str], keys: Collection[str], *, client: int
) -> set[MessageKey]:
    """Return those of the keys that a column `key` of the client's rows holds."""
    wanted, found = list(keys), set[MessageKey]()
    asked = select(column).where(
        column.table.c.client == client, column.in_(bindparam("keys", expanding=True))
    )
    for start in range(0, len(wanted), AT_ONCE):
        found.update(connection.scalars(asked, {"keys": wanted[start : start + AT_ONCE]}))
    return found


def failed_keys(connection: Connection, *, client: int) -> set[MessageKey]:
    """Return the keys of all messages of the client that could not be read so far; they are few."""
    asked = select(failure.c.key).where(failure.c.client == client, failure.c.key.is_not(None))
    return set(connection.scalars(asked))


def write_batch(connection: Connection, batch: Batch, *, client: int) -> None:
    """Write a batch for a client."""
    _write_mail(connection, batch, client=client)
    _replace(connection, failure, [_failure_row(one) for one in batch.failures], client=client)
    _replace(connection, mark, [_mark_row(*one) for one in batch.marks], client=client)


def _write_mail(connection: Connection, batch: Batch, *, client: int) -> None:
    letters = {one.message.key: one for one in batch.letters}
    keys = {*letters, *batch.others}
    if not keys:
        return
    kept = find_keys_in(connection, letter.c.key, keys, client=client)
    met = find_keys_in(connection, seen.c.key, keys, client=client)
    fresh = [one for key, one in letters.items() if key not in kept]
    _remove(connection, seen, met & letters.keys(), client=client)
    _remove(connection, failure, failed_keys(connection, client=client) & keys, client=client)
    _add_letters(connection, fresh, client=client)
    others = [{"client": client, "key": key} for key in keys - letters.keys() - kept - met]
    if others:
        connection.execute(insert(seen), others)


def _remove(connection: Connection, table: Table, keys: Iterable[str], *, client: int) -> None:
    gone = list(keys)
    if gone:
        connection.execute(delete(table).where(table.c.client == client, table.c.key.in_(gone)))


def _add_letters(connection: Connection, letters: Sequence[NewLetter], *, client: int) -> None:
    if not letters:
        return
    rows = [{"client": client, **_letter_row(one)} for one in letters]
    connection.execute(insert(letter), rows)
    added = letter.c.key.in_([one.message.key for one in letters])
    ids = dict(
        connection.execute(select(letter.c.key, letter.c.id).where(letter.c.client == client, added)).all()
    )
    packed = [{"letter": ids[one.message.key], "data": pack(one.raw)} for one in letters]
    connection.execute(insert(letter_raw), packed)
    messages = [(ids[one.message.key], one.message) for one in letters]
    SEARCH[connection.dialect.name].add(connection, messages)


def _replace(connection: Connection, table: Table, rows: Sequence[dict[str, Any]], *, client: int) -> None:
    """Write rows of which there is one for each primary key, the latest."""
    key = [column.name for column in table.primary_key if column.name != "client"]
    for row in rows:
        same = (table.c[name] == row[name] for name in key)
        connection.execute(delete(table).where(table.c.client == client, *same))
        connection.execute(insert(table), {"client": client, **row})


def _letter_row(one: NewLetter) -> dict[str, Any]:
    return {
        "key": one.message.key,
        "message_id": one.message.message_id,
        "date": one.message.date,
        "message": encode(one.message),
        "reading": encode(one.reading),
        "reader": one.reader,
    }


def _failure_row(one: Failure) -> dict[str, Any]:
    return {
        "source": one.origin.source,
        "locator": one.origin.locator,
        "key": one.key,
        "reason": one.reason,
    }


def _mark_row(source: str, one: SourceMark) -> dict[str, Any]:
    return {"source": source, "mark": one.mark, "messages": one.messages}
