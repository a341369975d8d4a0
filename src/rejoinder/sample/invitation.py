"""The calendar part of an invitation.

In: a letter whose message carries an invite. Out: an iCalendar REQUEST as bytes.
"""

from datetime import UTC, time, timedelta
from email.utils import parseaddr

from rejoinder.sample.dates import get_working_day
from rejoinder.sample.letter import Letter

_EVENT = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Sample//Invitation//EN
METHOD:REQUEST
BEGIN:VEVENT
UID:{uid}@sample.example
DTSTAMP:{stamp}
DTSTART;TZID={zone}:{start}
DTEND;TZID={zone}:{end}
SUMMARY:{summary}
LOCATION:{location}
ORGANIZER:mailto:{organizer}
ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:{attendee}
END:VEVENT
END:VCALENDAR
"""


def write_invitation(letter: Letter) -> bytes:
    """Write the event that a letter invites to; a letter without one is a ValueError."""
    invite = letter.message.invite
    if invite is None:
        raise ValueError(f"{letter.message.id} carries no invitation")
    clock = time.fromisoformat(invite.at)
    start = get_working_day(letter.sent, invite.start_days).replace(
        hour=clock.hour, minute=clock.minute, second=0
    )
    text = _EVENT.format(
        uid=letter.message.id,
        stamp=f"{letter.sent.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        zone=letter.message.zone,
        start=f"{start:%Y%m%dT%H%M%S}",
        end=f"{start + timedelta(hours=1):%Y%m%dT%H%M%S}",
        summary=_escape(invite.summary),
        location=_escape(invite.location),
        organizer=parseaddr(letter.message.sender)[1],
        attendee=parseaddr(letter.message.to)[1],
    )
    return text.replace("\n", "\r\n").encode()


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
