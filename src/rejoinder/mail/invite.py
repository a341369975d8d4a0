"""Calendar parts: iCalendar bytes in (RFC 5545, RFC 5546), an Invite out."""

from datetime import UTC, date, datetime, time
from typing import Any

from rejoinder.mail.plain import tidy_line
from rejoinder.model.mail import Invite

_CALENDAR_LIMIT = 256 * 1024
_TEXT_LIMIT = 1000


def parse_invite(data: bytes) -> tuple[Invite | None, tuple[str, ...]]:
    """Return the first event of a calendar and problems; None where there is none that can be read."""
    if len(data) > _CALENDAR_LIMIT:
        return None, ("A calendar is too large to be an invitation; it was not read.",)
    from icalendar import Calendar  # takes 150 ms to load

    try:
        calendar = Calendar.from_ical(data)
        events = calendar.walk("VEVENT")
        return (_read_event(events[0], str(calendar.get("METHOD", ""))) if events else None), ()
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError, RecursionError):
        return None, ("A calendar invitation could not be read.",)


def _read_event(event: Any, method: str) -> Invite:  # noqa: ANN401 - icalendar is untyped
    return Invite(
        method=method.strip().upper(),
        summary=_line(event, "SUMMARY"),
        location=_line(event, "LOCATION"),
        organizer=_line(event, "ORGANIZER").removeprefix("mailto:").removeprefix("MAILTO:"),
        start=_moment(event, "DTSTART"),
        end=_moment(event, "DTEND"),
    )


def _line(event: Any, name: str) -> str:  # noqa: ANN401
    return tidy_line(str(event.get(name, "")))[:_TEXT_LIMIT]


def _moment(event: Any, name: str) -> datetime | None:  # noqa: ANN401
    """Return a time in UTC; a whole day as its first moment, a floating time as if it were in UTC."""
    value = getattr(event.get(name), "dt", None)
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return datetime.combine(value, time(), UTC) if isinstance(value, date) else None
