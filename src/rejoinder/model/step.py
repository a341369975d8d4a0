"""Steps: what is worth doing next in a case, when, and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from rejoinder.model.case import CaseNumber
from rejoinder.model.words import MemberKey

StepId = NewType("StepId", str)
""" "<case number>-<message kind>", as 12-reply: what a person types. """


class MessageKind(StrEnum):
    """The kinds of message a step may write (practice C)."""

    REPLY = "reply"
    """Thanks, request for feedback and continued interest in one letter."""
    THANKS = "thanks"
    FEEDBACK_REQUEST = "feedback-request"
    FOLLOW_UP = "follow-up"
    """On a request for feedback that was not answered."""
    FEEDBACK_THANKS = "feedback-thanks"
    LINKEDIN_NOTE = "linkedin-note"
    """With an invitation to connect: 300 characters."""
    LINKEDIN_MESSAGE = "linkedin-message"
    """To someone who is connected."""
    KEEP_WARM = "keep-warm"
    RECONNECT = "reconnect"
    NEW_OPENING = "new-opening"
    """To a past interviewer, when a role is open that fits."""
    INQUIRY = "inquiry"
    """Whether a fitting role will be open."""
    STATUS_INQUIRY = "status-inquiry"
    """How an application stands that nobody has answered."""
    MENTOR = "mentor"
    """To somebody one trusts: an outside view."""
    REFERRAL_THANKS = "referral-thanks"
    PHONE_SCRIPT = "phone-script"
    WITHDRAWAL = "withdrawal"
    REAPPLY = "reapply"
    """Yes to an invitation to apply again."""


class Channel(StrEnum):
    """The way a message goes."""

    MAIL = "mail"
    LINKEDIN = "linkedin"
    PHONE = "phone"


class StepState(StrEnum):
    """Where a step stands at a given now."""

    DUE = "due"
    """The time has come."""
    PLANNED = "planned"
    """Its time comes later; a cooling-off hold may be why."""
    ASKS = "asks"
    """The person's policy is to be asked."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One thing worth doing, re-derived whenever facts change."""

    step: StepId
    case: CaseNumber
    organization: str | None
    role: str | None
    message_kind: MessageKind
    channel: Channel
    to: str | None
    """An address for mail, a name for phone and LinkedIn, None where nobody is known yet."""
    due: datetime
    """Aware, UTC."""
    until: datetime | None
    """After this it is not proposed any more (A8); None for no end."""
    reason: str
    """A sentence for the person: what in this case calls for it, and why it is worth it."""
    rule: str
    """Id of the playbook rule, as A1."""
    source: str
    """Where the rule comes from, as "S0 S2"."""
    state: StepState
    about: MemberKey
    """The member it answers."""
    worth: int = 0
    """0 to 100: more is proposed first (A9)."""
