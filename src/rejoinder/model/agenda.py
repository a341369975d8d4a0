"""Appointments: what a calendar can hold of a job search."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rejoinder.model.case import CaseNumber


class Form(StrEnum):
    """As what a step stands in a calendar."""

    TODO = "todo"
    """A task with a due time (RFC 5545 VTODO)."""
    EVENT = "event"
    """A quarter of an hour (VEVENT), for calendars that know no tasks."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Appointment:
    """A step that falls due, or a talk that was agreed."""

    uid: str
    """The same for the same thing, however often it is derived again."""
    title: str
    case: CaseNumber
    step: str = ""
    """The step's name; empty for a talk."""
    start: datetime | date
    """When it is due or begins, aware; a day where no time is known."""
    end: datetime | None = None
    """Aware; None where nobody said."""
    about: str = ""
    """What helps with it, in a line."""
    place: str = ""
    is_talk: bool = False
    """Whether others wait at that time: it is an event whatever the calendar likes."""
