"""What the desk needs from the rooms above it: a casebook to keep things in, sources to read mail from.

The store room implements Casebook (SQLite and PostgreSQL), the mail room implements Source.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NewType, Protocol

from rejoinder.model.case import CaseNumber
from rejoinder.model.delivery import Delivery, DeliveryId, DeliveryState
from rejoinder.model.mail import Message, MessageKey, Origin, Passed, RawMessage, Unreadable
from rejoinder.model.people import Imported, PersonNumber
from rejoinder.model.reading import Reading
from rejoinder.model.words import MemberKey, PersonKey, Saying, Word, WordId
from rejoinder.write import Errand

Mark = NewType("Mark", str)
"""How far a source was read, in the source's own words (JSON); opaque to everyone else."""

Found = RawMessage | Passed | Unreadable
"""What a source yields: a message, one that it did not fetch whole, or a place that cannot be read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceMark:
    """How far a source was read, and how many messages that made, so that a tally can count them as known."""

    mark: Mark
    messages: int


@dataclass(frozen=True, kw_only=True, slots=True)
class NewLetter:
    """Job mail to be kept whole."""

    raw: bytes
    message: Message
    reading: Reading
    reader: str = ""
    """Version of the reader that made the reading."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredLetter:
    """A kept message and what the reader made of it, before corrections."""

    message: Message
    reading: Reading
    reader: str = ""
    """Version of the reader that made the reading."""


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """How a casebook stands: two that are equal mean that nothing kept has changed between them."""

    letters: int
    """Raised whenever letters are added or read anew."""
    words: tuple[int, int]
    """The last number given out, and how many words were taken back.

    People brought in and erasures use a number up too.
    """


class Rephraser(Protocol):
    """Something that puts letters into other words; nothing it says is believed."""

    @property
    def host(self) -> str:
        """Who reads along."""
        ...

    @property
    def is_local(self) -> bool:
        """Whether nothing leaves this machine."""
        ...

    def rephrase(self, errand: Errand) -> str:
        """Return the answer, or raise EndpointError."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """A message that could not be read, with the reason in a sentence."""

    key: MessageKey | None
    origin: Origin
    reason: str

    def __str__(self) -> str:
        """Say where and why, naming the place once."""
        named = self.origin.source in self.reason
        return self.reason if named else f"{self.origin.source}: {self.reason}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Batch:
    """What one stretch of a scan adds, written whole or not at all."""

    letters: Sequence[NewLetter] = ()
    others: Sequence[MessageKey] = ()
    """Mail that is no job mail: only its key is kept."""
    failures: Sequence[Failure] = ()
    marks: Sequence[tuple[str, SourceMark]] = ()
    """(source name, how far it is read now)."""


class Outbox(Protocol):
    """The letters that a person approved. Every writing method is one transaction."""

    def add(self, approved: Delivery) -> Delivery:
        """Keep a letter under the next number."""
        ...

    def deliveries(self) -> list[Delivery]:
        """Return all letters that were ever approved, oldest first."""
        ...

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
        ...


class PeopleBook(Protocol):
    """What is kept of people beside letters and words. Every writing method is one transaction."""

    def imported(self, words: Collection[WordId]) -> list[Imported]:
        """Return the rows that these words brought in, each key once, in the order they came."""
        ...

    def add_imported(self, word: WordId, rows: Iterable[Imported]) -> None:
        """Keep the rows that a word brings in."""
        ...

    def homes(self) -> dict[PersonKey, PersonNumber]:
        """Return the number that each trace was first met with, in the order they were given."""
        ...

    def add_homes(self, homes: dict[PersonKey, PersonNumber]) -> None:
        """Keep the numbers of traces not met before."""
        ...

    def erase(
        self, *, words: Collection[WordId], rows: Collection[str], traces: Collection[PersonKey]
    ) -> None:
        """Delete words and rows for good, and forget traces; their number is not given again."""
        ...


class Casebook(Protocol):
    """The casebook of one client: facts (mail, the person's words) and what is derived from them.

    Every writing method is one transaction. Raises CasebookError, DiskFullError.
    """

    def add_batch(self, batch: Batch) -> None:
        """Keep what a stretch of a scan found; a message already kept is left as it is."""
        ...

    def find_known(self, keys: Collection[MessageKey], *, others: bool = True) -> set[MessageKey]:
        """Return those of the keys that were met before, as job mail or (unless not `others`) other mail."""
        ...

    def find_mark(self, source: str) -> SourceMark | None:
        """Return how far a source was read."""
        ...

    def letters(self) -> Iterator[StoredLetter]:
        """Yield all kept letters, oldest first."""
        ...

    def get_state(self) -> State:
        """Return a mark that is another one as soon as letters, readings or words are others."""
        ...

    def find_letter(self, key: MessageKey) -> StoredLetter | None:
        """Return one kept letter."""
        ...

    def find_keys(self, prefix: str) -> list[MessageKey]:
        """Return the keys of kept letters whose key or Message-ID starts with `prefix`."""
        ...

    def get_raw(self, key: MessageKey) -> bytes:
        """Return the bytes of a kept letter, or raise NotFoundError."""
        ...

    def search(self, words: str) -> list[MessageKey]:
        """Return the letters that hold all the words, best first."""
        ...

    def failures(self) -> list[Failure]:
        """Return what could not be read so far."""
        ...

    def count_others(self) -> int:
        """Count the mails that were seen and are no job mail."""
        ...

    def add_word(self, saying: Saying, *, at: datetime) -> Word:
        """Keep a word of the person."""
        ...

    def words(self) -> list[Word]:
        """Return all words that stand (not undone), oldest first."""
        ...

    def undo_word(self, word: WordId, *, at: datetime) -> None:
        """Take a word back (it stays, marked), or raise NotFoundError."""
        ...

    def set_readings(self, readings: Iterable[tuple[MessageKey, Reading]], *, reader: str = "") -> None:
        """Replace the readings of kept letters, made by a version of the reader."""
        ...

    def homes(self) -> dict[MemberKey, CaseNumber]:
        """Return the number of the case in which each member was first met."""
        ...

    def set_homes(self, homes: dict[MemberKey, CaseNumber]) -> None:
        """Replace the homes of all members."""
        ...

    def new_case_number(self) -> CaseNumber:
        """Give out a number that was never given before."""
        ...

    @property
    def outbox(self) -> Outbox:
        """The letters that were approved."""
        ...

    @property
    def people(self) -> PeopleBook:
        """What is kept of people beside letters and words."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...


class Post(Protocol):
    """A way by which letters leave."""

    def put(self, delivery: Delivery) -> None:
        """Hand a letter over once.

        Raises EndpointError where it surely did not leave, UnconfirmedError where it may have.
        """
        ...

    def has(self, delivery: Delivery) -> bool | None:
        """Say whether a letter is there; None where nobody can tell."""
        ...


class Source(Protocol):
    """A mailbox in one of its forms, read as a stream and never changed."""

    @property
    def name(self) -> str:
        """What the person called it."""
        ...

    @property
    def size(self) -> int:
        """Bytes (0 where unknown), for the progress bar."""
        ...

    def messages(self, since: Mark | None) -> Iterator[Found]:
        """Yield what has come since a mark, all of it for None or for a mark that fits no more."""
        ...

    def grew_from(self, since: Mark | None) -> bool:
        """Say whether the mark still fits, so that what it counted is known and only the rest is yielded."""
        ...

    def mark(self) -> Mark | None:
        """Return how far the source is read after `messages` has ended; None for one without memory."""
        ...
