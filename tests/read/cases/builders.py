"""Short ways to say a letter, an entry or a thread in a test."""

from datetime import UTC, datetime, timedelta

from rejoinder.model.case import Entry, Letter
from rejoinder.model.mail import Address, Message, MessageKey, Origin
from rejoinder.model.reading import Act, ActName, Contact, Kind, Reading, Stage
from rejoinder.model.words import Happening, LogEntry, MemberKey, Via

START = datetime(2026, 3, 2, 9, tzinfo=UTC)


def letter(
    key: str,
    kind: Kind,
    *,
    day: float = 0,
    organization: str | None = None,
    role: str | None = None,
    requisition: str | None = None,
    answers: str | None = None,
    sender: str = "no-reply@ats.example",
    to: str = "me@seeker.example",
    no_reply: bool = False,
    acts: tuple[ActName, ...] = (),
    stage: Stage = Stage.UNKNOWN,
    contact: Contact | None = None,
    agency: bool = False,
    corrected: bool = False,
) -> Letter:
    """Return a letter that was read as told."""
    message = Message(
        key=MessageKey(key),
        message_id=f"{key}@mail.example",
        origin=Origin(source="test", locator=key),
        date=START + timedelta(days=day),
        sender=Address(email=sender),
        to=(Address(email=to),),
        in_reply_to=(f"{answers}@mail.example",) if answers else (),
    )
    reading = Reading(
        kind=kind,
        confidence=0.9,
        why="The test says so.",
        organization=organization,
        role=role,
        requisition=requisition,
        no_reply=no_reply,
        stage=stage,
        contact=contact,
        agency=agency,
        acts=tuple(Act(act=act, text="…") for act in acts),
    )
    return Letter(message=message, reading=reading, corrected=corrected)


def entry(
    number: int,
    happening: Happening,
    *,
    day: float = 0,
    organization: str | None = None,
    role: str | None = None,
) -> Entry:
    """Return a log entry."""
    log = LogEntry(
        happening=happening,
        on=START + timedelta(days=day),
        via=Via.PHONE,
        organization=organization,
        role=role,
    )
    return Entry(member=MemberKey(f"log-{number}"), log=log)
