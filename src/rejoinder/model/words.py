"""The user's own words: every wish that changes the casebook, kept as a fact that can be undone.

Nothing here is ever deleted. A word that was taken back stays, marked with the time it was undone.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from rejoinder.model.mail import MessageKey
from rejoinder.model.reading import Contact, Kind

WordId = NewType("WordId", int)

MemberKey = NewType("MemberKey", str)
"""What belongs to a case: the MessageKey of a letter, or "log-<WordId>" for an entry made by hand."""


PersonKey = NewType("PersonKey", str)
"""A trace of a person: mail:<address>, linkedin:<path>, name:<name>@<organisation> or word-<WordId>."""


class Happening(StrEnum):
    """What a person can log by hand."""

    APPLICATION = "application"
    INTERVIEW = "interview"
    REJECTION = "rejection"
    OFFER = "offer"
    FEEDBACK = "feedback"
    REPLY = "reply"
    """The person answered by some way the casebook cannot see."""
    WITHDRAWAL = "withdrawal"
    CONTACT = "contact"
    """Any real contact with a person of the organisation."""
    NOTE = "note"


class Via(StrEnum):
    """The way a happening came."""

    MAIL = "mail"
    PHONE = "phone"
    LETTER = "letter"
    IN_PERSON = "in_person"
    VIDEO = "video"
    WEB = "web"
    LINKEDIN = "linkedin"


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """What a message really is; None leaves a part as it was read."""

    message: MessageKey
    kind: Kind | None = None
    organization: str | None = None
    role: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Together:
    """Two members belong to one case."""

    one: MemberKey
    other: MemberKey


@dataclass(frozen=True, kw_only=True, slots=True)
class Apart:
    """A member starts a case of its own, apart from the case of another member."""

    one: MemberKey
    other: MemberKey


@dataclass(frozen=True, kw_only=True, slots=True)
class LogEntry:
    """Something that happened outside the mail."""

    happening: Happening
    on: datetime
    """Aware, UTC."""
    via: Via = Via.MAIL
    organization: str | None = None
    role: str | None = None
    contact: Contact | None = None
    text: str = ""
    beside: MemberKey | None = None
    """A member of the case it belongs to, where the person named one; else its names lead to its case."""
    message: str = ""
    """For a reply: the kind of message it was, as "follow-up"; empty where the person did not say."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What the person answered to a question that a draft asked."""

    member: MemberKey
    """The first member of the case it is about."""
    question: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Offered:
    """A sentence of a draft: which wording it was, and how it read."""

    part: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Edit:
    """What the person made of a draft."""

    member: MemberKey
    """The first member of the case it is about."""
    kind: str
    """The kind of message."""
    offered: tuple[Offered, ...]
    text: str
    """The letter as they want it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Forget:
    """A correction or an edit shall teach nothing about other letters; for its own letter it stays."""

    word: WordId


@dataclass(frozen=True, kw_only=True, slots=True)
class Snooze:
    """A step shall wait."""

    about: MemberKey
    """The member that the step answers: for a new one it does not wait."""
    kind: str
    """The kind of message."""
    until: datetime
    """Aware, UTC."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Dismiss:
    """A step is not wanted."""

    about: MemberKey
    """The member that the step answers: for a new one it is proposed again."""
    kind: str
    """The kind of message."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Leave:
    """Nothing more is to be written to somebody: they asked for it, or the person wishes it."""

    email: str
    """In lower case."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonDetail:
    """Who somebody is; None leaves a part as it is known otherwise."""

    person: PersonKey | None = None
    """None for somebody new."""
    name: str | None = None
    email: str | None = None
    organization: str | None = None
    title: str | None = None
    known: str | None = None
    """How the two know each other."""
    tags: tuple[str, ...] | None = None
    linkedin: str | None = None
    """Address of their page."""
    every: int | None = None
    """Days between contacts; 0 for never."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SamePerson:
    """Two traces are of one person."""

    one: PersonKey
    other: PersonKey


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherPerson:
    """Some traces are of somebody else than these others."""

    traces: tuple[PersonKey, ...]
    others: tuple[PersonKey, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ContactNote:
    """A note after a contact with somebody."""

    person: PersonKey
    on: datetime
    """Aware, UTC."""
    text: str
    via: Via = Via.PHONE


@dataclass(frozen=True, kw_only=True, slots=True)
class Import:
    """An address book or a LinkedIn export was read in; its rows are kept beside this word."""

    source: str
    """Name of the file, without its folder."""
    rows: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SavedView:
    """A filter of the list of cases, under a name of the user's."""

    name: str
    words: str = ""
    state: str = ""
    order: str = ""
    view: str = ""
    """Table or board."""


Saying = (
    Correction
    | Together
    | Apart
    | LogEntry
    | Answer
    | Edit
    | Forget
    | Snooze
    | Dismiss
    | Leave
    | PersonDetail
    | SamePerson
    | OtherPerson
    | ContactNote
    | Import
    | SavedView
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """A saying with its number and times."""

    id: WordId
    at: datetime
    saying: Saying
    undone_at: datetime | None = None
