"""Tests of calendar parts as invitations."""

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mail.mails import read
from rejoinder.mail.invite import parse_invite
from rejoinder.model.mail import Invite

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Northwind//EN
METHOD:REQUEST
BEGIN:VTIMEZONE
TZID:Berlin
BEGIN:STANDARD
DTSTART:19701025T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1
DTSTAMP:20260301T080000Z
DTSTART{start}
DTEND:20260310T100000Z
SUMMARY:Interview: Data Analyst
LOCATION:Room 5\\, Leeds
ORGANIZER;CN=Jo Marsh:mailto:jo@northwind.example
END:VEVENT
END:VCALENDAR
"""


def calendar(start: str = ":20260310T090000Z") -> bytes:
    """Return a calendar with one event."""
    return CALENDAR.format(start=start).replace("\n", "\r\n").encode()


@pytest.mark.parametrize("is_attached", [False, True])
def test_an_interview_in_the_calendar_is_an_invite(is_attached: bool) -> None:  # noqa: FBT001
    """What happens, where, when and by whom is read from a calendar part, shown or attached."""
    message = EmailMessage()
    message.set_content("See you there.")
    if is_attached:
        message.add_attachment(
            calendar(), maintype="application", subtype="octet-stream", filename="invite.ics"
        )
    else:
        message.add_alternative(calendar().decode(), subtype="calendar")
    assert read(message.as_bytes()).invite == Invite(
        method="REQUEST",
        summary="Interview: Data Analyst",
        location="Room 5, Leeds",
        organizer="jo@northwind.example",
        start=datetime(2026, 3, 10, 9, tzinfo=UTC),
        end=datetime(2026, 3, 10, 10, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("start", "moment"),
    [
        (";TZID=Europe/Berlin:20260310T100000", datetime(2026, 3, 10, 9, tzinfo=UTC)),
        (";TZID=Berlin:20260310T100000", datetime(2026, 3, 10, 9, tzinfo=UTC)),
        (";VALUE=DATE:20260310", datetime(2026, 3, 10, tzinfo=UTC)),
        (":20260310T090000", datetime(2026, 3, 10, 9, tzinfo=UTC)),
    ],
)
def test_times_are_in_utc(start: str, moment: datetime) -> None:
    """Zones, whole days and floating times come out in UTC."""
    invite, problems = parse_invite(calendar(start))
    assert invite is not None
    assert (invite.start, problems) == (moment, ())


@pytest.mark.parametrize(
    "data", [b"", b"no calendar", calendar(":soon")[:200], b"BEGIN:VCALENDAR\r\n" * 5000, b"\0" * 300_000]
)
def test_a_broken_calendar_is_told(data: bytes) -> None:
    """What cannot be read is no invitation, and a problem says so."""
    invite, problems = parse_invite(data)
    assert invite is None
    assert len(problems) == 1


def test_a_broken_time_leaves_the_rest() -> None:
    """An event whose time cannot be read is an invitation without one."""
    invite, _ = parse_invite(calendar(":soon"))
    assert invite is None or (invite.summary, invite.start) == ("Interview: Data Analyst", None)


@given(st.binary(max_size=200), st.integers(0, 500))
def test_any_bytes_are_taken(noise: bytes, at: int) -> None:
    """Whatever stands in a calendar, nothing is raised."""
    data = calendar()
    invite, problems = parse_invite(data[:at] + noise + data[at:])
    assert invite is None or isinstance(invite, Invite)
    assert all(problem.endswith(".") for problem in problems)
