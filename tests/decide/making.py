"""Cases made in a line each, for the tests of the decide room."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import count

from rejoinder.decide.decider import Decider
from rejoinder.decide.playbook import get_default_playbook
from rejoinder.decide.rules import Playbook
from rejoinder.model.case import (
    Case,
    CaseNumber,
    CaseState,
    Entry,
    Letter,
    Link,
    LinkReason,
    Member,
    Opportunity,
)
from rejoinder.model.mail import Address, Invite, Message, MessageKey, Origin
from rejoinder.model.person import Hours, Policy, Settings
from rejoinder.model.reading import Act, ActName, Contact, Kind, KindWord, KindWordType, Reading, Stage
from rejoinder.model.step import MessageKind, Step
from rejoinder.model.words import Happening, LogEntry, MemberKey, Via

TUESDAY = datetime(2026, 3, 3, 14, 0, tzinfo=UTC)
"""The no of most cases here; in Berlin it is 15:00."""
THURSDAY_9 = datetime(2026, 3, 5, 8, 0, tzinfo=UTC)
"""When an answer to it is due in Berlin: the first morning after 24 hours."""
ME = "sam@seeker.example"
OKAFOR = Contact(name="Ada Okafor", title="Head of Data", email="ada.okafor@contoso.example")

_numbers = count(1)


def after(days: float = 0, hours: float = 0) -> datetime:
    """Return a moment that long after the no."""
    return TUESDAY + timedelta(days=days, hours=hours)


def letter(
    kind: Kind,
    at: datetime | None = TUESDAY,
    *,
    sender: str = "no-reply@contoso.example",
    reply_to: str = "",
    to: str = ME,
    contact: Contact | None = None,
    no_reply: bool | None = None,
    acts: Iterable[ActName] = (),
    kind_words: Iterable[KindWordType] = (),
    stage: Stage = Stage.UNKNOWN,
    invite: Invite | None = None,
    is_bounce: bool = False,
) -> Letter:
    """Make a letter of a kind; where its address is not told, it comes from one that nobody reads."""
    number = next(_numbers)
    message = Message(
        key=MessageKey(f"{number:032x}"),
        message_id=f"{number}@contoso.example",
        origin=Origin(source="mail.mbox", locator=str(number)),
        date=at,
        sender=Address(email=sender),
        reply_to=(Address(email=reply_to),) if reply_to else (),
        to=(Address(email=to),),
        invite=invite,
        is_bounce=is_bounce,
    )
    reading = Reading(
        kind=kind,
        confidence=0.9,
        why="It says so.",
        contact=contact,
        no_reply="no-reply" in sender if no_reply is None else no_reply,
        acts=tuple(Act(act=act, text="…") for act in acts),
        kind_words=tuple(KindWord(text="…", type=type_) for type_ in kind_words),
        stage=stage,
    )
    return Letter(message=message, reading=reading)


def no(
    at: datetime | None = TUESDAY,
    *,
    contact: Contact | None = OKAFOR,
    sender: str = "no-reply@contoso.example",
    acts: Iterable[ActName] = (),
    kind_words: Iterable[KindWordType] = (),
) -> Letter:
    """Make a rejection that a person signs, unless told otherwise."""
    return letter(Kind.REJECTION, at, contact=contact, sender=sender, acts=acts, kind_words=kind_words)


def own(at: datetime, *acts: ActName, to: str = "ada.okafor@contoso.example") -> Letter:
    """Make a letter that the person wrote."""
    return letter(Kind.CANDIDATE, at, sender=ME, to=to, acts=acts or (ActName.THANKS,))


def logged(
    happening: Happening, at: datetime = TUESDAY, *, via: Via = Via.PHONE, contact: Contact | None = None
) -> Entry:
    """Make an entry of the log."""
    log = LogEntry(happening=happening, on=at, via=via, contact=contact)
    return Entry(member=MemberKey(f"log-{next(_numbers)}"), log=log)


def case(
    *members: Member,
    stage: Stage = Stage.INTERVIEW,
    state: CaseState = CaseState.REJECTED,
    opportunity: Opportunity = Opportunity.JOB,
    people: tuple[Contact, ...] = (),
    organization: str | None = "Contoso",
    role: str | None = "Data analyst",
) -> Case:
    """Make a case of members; as it is, it was rejected after an interview."""
    return Case(
        number=CaseNumber(12),
        organization=organization,
        role=role,
        opportunity=opportunity,
        state=state,
        stage=stage,
        members=members,
        links=tuple(Link(member=member.member, reason=LinkReason.FIRST) for member in members),
        people=people,
    )


def decider(policy: Policy = Policy.INTERVIEWED, *, playbook: Playbook | None = None) -> Decider:
    """Make a decider for somebody in Berlin, without holidays."""
    settings = Settings(addresses=(ME,), policy=policy, hours=Hours(zone="Europe/Berlin", country="DE"))
    return Decider(playbook or get_default_playbook(), settings=settings, holidays=no_holidays)


def no_holidays(country: str) -> frozenset[date]:
    """Return no holidays for any country."""
    return frozenset()


def steps_at(now: datetime, of: Case, policy: Policy = Policy.INTERVIEWED) -> dict[MessageKind, Step]:
    """Return the steps of the shipped playbook by their kind of message."""
    return {step.message_kind: step for step in decider(policy).steps(of, now)}
