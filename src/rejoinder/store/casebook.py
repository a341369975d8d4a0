"""The casebook of one client in a database: what the desk asks for in, rows in and out.

Each public method is one transaction, but for `letters`, which is one for each page.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    Row,
    Select,
    Table,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from rejoinder.desk.ports import Batch, Failure, Mark, SourceMark, State, StoredLetter
from rejoinder.errors import NotFoundError
from rejoinder.model.case import CaseNumber
from rejoinder.model.mail import Message, MessageKey, Origin
from rejoinder.model.reading import Reading
from rejoinder.model.words import MemberKey, Saying, Word, WordId
from rejoinder.store.batch import find_keys_in, write_batch
from rejoinder.store.connecting import WRITING, name_of
from rejoinder.store.encoding import decode, decode_saying, encode, encode_saying, unpack
from rejoinder.store.outbox import SqlOutbox
from rejoinder.store.people import SqlPeople
from rejoinder.store.schema import client, failure, home, letter, letter_raw, mark, seen, storable
from rejoinder.store.schema import word as said
from rejoinder.store.search import SEARCH, fold
from rejoinder.store.trouble import told_plainly

PAGE = 200
"""Letters read at once."""

_STORED = select(letter.c.message, letter.c.reading, letter.c.reader)


class SqlCasebook:
    """The casebook of one client: the desk's Casebook. The engine must be of the present revision."""

    def __init__(self, engine: Engine, *, client: str) -> None:
        self._engine = engine
        self._writer = engine.execution_options(**{WRITING: True})
        self._where = name_of(engine)
        self._client = self._get_client(client)

    @property
    def client(self) -> int:
        """Whose casebook it is, by the number in this database."""
        return self._client

    def add_batch(self, batch: Batch) -> None:
        """Keep what a stretch of a scan found; a message already kept is left as it is."""
        with self.writing() as connection:
            write_batch(connection, batch, client=self._client)
            if batch.letters:
                self._raise(connection, client.c.letter_changes)

    def find_known(self, keys: Collection[MessageKey], *, others: bool = True) -> set[MessageKey]:
        """Return those of the keys that were met before, as job mail or (unless not `others`) other mail."""
        with self.reading() as connection:
            kept = find_keys_in(connection, letter.c.key, keys, client=self._client)
            if not others:
                return kept
            return kept | find_keys_in(connection, seen.c.key, keys, client=self._client)

    def find_mark(self, source: str) -> SourceMark | None:
        """Return how far a source was read."""
        wanted = select(mark.c.mark, mark.c.messages).where(self._mine(mark), mark.c.source == source)
        row = self._find(wanted)
        return None if row is None else SourceMark(mark=Mark(row.mark), messages=row.messages)

    def letters(self) -> Iterator[StoredLetter]:
        """Yield all kept letters, oldest first, undated ones before all others."""
        in_order = select(letter.c.id).where(self._mine(letter))
        with self.reading() as connection:
            ids = list(connection.scalars(in_order.order_by(letter.c.date.nulls_first(), letter.c.id)))
        for start in range(0, len(ids), PAGE):
            yield from self._page(ids[start : start + PAGE])

    def get_state(self) -> State:
        """Return a mark that is another one as soon as letters, readings or words are others."""
        undone = select(func.count()).where(self._mine(said), said.c.undone_at.is_not(None)).scalar_subquery()
        wanted = select(client.c.letter_changes, client.c.last_word, undone)
        with self.reading() as connection:
            letters, last, back = connection.execute(wanted.where(client.c.id == self._client)).one()
        return State(letters=letters, words=(last, back))

    def find_letter(self, key: MessageKey) -> StoredLetter | None:
        """Return one kept letter."""
        row = self._find(_STORED.where(self._mine(letter), letter.c.key == key))
        return None if row is None else _stored(row)

    def find_keys(self, prefix: str) -> list[MessageKey]:
        """Return the keys of kept letters whose key or Message-ID starts with `prefix`."""
        begins = storable(prefix)
        of_key = func.substr(letter.c.key, 1, len(begins)) == begins
        of_id = func.substr(letter.c.message_id, 1, len(begins)) == begins
        wanted = select(letter.c.key).where(self._mine(letter), of_key | of_id)
        with self.reading() as connection:
            return list(map(MessageKey, connection.scalars(wanted.order_by(letter.c.key))))

    def get_raw(self, key: MessageKey) -> bytes:
        """Return the bytes of a kept letter, or raise NotFoundError."""
        whole = select(letter_raw.c.data).join(letter, letter.c.id == letter_raw.c.letter)
        row = self._find(whole.where(self._mine(letter), letter.c.key == key))
        if row is None:
            raise NotFoundError(f"There is no letter {key} in the casebook.")
        return unpack(row.data)

    def search(self, words: str) -> list[MessageKey]:
        """Return the letters that hold all the words, or words that begin so, best first."""
        wanted = fold(words)
        if not wanted:
            return []
        with self.reading() as connection:
            found = SEARCH[connection.dialect.name].find(connection, wanted, client=self._client)
        return list(map(MessageKey, found))

    def failures(self) -> list[Failure]:
        """Return what could not be read so far."""
        with self.reading() as connection:
            rows = connection.execute(
                select(failure).where(self._mine(failure)).order_by(*failure.primary_key)
            )
            return [_failure(row) for row in rows]

    def count_others(self) -> int:
        """Count the mails that were seen and are no job mail."""
        with self.reading() as connection:
            return connection.scalar(select(func.count()).select_from(seen).where(self._mine(seen))) or 0

    def add_word(self, saying: Saying, *, at: datetime) -> Word:
        """Keep a word of the person."""
        type_, text = encode_saying(saying)
        with self.writing() as connection:
            id_ = self._raise(connection, client.c.last_word)
            row = {"client": self._client, "id": id_, "at": at, "type": type_, "saying": text}
            connection.execute(insert(said), row)
        return Word(id=WordId(id_), at=at, saying=saying)

    def words(self) -> list[Word]:
        """Return all words that stand (not undone), oldest first."""
        standing = select(said).where(self._mine(said), said.c.undone_at.is_(None)).order_by(said.c.id)
        with self.reading() as connection:
            return [_word(row) for row in connection.execute(standing)]

    def undo_word(self, word: WordId, *, at: datetime) -> None:
        """Take a standing word back (it stays, marked), or raise NotFoundError."""
        standing = update(said).where(self._mine(said), said.c.id == word, said.c.undone_at.is_(None))
        with self.writing() as connection:
            if connection.execute(standing.values(undone_at=at)).rowcount == 0:
                raise NotFoundError(f"There is no standing word {word} to take back.")

    def set_readings(self, readings: Iterable[tuple[MessageKey, Reading]], *, reader: str = "") -> None:
        """Replace the readings of kept letters, made by a version of the reader."""
        rows = [{"of": key, "now": encode(reading)} for key, reading in readings]
        replaced = update(letter).where(self._mine(letter), letter.c.key == bindparam("of"))
        with self.writing() as connection:
            if rows:
                connection.execute(replaced.values(reading=bindparam("now"), reader=reader), rows)
                self._raise(connection, client.c.letter_changes)

    def homes(self) -> dict[MemberKey, CaseNumber]:
        """Return which case each member is in."""
        wanted = select(home.c.member, home.c.number).where(self._mine(home))
        with self.reading() as connection:
            return {MemberKey(member): CaseNumber(number) for member, number in connection.execute(wanted)}

    def set_homes(self, homes: Mapping[MemberKey, CaseNumber]) -> None:
        """Replace which case each member is in."""
        rows = [{"client": self._client, "member": key, "number": at} for key, at in homes.items()]
        with self.writing() as connection:
            connection.execute(delete(home).where(self._mine(home)))
            if rows:
                connection.execute(insert(home), rows)

    def new_case_number(self) -> CaseNumber:
        """Give out a number that was never given before."""
        with self.writing() as connection:
            return CaseNumber(self._raise(connection, client.c.last_case))

    @property
    def outbox(self) -> SqlOutbox:
        """The letters that were approved."""
        return SqlOutbox(self, client=self._client)

    @property
    def people(self) -> SqlPeople:
        """What is kept of people beside letters and words."""
        return SqlPeople(self, client=self._client)

    def close(self) -> None:
        """Let go of the database."""
        with told_plainly(self._where):
            self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a connection to read."""
        with told_plainly(self._where), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a transaction in which no one else writes for this client."""
        mine = select(client.c.id).where(client.c.id == self._client).with_for_update()
        with told_plainly(self._where), self._writer.begin() as connection:
            connection.execute(mine)
            yield connection

    def _mine(self, table: Table) -> ColumnElement[bool]:
        return table.c.client == self._client

    def _find(self, wanted: Select[Any]) -> Row[Any] | None:
        with self.reading() as connection:
            return connection.execute(wanted).one_or_none()

    def _page(self, ids: Collection[int]) -> list[StoredLetter]:
        page = select(letter.c.id, letter.c.message, letter.c.reading, letter.c.reader)
        with self.reading() as connection:
            rows = {row.id: row for row in connection.execute(page.where(letter.c.id.in_(ids)))}
        return [_stored(rows[id_]) for id_ in ids if id_ in rows]

    def _raise(self, connection: Connection, counter: Column[int]) -> int:
        """Raise a counter of the client by one and return it."""
        raised = update(client).where(client.c.id == self._client).values({counter: counter + 1})
        return connection.execute(raised.returning(counter)).scalar_one()

    def _get_client(self, name: str) -> int:
        """Return the id of the client of that name, a new one if need be."""
        known = select(client.c.id).where(client.c.name == name)
        if self._find(known) is None:
            with told_plainly(self._where), suppress(IntegrityError), self._writer.begin() as connection:
                connection.execute(insert(client), {"name": name, "last_case": 0, "last_word": 0})
        with self.reading() as connection:
            return int(connection.execute(known).scalar_one())


def _stored(row: Row[*tuple[Any, ...]]) -> StoredLetter:
    message, reading = decode(row.message, Message), decode(row.reading, Reading)
    return StoredLetter(message=message, reading=reading, reader=row.reader)


def _failure(row: Row[Any]) -> Failure:
    key = None if row.key is None else MessageKey(row.key)
    return Failure(key=key, origin=Origin(source=row.source, locator=row.locator), reason=row.reason)


def _word(row: Row[Any]) -> Word:
    saying = decode_saying(row.type, row.saying)
    return Word(id=WordId(row.id), at=row.at, saying=saying, undone_at=row.undone_at)
