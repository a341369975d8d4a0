"""A letter that a person asks for though nothing proposes it: a case and a kind of message in, a step out."""

from collections.abc import Collection
from datetime import datetime

from rejoinder.decide.meeting import is_theirs
from rejoinder.decide.recipient import OUTSIDE, find_recipient
from rejoinder.decide.situation import get_situation
from rejoinder.model.case import Case, Member
from rejoinder.model.step import Channel, MessageKind, Step, StepId, StepState

OWN_WISH = "own wish"
"""Rule and source of a step that a person asked for."""

_CHANNELS = {
    MessageKind.LINKEDIN_NOTE: Channel.LINKEDIN,
    MessageKind.LINKEDIN_MESSAGE: Channel.LINKEDIN,
    MessageKind.PHONE_SCRIPT: Channel.PHONE,
}


def request(
    case: Case, message_kind: MessageKind, now: datetime, *, own: Collection[str] = ()
) -> Step | None:
    """Return the step that writes this kind of message now, None for a case in which nothing has happened.

    `own` are the person's addresses in lower case.
    """
    about = _find_about(case, message_kind, now)
    if about is None:
        return None
    channel = _CHANNELS.get(message_kind, Channel.MAIL)
    recipient = find_recipient(case, about, own)
    to = recipient.email if channel is Channel.MAIL else recipient.known
    return Step(
        step=StepId(f"{case.name}-{message_kind}"),
        case=case.number,
        organization=case.organization,
        role=case.role,
        message_kind=message_kind,
        channel=channel,
        to=None if message_kind in OUTSIDE and not case.is_person else to,
        due=now,
        until=None,
        reason="You asked for it.",
        rule=OWN_WISH,
        source=OWN_WISH,
        state=StepState.DUE,
        about=about.member,
    )


def _find_about(case: Case, message_kind: MessageKind, now: datetime) -> Member | None:
    """Return what the letter answers: the no, else what they wrote last, else what happened last."""
    situation = get_situation(case, now)
    if situation.no is not None and message_kind is not MessageKind.WITHDRAWAL:
        return situation.no
    newest = list(reversed(case.members))
    return next((member for member in newest if is_theirs(member)), next(iter(newest), None))
