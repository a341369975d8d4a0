"""Cases: what belongs to one application. Derived from letters and log entries, re-derived at will."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import NewType

from rejoinder.model.mail import Message
from rejoinder.model.reading import Contact, Kind, Reading, Stage
from rejoinder.model.words import Happening, LogEntry, MemberKey, WordId

CaseNumber = NewType("CaseNumber", int)
"""Small, given once, never given again: what a person types."""


class CaseState(StrEnum):
    """How an application stands."""

    APPROACHED = "approached"
    """Someone wrote about a job that was not applied for."""
    APPLIED = "applied"
    IN_CONVERSATION = "in_conversation"
    """Interview or assessment asked for, nothing decided."""
    ON_HOLD = "on_hold"
    OFFERED = "offered"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Opportunity(StrEnum):
    """What is applied for (practice A3)."""

    JOB = "job"
    INTERNSHIP = "internship"
    VOLUNTEERING = "volunteering"
    FREELANCE = "freelance"
    ACADEMIC = "academic"


class LinkReason(StrEnum):
    """Why a member was put into its case, surest first."""

    USER = "user"
    THREAD = "thread"
    REQUISITION = "requisition"
    NAMES = "names"
    """Same organisation and role, near in time."""
    ORGANIZATION = "organization"
    """Same organisation, no role told, one case it can be."""
    FIRST = "first"
    """It opened the case."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A member's place in its case and the reason for it."""

    member: MemberKey
    reason: LinkReason
    doubtful: bool = False
    why: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """A kept message with what it was read as, the person's corrections applied."""

    message: Message
    reading: Reading
    corrected: bool = False
    taught: frozenset[WordId] = frozenset()
    """The corrections of other letters that changed this one's reading."""

    @property
    def member(self) -> MemberKey:
        """Name of this letter among the members of a case."""
        return MemberKey(self.message.key)

    @property
    def at(self) -> datetime | None:
        """When it was sent, UTC."""
        return self.message.date

    @property
    def is_own(self) -> bool:
        """Whether the person wrote it."""
        return self.reading.kind is Kind.CANDIDATE


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A thing logged by hand, as a member of a case."""

    member: MemberKey
    log: LogEntry

    @property
    def at(self) -> datetime | None:
        """When it happened, UTC."""
        return self.log.on

    @property
    def is_own(self) -> bool:
        """Whether the person did it, and nobody of the organisation."""
        return self.log.happening in _OWN


Member = Letter | Entry

_OPEN = frozenset({CaseState.APPLIED, CaseState.IN_CONVERSATION})
_OWN = frozenset({Happening.APPLICATION, Happening.REPLY, Happening.WITHDRAWAL, Happening.NOTE})
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One application and all that belongs to it, oldest member first."""

    number: CaseNumber
    is_person: bool = False
    """Whether it stands for somebody one knows, without any application; then the number is theirs."""
    organization: str | None
    role: str | None
    agency: bool = False
    opportunity: Opportunity = Opportunity.JOB
    state: CaseState
    stage: Stage
    members: tuple[Member, ...]
    links: tuple[Link, ...]
    people: tuple[Contact, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    """(question id, the person's words), latest answer per question."""

    @property
    def name(self) -> str:
        """What a person types: 12 for an application, p7 for somebody they know."""
        return f"p{self.number}" if self.is_person else str(self.number)

    @property
    def letters(self) -> tuple[Letter, ...]:
        """The mails of the case, oldest first."""
        return tuple(member for member in self.members if isinstance(member, Letter))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What was logged by hand, oldest first."""
        return tuple(member for member in self.members if isinstance(member, Entry))

    @property
    def first(self) -> datetime | None:
        """When the earliest dated member came, UTC."""
        return min((member.at for member in self.members if member.at), default=None)

    @property
    def last(self) -> datetime | None:
        """When the latest dated member came, UTC."""
        return max((member.at for member in self.members if member.at), default=None)

    @property
    def waits_on(self) -> Member | None:
        """What was last heard of an open application, else what began it; None where it is decided."""
        if self.state not in _OPEN:
            return None
        known = [member for member in self.members if member.at]
        heard = [member for member in known if not member.is_own]
        return max(heard, key=lambda member: member.at or _NEVER, default=next(iter(known), None))

    @property
    def doubtful(self) -> bool:
        """Whether any member may be in the wrong case."""
        return any(link.doubtful for link in self.links)

    def having(self, *kinds: Kind) -> Iterator[Letter]:
        """Yield the letters of these kinds, oldest first."""
        return (letter for letter in self.letters if letter.reading.kind in kinds)

    def logged(self, *happenings: Happening) -> Iterator[Entry]:
        """Yield the log entries of these happenings, oldest first."""
        return (entry for entry in self.entries if entry.log.happening in happenings)
