"""Cases made in a line each, for the tests of the learn room."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import count

from rejoinder.model.case import Case, CaseNumber, CaseState, Entry, Letter, Member
from rejoinder.model.mail import Address, Invite, Message, MessageKey, Origin
from rejoinder.model.reading import Act, ActName, FeedbackPoint, Kind, Reading, Reason, Stage
from rejoinder.model.words import Happening, LogEntry, MemberKey

START = datetime(2026, 3, 2, 12, tzinfo=UTC)

_numbers = count(1)


def letter(
    kind: Kind,
    *,
    days: float | None = 0,
    reasons: Iterable[Reason] = (),
    feedback: Iterable[FeedbackPoint] = (),
    acts: Iterable[ActName] = (),
    invite: Invite | None = None,
    is_bounce: bool = False,
) -> Letter:
    """Make a letter that many days after the start; None for one without a date."""
    number = next(_numbers)
    message = Message(
        key=MessageKey(f"{number:032x}"),
        message_id=f"{number}@contoso.example",
        origin=Origin(source="mail.mbox", locator=str(number)),
        date=None if days is None else START + timedelta(days=days),
        sender=Address(email="jobs@contoso.example"),
        invite=invite,
        is_bounce=is_bounce,
    )
    reading = Reading(
        kind=kind,
        confidence=1.0,
        why="It says so.",
        reasons=tuple(reasons),
        feedback=tuple(feedback),
        acts=tuple(Act(act=act, text="…") for act in acts),
    )
    return Letter(message=message, reading=reading)


def applied(days: float | None = 0) -> Letter:
    """Make a letter of application."""
    return letter(Kind.CANDIDATE, days=days, acts=(ActName.APPLIES,))


def wrote(days: float = 0, *acts: ActName) -> Letter:
    """Make another letter of the person's own."""
    return letter(Kind.CANDIDATE, days=days, acts=acts or (ActName.THANKS,))


def logged(happening: Happening, *, days: float = 0) -> Entry:
    """Make an entry of the log that many days after the start."""
    log = LogEntry(happening=happening, on=START + timedelta(days=days))
    return Entry(member=MemberKey(f"log-{next(_numbers)}"), log=log)


def case(
    *members: Member,
    state: CaseState = CaseState.REJECTED,
    stage: Stage = Stage.APPLICATION,
    organization: str | None = "Contoso",
) -> Case:
    """Make a case of members."""
    return Case(
        number=CaseNumber(next(_numbers)),
        organization=organization,
        role=None,
        state=state,
        stage=stage,
        members=members,
        links=(),
    )
