"""What a sample story is: its messages, what each should be read as, and what was logged by hand.

In: nothing. Out: the frozen values which `loading` fills from the TOML files.
"""

from typing import Literal

import msgspec

SEEKER = "Jordan Marsh <jordan.marsh@seeker.example>"

Kind = Literal[
    "rejection",
    "acknowledgement",
    "interview",
    "assessment",
    "offer",
    "feedback",
    "status",
    "outreach",
    "alert",
    "account",
    "candidate",
    "other",
]
Stage = Literal["application", "screen", "assessment", "interview", "final", "offer", "unknown"]
Theme = Literal[
    "other_candidate",
    "experience",
    "skills",
    "fit",
    "communication",
    "motivation",
    "nerves",
    "location_visa",
    "salary",
    "role_closed",
    "internal",
    "overqualified",
    "volume",
    "technical",
    "preparation",
    "resume",
    "culture",
    "other",
]
Shape = Literal["plain", "html", "alternative", "mixed", "flowed", "report", "attached"]


class Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of everything here; a key that it does not know is an error."""


class KindWord(Value, frozen=True, kw_only=True):
    """Something kind that the writer says about Jordan, in the writer's words."""

    text: str
    type: Literal["praise", "on_file", "reapply", "stay_in_touch", "offers_feedback"]


class Reason(Value, frozen=True, kw_only=True):
    """Why not, in the writer's words."""

    text: str
    theme: Theme


class Feedback(Value, frozen=True, kw_only=True):
    """A concrete point on Jordan's own performance, in the writer's words."""

    text: str
    polarity: Literal["strength", "weakness", "advice"]
    theme: Theme


class Expectation(Value, frozen=True, kw_only=True):
    """What a perfect reader says about a message; quotations are exact up to line breaks.

    The contact is the person who signs, in full where the sender's name tells it. Two sensible readers could
    differ about a message that is not `certain`.
    """

    kind: Kind
    language: str
    organization: str | None = None
    agency: bool = False
    role: str | None = None
    contact: str | None = None
    no_reply: bool = False
    stage: Stage = "unknown"
    decline: str | None = None
    kind_words: tuple[KindWord, ...] = ()
    reasons: tuple[Reason, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    case: str | None = None
    certain: bool = True

    @property
    def quotations(self) -> tuple[str, ...]:
        """Every passage that is claimed to stand in the mail."""
        found: tuple[KindWord | Reason | Feedback, ...] = (*self.kind_words, *self.reasons, *self.feedback)
        return (*([self.decline] if self.decline else []), *(item.text for item in found))


class Invite(Value, frozen=True, kw_only=True):
    """A calendar part: so many days after the mail (weekends skipped), at a time of day."""

    start_days: int
    summary: str
    location: str
    at: str = "10:00"


class Message(Value, frozen=True, kw_only=True):
    """One mail, as told in a story file."""

    id: str
    sender: str = msgspec.field(name="from")
    to: str = SEEKER
    cc: str | None = None
    reply_to: str | None = None
    days_ago: float
    at: str | None = None
    zone: str = "Europe/Berlin"
    subject: str
    text: str
    in_reply_to: str | None = None
    quotes: str | None = None
    quote_style: Literal["marks", "headers"] = "marks"
    shape: Shape = "plain"
    charset: Literal["utf-8", "windows-1252", "iso-8859-1"] = "utf-8"
    encoding: Literal["8bit", "quoted-printable", "base64"] = "quoted-printable"
    wrap: int | None = None
    preheader: str | None = None
    attachment: str | None = None
    list_unsubscribe: str | None = None
    invite: Invite | None = None
    copies: int = 1
    expect: Expectation


class Story(Value, frozen=True, kw_only=True):
    """One application from its first mail to its last, or one group of mail that belongs to none."""

    key: str
    organization: str | None = None
    agency: bool = False
    role: str | None = None
    language: str
    messages: tuple[Message, ...]


class LogEntry(Value, frozen=True, kw_only=True):
    """Something that no mail tells, noted by hand."""

    id: str
    days_ago: float
    kind: Literal["application", "interview", "rejection"]
    channel: Literal["phone", "post", "in_person"]
    organization: str
    role: str
    contact: str | None = None
    contact_email: str | None = None
    case: str
    language: str
    note: str
