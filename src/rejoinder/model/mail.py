"""Mail as facts: where a message lay, what it says, who wrote it. Made by the mail room, read by all."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

MessageKey = NewType("MessageKey", str)
"""Identity of a message wherever it lies: 32 hex digits over Message-ID, Date, From and Subject
as they stand in the header, or over the whole message where it has no Message-ID."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """Where a message was found."""

    source: str
    """The mbox, folder, archive or account, as the person named it."""
    locator: str
    """The place inside: a byte offset in an mbox, a file name in a Maildir or folder."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RawMessage:
    """The bytes of one message, as found."""

    key: MessageKey
    origin: Origin
    data: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Passed:
    """A message that was not fetched whole: it is known, or certainly no job mail."""

    key: MessageKey


@dataclass(frozen=True, kw_only=True, slots=True)
class Unreadable:
    """A place where a message should be and cannot be read, with the reason in a sentence."""

    origin: Origin
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    """A mailbox of RFC 5322: display name (may be empty) and address in lower case (may be empty)."""

    name: str = ""
    email: str = ""


class SegmentRole(StrEnum):
    """What a stretch of a message's text is."""

    NEW = "new"
    HISTORY = "history"
    """Quoted older mail below or between."""
    FORWARDED = "forwarded"
    SIGNATURE = "signature"
    FOOTER = "footer"
    """Disclaimers, unsubscribe lines, legal notes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """A stretch of text and what it is."""

    role: SegmentRole
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Invite:
    """A calendar part (RFC 5545 VEVENT): what happens when and where."""

    method: str
    """REQUEST, CANCEL, REPLY, PUBLISH … in capitals; empty where not told."""
    summary: str = ""
    location: str = ""
    organizer: str = ""
    start: datetime | None = None
    """Aware, UTC."""
    end: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """One mail, taken apart. `text` is the joined text of `segments`, so a quote from one is in the other."""

    key: MessageKey
    message_id: str
    """Without angle brackets; "<key>@no-message-id.invalid" where the mail has none."""
    origin: Origin
    date: datetime | None
    """Aware, UTC; None where the header has none that can be read."""
    sender: Address
    subject: str = ""
    reply_to: tuple[Address, ...] = ()
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    in_reply_to: tuple[str, ...] = ()
    """Message-IDs without angle brackets."""
    references: tuple[str, ...] = ()
    segments: tuple[Segment, ...] = ()
    invite: Invite | None = None
    is_bounce: bool = False
    """A delivery failure (RFC 3464), or one in all but form."""
    is_bulk: bool = False
    """List-Unsubscribe, List-Id or Precedence: bulk. Applicant-tracking mail often has these too."""
    attachments: tuple[str, ...] = ()
    """File names."""
    problems: tuple[str, ...] = ()
    """What could not be read, each in a sentence."""

    @property
    def text(self) -> str:
        """The whole text, quoted history and footers included."""
        return "".join(segment.text for segment in self.segments)

    def said(self, role: SegmentRole) -> str:
        """Return the text of one role, its stretches joined by a blank line; empty where there is none."""
        return "\n\n".join(segment.text for segment in self.segments if segment.role is role)
