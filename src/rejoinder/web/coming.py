"""What comes: the casebook in; steps and talks day by day, and the same for a calendar, out."""

from collections.abc import Callable
from datetime import datetime
from itertools import groupby

from starlette.responses import Response

from rejoinder.desk.agenda import get_agenda, get_moment
from rejoinder.mail.agenda import compose_agenda
from rejoinder.model.agenda import Appointment
from rejoinder.model.step import MessageKind
from rejoinder.settings.folder import replace_file
from rejoinder.web.files import give
from rejoinder.web.page import render
from rejoinder.web.visit import Visit
from rejoinder.wiring.yours import AGENDA

DAYS = 60
"""How far one looks ahead."""


def get_coming_page(visit: Visit) -> str:
    """Return the page; what is overdue stands under today."""
    found = get_visit_agenda(visit)
    steps = {step.step: step for step in visit.steps}
    return render(
        visit,
        "coming.html",
        folder="today",
        days=[(day, list(ones)) for day, ones in groupby(found, key=lambda one: say_day(visit, one))],
        steps=steps,
        cases=visit.book.cases,
        say_clock=lambda one: say_clock(visit, one),
        ahead=DAYS,
    )


def get_visit_agenda(visit: Visit) -> list[Appointment]:
    """Return what comes, by time."""
    house = visit.house
    return get_agenda(
        visit.book.cases.values(),
        visit.steps,
        now=house.now,
        zone=house.zone,
        days=DAYS,
        names={kind: visit.texts.say(f"message.{kind}") for kind in MessageKind},
        talk=visit.texts.say("kind.interview"),
    )


def say_day(visit: Visit, one: Appointment) -> str:
    """Say under which day an appointment stands."""
    house = visit.house
    moment = max(get_moment(one, house.zone), house.now)
    return visit.texts.long_day(moment, zone=house.zone)


def say_clock(visit: Visit, one: Appointment) -> str:
    """Say when it is due or begins; empty where only the day is known."""
    if not isinstance(one.start, datetime):
        return ""
    return visit.texts.due(one.start, now=visit.house.now, zone=visit.house.zone)


def give_calendar(visit: Visit) -> Response:
    """Give it as a calendar file; what was given before is remembered, so that changes are told as such."""
    house = visit.house
    memory = house.home / AGENDA
    before = memory.read_bytes() if memory.exists() else b""
    calendar = compose_agenda(get_visit_agenda(visit), before=before, now=house.now)
    replace_file(memory, calendar)
    return give(calendar, "rejoinder.ics")


COMING: dict[str, Callable[[Visit], Response]] = {"/coming": give_calendar}
