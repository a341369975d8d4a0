"""The wish for an agenda: cases and their steps in; what is due and which talks lie ahead, by time, out."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rejoinder.decide import find_talks
from rejoinder.model.agenda import Appointment
from rejoinder.model.case import Case
from rejoinder.model.step import MessageKind, Step


def get_agenda(
    cases: Iterable[Case],
    steps: Iterable[Step],
    *,
    now: datetime,
    zone: str,
    days: int,
    names: Mapping[MessageKind, str],
    talk: str,
) -> list[Appointment]:
    """Return what is due in the next days and what is overdue, in the order of time.

    `names` says what each kind of message is called; `talk` what a talk is called.
    """
    due = (_appoint(step, names) for step in steps)
    talks = (_name(one, talk) for case in cases for one in find_talks(case, now, zone=zone))
    last = now + timedelta(days=days)
    within = (one for one in (*due, *talks) if get_moment(one, zone) <= last)
    return sorted(within, key=lambda one: (get_moment(one, zone), one.uid))


def get_moment(one: Appointment, zone: str) -> datetime:
    """Return when an appointment begins; a whole day begins with its first moment in the zone."""
    if isinstance(one.start, datetime):
        return one.start
    return datetime.combine(one.start, time(), ZoneInfo(zone)).astimezone(UTC)


def _appoint(step: Step, names: Mapping[MessageKind, str]) -> Appointment:
    return Appointment(
        uid=f"step-{step.case}-{step.message_kind}-{step.about[:12]}@rejoinder",
        title=": ".join(filter(None, (step.organization, names[step.message_kind]))),
        case=step.case,
        step=step.step,
        start=step.due,
        about=f"rejoinder draft {step.step}",
    )


def _name(one: Appointment, talk: str) -> Appointment:
    return replace(one, title=": ".join(filter(None, (one.title, talk))))
