"""People: persons derived from letters, the user's words and imports, and the rows of imports."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from rejoinder.model.case import CaseNumber
from rejoinder.model.words import PersonKey, Via

PersonNumber = NewType("PersonNumber", int)
"""Small, given once, never given again: what a person types."""


class Connection(StrEnum):
    """How two people stand on LinkedIn."""

    UNKNOWN = "unknown"
    INVITED = "invited"
    """The user asked to connect."""
    WAS_INVITED = "was_invited"
    CONNECTED = "connected"

    @property
    def rank(self) -> int:
        """Order: the higher one is what stands."""
        return list(Connection).index(self)


class Direction(StrEnum):
    """Who turned to whom."""

    THEIRS = "theirs"
    OURS = "ours"
    BOTH = "both"
    """A talk, or a note on one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Touch:
    """A real contact: a letter between the two, a talk, a message."""

    on: datetime
    """Aware, UTC."""
    via: Via
    direction: Direction
    text: str = ""
    """A subject, a note, a message; empty where only that and when is kept."""
    source: str
    """message:<Message-ID>, log:<n>, word:<n> or import."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Position:
    """Where somebody works, and as what."""

    organization: str | None = None
    title: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """A person in an address book or among LinkedIn connections."""

    name: str
    emails: tuple[str, ...] = ()
    """In lower case."""
    positions: tuple[Position, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""
    linkedin: str = ""
    """Address of their page."""
    connection: Connection = Connection.UNKNOWN
    since: datetime | None = None
    """When they connected, or one invited the other. Aware, UTC."""
    uid: str = ""
    """Of a vCard (RFC 6350)."""
    source: str
    """The name of the file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Exchange:
    """A message on LinkedIn: with whom, which way, when; text only for those in a case or tagged."""

    linkedin: str
    name: str
    on: datetime
    """Aware, UTC."""
    direction: Direction
    text: str = ""


Row = Card | Exchange


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """A row of an import; the same row has the same key whenever it is read in."""

    key: str
    row: Row


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """Somebody the user knows, with all that is known and where from."""

    number: PersonNumber
    key: PersonKey
    """The first trace that was met: what names this person for good."""
    traces: tuple[PersonKey, ...]
    name: str
    emails: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()
    """The present one first, as far as is known."""
    known: str = ""
    """How the two know each other."""
    tags: tuple[str, ...] = ()
    linkedin: str = ""
    connection: Connection = Connection.UNKNOWN
    connected_on: datetime | None = None
    """Aware, UTC; of the connection or of the invitation."""
    touches: tuple[Touch, ...] = ()
    """Oldest first."""
    notes: tuple[str, ...] = ()
    """Remarks without a day, from address books."""
    cases: tuple[CaseNumber, ...] = ()
    every: int | None = None
    """The user's own rhythm for this person, in days; 0 for never, None for that of their tags."""
    added: datetime | None = None
    """When the user first named them by hand. Aware, UTC."""
    evidence: tuple[str, ...] = ()
    """Each a sentence: why they are known here."""
    uid: str = ""
    """Of a vCard that was imported."""

    @property
    def last(self) -> datetime | None:
        """When the last real contact was, UTC."""
        return self.touches[-1].on if self.touches else None

    @property
    def position(self) -> Position:
        """The present position, as far as is known."""
        return self.positions[0] if self.positions else Position()


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """When to be in touch again, and why; no moment where the contact rests."""

    on: datetime | None
    """Aware, UTC."""
    why: str
