"""The wish to take everything along: cases in; plain rows out, for JSON and CSV."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rejoinder.model.case import Case, Entry, Letter, Link, Member
from rejoinder.model.people import Person


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseRow:
    """One application, flat."""

    case: int
    organization: str | None
    role: str | None
    agency: bool
    opportunity: str
    state: str
    stage: str
    first: str | None
    """ISO 8601, UTC."""
    last: str | None
    letters: int
    logged: int
    people: str
    doubtful: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class MemberRow:
    """One letter or log entry of a case, flat; what is not told is None."""

    case: int
    member: str
    date: str | None
    what: str
    """A letter's kind or a log entry's happening."""
    link: str
    doubtful: bool
    message_id: str | None = None
    sender: str | None = None
    subject: str | None = None
    organization: str | None = None
    role: str | None = None
    contact: str | None = None
    decline: str | None = None
    kind_words: str | None = None
    reasons: str | None = None
    feedback: str | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonRow:
    """One person, flat."""

    person: int
    name: str
    emails: str
    organization: str | None
    title: str | None
    known: str
    tags: str
    linkedin: str
    connection: str
    last: str | None
    """ISO 8601, UTC."""
    cases: str
    notes: str


def person_rows(people: Iterable[Person]) -> Iterator[PersonRow]:
    """Yield a row a person."""
    for person in people:
        yield PersonRow(
            person=person.number,
            name=person.name,
            emails=joined(person.emails),
            organization=person.position.organization,
            title=person.position.title,
            known=person.known,
            tags=joined(person.tags),
            linkedin=person.linkedin,
            connection=person.connection,
            last=person.last.isoformat() if person.last else None,
            cases=joined(map(str, person.cases)),
            notes=joined((*person.notes, *(touch.text for touch in person.touches))),
        )


def case_rows(cases: Iterable[Case]) -> Iterator[CaseRow]:
    """Yield a row a case."""
    for case in cases:
        yield CaseRow(
            case=case.number,
            organization=case.organization,
            role=case.role,
            agency=case.agency,
            opportunity=case.opportunity,
            state=case.state,
            stage=case.stage,
            first=case.first.isoformat() if case.first else None,
            last=case.last.isoformat() if case.last else None,
            letters=len(case.letters),
            logged=len(case.entries),
            people=joined(person.name or person.email for person in case.people),
            doubtful=case.doubtful,
        )


def member_rows(cases: Iterable[Case]) -> Iterator[MemberRow]:
    """Yield a row a letter or log entry."""
    for case in cases:
        for member, link in zip(case.members, case.links, strict=True):
            yield member_row(case, member, link)


def member_row(case: Case, member: Member, link: Link) -> MemberRow:
    """Make the row of a letter or log entry."""
    row = MemberRow(
        case=case.number,
        member=member.member,
        date=member.at.isoformat() if member.at else None,
        what=member.reading.kind if isinstance(member, Letter) else member.log.happening,
        link=link.reason,
        doubtful=link.doubtful,
    )
    return with_letter(row, member) if isinstance(member, Letter) else with_entry(row, member)


def with_entry(row: MemberRow, entry: Entry) -> MemberRow:
    """Add what a log entry tells."""
    log = entry.log
    return replace(
        row,
        organization=log.organization,
        role=log.role,
        contact=log.contact.name if log.contact else None,
        text=log.text,
    )


def with_letter(row: MemberRow, letter: Letter) -> MemberRow:
    """Add what a letter tells."""
    message, reading = letter.message, letter.reading
    return replace(
        row,
        message_id=message.message_id,
        sender=message.sender.email or message.sender.name,
        subject=message.subject,
        organization=reading.organization,
        role=reading.role,
        contact=reading.contact.name if reading.contact else None,
        decline=reading.decline,
        kind_words=joined(word.text for word in reading.kind_words),
        reasons=joined(reason.text for reason in reading.reasons),
        feedback=joined(point.text for point in reading.feedback),
        text=message.text,
    )


def joined(parts: Iterable[str | None]) -> str:
    """Join what is told with a bar between."""
    return " | ".join(" ".join(part.split()) for part in parts if part)
