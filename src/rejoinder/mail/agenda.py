"""An agenda as iCalendar (RFC 5545, RFC 5546): appointments and what was published before in, bytes out.

A thing keeps its UID. What changed gets a higher SEQUENCE, what stayed is left untouched, and what fell away
is published once more as cancelled, so that every calendar that took it lets go of it. The file itself is the
memory. It says little, as calendars are often kept by others: no reasons, and no words of theirs.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from rejoinder.errors import BadInputError
from rejoinder.model.agenda import Appointment, Form

MAKER = "-//Rejoinder//Agenda//EN"
KEPT = timedelta(days=30)
"""How long what is over or cancelled is published."""
SLOT = timedelta(minutes=15)
"""How long a step takes that stands as an event."""
_TELLING = ("SUMMARY", "DUE", "DTSTART", "DTEND", "DESCRIPTION", "LOCATION", "STATUS")
_CANCELLED = "CANCELLED"


def compose_agenda(
    appointments: Iterable[Appointment], *, before: bytes = b"", form: Form = Form.TODO, now: datetime
) -> bytes:
    """Return the calendar. Raises BadInputError where `before` is a calendar that was not made here."""
    from icalendar import Calendar  # takes 150 ms to load

    calendar = Calendar()
    calendar.add("PRODID", MAKER)
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", "Rejoinder")
    for component in compose_components(appointments, read_components(before), form=form, now=now):
        calendar.add_component(component)
    return bytes(calendar.to_ical())


def compose_components(
    appointments: Iterable[Appointment], known: dict[str, Any], *, form: Form, now: datetime
) -> list[Any]:
    """Return the components, those of now first; `known` are those published before, by UID."""
    fresh = {one.uid: _component(one, form) for one in appointments}
    standing = [_carry_on(known.get(uid), component, now) for uid, component in fresh.items()]
    gone = [_let_go(component, now) for uid, component in known.items() if uid not in fresh]
    return [*standing, *(component for component in gone if component is not None)]


def read_components(data: bytes) -> dict[str, Any]:
    """Return the components of a calendar made here, by UID; none of no bytes. Raises BadInputError."""
    if not data.strip():
        return {}
    from icalendar import Calendar

    try:
        calendar = Calendar.from_ical(data)
        made_here = str(calendar.get("PRODID", "")) == MAKER
        found = [*calendar.walk("VTODO"), *calendar.walk("VEVENT")]
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        made_here, found = False, []
    if not made_here:
        raise BadInputError("That file is not an agenda of mine, so I leave it as it is. Name another file.")
    return {str(component["UID"]): component for component in found if component.get("UID")}


def _component(one: Appointment, form: Form) -> Any:  # noqa: ANN401 - icalendar is untyped
    from icalendar import Event, Todo

    as_todo = form is Form.TODO and not one.is_talk
    component = Todo() if as_todo else Event()
    component.add("UID", one.uid)
    component.add("SUMMARY", one.title)
    if one.about:
        component.add("DESCRIPTION", one.about)
    if one.place:
        component.add("LOCATION", one.place)
    component.add("STATUS", "NEEDS-ACTION" if as_todo else "CONFIRMED")
    if as_todo:
        component.add("DUE", _utc(one.start))
        return component
    component.add("DTSTART", _utc(one.start))
    if isinstance(one.start, datetime):
        component.add("DTEND", _utc(one.end or one.start + SLOT))
    if not one.is_talk:
        component.add("TRANSP", "TRANSPARENT")
    return component


def _utc(moment: datetime | date) -> datetime | date:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def _carry_on(before: Any, fresh: Any, now: datetime) -> Any:  # noqa: ANN401
    """Return what was published if it says the same, else the fresh one with the next number."""
    if before is not None and (_is_done(before) or _told(before) == _told(fresh)):
        return before
    return _stamp(fresh, 0 if before is None else _sequence(before) + 1, now)


def _let_go(before: Any, now: datetime) -> Any:  # noqa: ANN401
    """Return what fell away as cancelled; a talk that is over stays as it was; None for what is long gone."""
    changed = before.get("LAST-MODIFIED")
    cancelled = is_cancelled(before)
    is_over = str(before.get("UID", "")).startswith("talk-") and _ends(before) <= now
    since = changed.dt if cancelled and changed is not None else _ends(before)
    if (cancelled or is_over) and now - since > KEPT:
        return None
    if cancelled or is_over:
        return before
    before["STATUS"] = _CANCELLED
    return _stamp(before, _sequence(before) + 1, now)


def is_cancelled(component: Any) -> bool:  # noqa: ANN401
    """Say whether a component is published as cancelled."""
    return str(component.get("STATUS", "")) == _CANCELLED


def _is_done(component: Any) -> bool:  # noqa: ANN401
    """Say whether the person ticked it off in their calendar."""
    return str(component.get("STATUS", "")) == "COMPLETED"


def _stamp(component: Any, sequence: int, now: datetime) -> Any:  # noqa: ANN401
    for name in ("SEQUENCE", "DTSTAMP", "LAST-MODIFIED"):
        component.pop(name, None)
    component.add("SEQUENCE", sequence)
    component.add("DTSTAMP", now.astimezone(UTC))
    component.add("LAST-MODIFIED", now.astimezone(UTC))
    return component


def _sequence(component: Any) -> int:  # noqa: ANN401
    try:
        return int(component.get("SEQUENCE", 0))
    except (TypeError, ValueError):
        return 0


def _ends(component: Any) -> datetime:  # noqa: ANN401
    """Return when a component is over, aware; the end of the day for a whole day."""
    found = component.get("DTEND") or component.get("DUE") or component.get("DTSTART")
    value = getattr(found, "dt", None)
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=UTC) + timedelta(days=1)
    return datetime.max.replace(tzinfo=UTC)


def _told(component: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    values = ((name, component.get(name)) for name in _TELLING)
    told = [(name, value.to_ical().decode()) for name, value in values if value is not None]
    return [("", component.name), *told]
