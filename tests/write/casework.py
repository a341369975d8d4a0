"""Cases for the tests of the write room: letters, entries, steps and voices, built from a few words."""

from datetime import UTC, datetime, timedelta

from rejoinder.model.case import Case, CaseNumber, CaseState, Entry, Letter, Member
from rejoinder.model.draft import Draft
from rejoinder.model.mail import Address, Invite, Message, MessageKey, Origin, Segment, SegmentRole
from rejoinder.model.person import Register, Voice
from rejoinder.model.reading import (
    Act,
    ActName,
    Contact,
    FeedbackPoint,
    Kind,
    KindWord,
    Reading,
    Reason,
    Stage,
)
from rejoinder.model.step import Channel, MessageKind, Step, StepId, StepState
from rejoinder.model.words import Happening, LogEntry, MemberKey, Via
from rejoinder.write import compose

NOW = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
OWN = frozenset({"jordan.marsh@seeker.example"})
VOICE = Voice(name="Jordan Marsh", signature="+44 20 7946 0018", register=Register.PLAIN)
OKAFOR = Contact(name="Adaeze Okafor", title="Head of Data", email="adaeze.okafor@contoso.example")

NO = "Dear Jordan Marsh,\n\nWe have decided to go ahead with someone else.\n\nKind regards\nAdaeze Okafor\n"


def a_letter(
    text: str = NO,
    *,
    message_id: str = "no-1@contoso.example",
    subject: str = "Your application",
    sender: Address | None = None,
    kind: Kind = Kind.REJECTION,
    stage: Stage = Stage.INTERVIEW,
    language: str = "en",
    contact: Contact | None = OKAFOR,
    organization: str | None = "Contoso",
    role: str | None = "Data Analyst",
    acts: tuple[tuple[ActName, str], ...] = (),
    kind_words: tuple[KindWord, ...] = (),
    reasons: tuple[Reason, ...] = (),
    feedback: tuple[FeedbackPoint, ...] = (),
    days_ago: float = 2,
    references: tuple[str, ...] = (),
    to: str = "jordan.marsh@seeker.example",
    no_reply: bool = False,
    invite: Invite | None = None,
) -> Letter:
    """Return a letter of theirs, a rejection after an interview where nothing else is said."""
    email = (contact.email if contact else None) or "jobs@contoso.example"
    message = Message(
        key=MessageKey(message_id.partition("@")[0].ljust(32, "0")),
        message_id=message_id,
        origin=Origin(source="test", locator="0"),
        date=NOW - timedelta(days=days_ago),
        sender=sender or Address(name=(contact.name if contact else None) or "Contoso", email=email),
        to=(Address(email=to),),
        subject=subject,
        references=references,
        invite=invite,
        segments=(Segment(role=SegmentRole.NEW, text=text),),
    )
    reading = Reading(
        kind=kind,
        confidence=0.9,
        why="test",
        organization=organization,
        role=role,
        contact=contact,
        no_reply=no_reply,
        stage=stage,
        kind_words=kind_words,
        reasons=reasons,
        feedback=feedback,
        language=language,
        acts=tuple(Act(act=act, text=quote) for act, quote in acts),
    )
    return Letter(message=message, reading=reading)


def our_letter(
    text: str, *, asks: bool = False, days_ago: float = 1, to: str = "adaeze.okafor@contoso.example"
) -> Letter:
    """Return a letter that the person wrote."""
    return a_letter(
        text,
        message_id=f"ours-{days_ago}@seeker.example",
        subject="Re: Your application",
        sender=Address(name="Jordan Marsh", email="jordan.marsh@seeker.example"),
        kind=Kind.CANDIDATE,
        contact=None,
        acts=((ActName.ASKS_FOR_FEEDBACK, text),) if asks else (),
        days_ago=days_ago,
        to=to,
    )


def an_entry(
    happening: Happening,
    *,
    via: Via = Via.PHONE,
    text: str = "",
    days_ago: float = 2,
    number: int = 7,
    message: str = "",
) -> Entry:
    """Return a thing logged by hand."""
    log = LogEntry(
        happening=happening, on=NOW - timedelta(days=days_ago), via=via, text=text, message=message
    )
    return Entry(member=MemberKey(f"log-{number}"), log=log)


def a_case(
    *members: Member,
    number: int = 1,
    organization: str | None = "Contoso",
    role: str | None = "Data Analyst",
    agency: bool = False,
    answers: tuple[tuple[str, str], ...] = (),
) -> Case:
    """Return the case of some members; its stage is the furthest of theirs."""
    told = [member.reading.stage for member in members if isinstance(member, Letter)]
    told += [
        Stage.INTERVIEW
        for member in members
        if isinstance(member, Entry) and member.log.happening == "interview"
    ]
    contacts = [member.reading.contact for member in members if isinstance(member, Letter)]
    return Case(
        number=CaseNumber(number),
        organization=organization,
        role=role,
        agency=agency,
        state=CaseState.REJECTED,
        stage=max(told, key=lambda stage: stage.rank, default=Stage.UNKNOWN),
        members=members,
        links=(),
        people=tuple(dict.fromkeys(contact for contact in contacts if contact)),
        answers=answers,
    )


def a_step(
    case: Case,
    kind: MessageKind = MessageKind.REPLY,
    *,
    to: str | None = "adaeze.okafor@contoso.example",
    channel: Channel = Channel.MAIL,
    about: Member | None = None,
) -> Step:
    """Return a step of a kind, about the last member where no other is named."""
    return Step(
        step=StepId(f"{case.number}-{kind.value}"),
        case=case.number,
        organization=case.organization,
        role=case.role,
        message_kind=kind,
        channel=channel,
        to=to,
        due=NOW,
        until=None,
        reason="test",
        rule="A1",
        source="S0",
        state=StepState.DUE,
        about=(about or case.members[-1]).member,
    )


def a_draft(
    case: Case,
    kind: MessageKind = MessageKind.REPLY,
    *,
    to: str | None = "adaeze.okafor@contoso.example",
    channel: Channel = Channel.MAIL,
    about: Member | None = None,
    voice: Voice = VOICE,
    language: str | None = None,
) -> Draft:
    """Compose the draft of a case."""
    step = a_step(case, kind, to=to, channel=channel, about=about)
    return compose(step, case, voice=voice, language=language, own=OWN)
