"""The outbox of one client in a database: approved letters in and out, moved along by one hand only.

A delivery is claimed by compare-and-set: of two that try, one moves it. Nothing is ever deleted.
"""

from collections.abc import Collection
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Connection, Row, func, insert, select, update

from rejoinder.model.delivery import Delivery, DeliveryId, DeliveryState
from rejoinder.store.encoding import decode, encode, pack, unpack
from rejoinder.store.schema import delivery


class Ways(Protocol):
    """How a client's database is read and written."""

    def reading(self) -> AbstractContextManager[Connection]:
        """Open a connection to read."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """Open a transaction in which no one else writes for this client."""
        ...


class SqlOutbox:
    """The outbox of one client: the desk's Outbox."""

    def __init__(self, ways: Ways, *, client: int) -> None:
        self._ways = ways
        self._client = client

    def add(self, approved: Delivery) -> Delivery:
        """Keep a letter under the next number."""
        highest = select(func.coalesce(func.max(delivery.c.id), 0)).where(self._mine())
        with self._ways.writing() as connection:
            kept = replace(approved, id=DeliveryId(connection.execute(highest).scalar_one() + 1))
            row = {"client": self._client, "id": kept.id, "state": kept.state, "moved_at": kept.moved_at}
            letter = {"note": kept.note, "letter": encode(replace(kept, raw=b"")), "data": pack(kept.raw)}
            connection.execute(insert(delivery), row | letter)
        return kept

    def deliveries(self) -> list[Delivery]:
        """Return all letters that were ever approved, oldest first."""
        with self._ways.reading() as connection:
            wanted = select(delivery).where(self._mine()).order_by(delivery.c.id)
            return [_delivery(row) for row in connection.execute(wanted)]

    def move(
        self,
        id_: DeliveryId,
        state: DeliveryState,
        *,
        among: Collection[DeliveryState],
        at: datetime,
        note: str = "",
    ) -> bool:
        """Move a letter into a state if it is in one of some others; say whether this call moved it."""
        found = update(delivery).where(self._mine(), delivery.c.id == id_, delivery.c.state.in_(list(among)))
        with self._ways.writing() as connection:
            return bool(connection.execute(found.values(state=state, moved_at=at, note=note)).rowcount)

    def _mine(self) -> ColumnElement[bool]:
        return delivery.c.client == self._client


def _delivery(row: Row[Any]) -> Delivery:
    known = decode(row.letter, Delivery)
    state = DeliveryState(row.state)
    return replace(known, state=state, moved_at=row.moved_at, note=row.note, raw=unpack(row.data))
