"""`rejoinder agenda`: the casebook in; what comes day by day, on paper or as a calendar file, out."""

import os
import sys
from datetime import datetime
from getpass import getpass
from itertools import groupby
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from cyclopts import Parameter

from rejoinder.cli.common import COMMON, Common, house, print_json, warn
from rejoinder.cli.paper import Paper
from rejoinder.cli.upcoming import NAMES
from rejoinder.desk.agenda import get_agenda, get_moment
from rejoinder.desk.cases import get_cases
from rejoinder.desk.dates import say_day
from rejoinder.desk.plan import get_steps
from rejoinder.errors import BadInputError, UsageError
from rejoinder.mail.agenda import compose_agenda
from rejoinder.mail.caldav import CalendarServer
from rejoinder.model.agenda import Appointment, Form
from rejoinder.model.person import CalendarAccount
from rejoinder.settings.folder import replace_file
from rejoinder.settings.secrets import find_secret, set_secret
from rejoinder.wiring import House

DAYS = 60
LONGEST = 3650
TALK = "interview"
PASSWORD = "REJOINDER_CALENDAR_PASSWORD"  # noqa: S105  the name of a variable, not a secret


def agenda(
    *,
    ics: str | None = None,
    form: Annotated[Literal["todo", "event"], Parameter(name="--as")] = "todo",
    sync: bool = False,
    days: int = DAYS,
    common: Common = COMMON,
) -> int:
    """Show what is due in the coming weeks, interviews too; or write it for your calendar program.

    Parameters
    ----------
    ics
        A calendar file (.ics) to write. Write it anew whenever you like: what changed is changed in your
        calendar, and what fell away is cancelled there.
    form
        As what a letter to write stands in the calendar: a todo, or an event of a quarter of an hour.
    sync
        Write it to your calendar server ([calendar] in settings.toml), into a calendar named Rejoinder.
    days
        How far to look ahead.
    """
    if not 0 < days <= LONGEST:
        raise UsageError(f"Say how many days ahead, from 1 to {LONGEST}, as in --days 30.")
    with house(common) as opened:
        cases = get_cases(opened.casebook)
        found = get_agenda(
            cases,
            get_steps(opened.casebook, cases, opened.decider, now=opened.now),
            now=opened.now,
            zone=opened.zone,
            days=days,
            names=NAMES,
            talk=TALK,
        )
        if sync:
            write_to_server(found, Form(form), opened)
        if ics:
            write_file(Path(ics).expanduser(), found, Form(form), opened)
        if common.json:
            print_json([shape(one) for one in found])
        elif not (ics or sync):
            print_agenda(found, opened, days=days)
    return 0


def write_file(path: Path, found: list[Appointment], form: Form, opened: House) -> None:
    """Write the calendar file over the one that was written before."""
    try:
        before = path.read_bytes() if path.exists() else b""
        replace_file(path.resolve(), compose_agenda(found, before=before, form=form, now=opened.now))
    except OSError as error:
        raise BadInputError(f"{path} cannot be written ({error.strerror}). Choose another place.") from error
    one = "1 thing" if len(found) == 1 else f"{len(found)} things"
    warn(f"Written: {path}, with {one}. Open it, or subscribe to it, in your calendar program.")


def write_to_server(found: list[Appointment], form: Form, opened: House) -> None:
    """Bring the person's calendar on their server up to date; the password is kept once it was good."""
    account = opened.settings.calendar
    if not account.url:
        raise UsageError("Say where your calendars are: url and user below [calendar] in settings.toml.")
    name = f"calendar:{account.url}"
    kept = find_secret(opened.home, name)
    password = kept or ask_password(account)
    server = CalendarServer(url=account.url, user=account.user, password=password)
    changed = server.bring_up_to_date(found, form=form, now=opened.now)
    if kept is None:
        set_secret(opened.home, name, password)
    told = {0: "Your calendar is up to date.", 1: "One thing was changed in your calendar."}
    warn(told.get(changed, f"{changed} things were changed in your calendar."))


def ask_password(account: CalendarAccount) -> str:
    """Return the password, or raise UsageError where nobody can be asked."""
    given = os.environ.get(PASSWORD)
    if given:
        return given
    if not sys.stdin.isatty():
        raise UsageError(f"There is nobody here to ask for the password. Say it in {PASSWORD}.")
    return getpass(f"Password for {account.user} at {account.url}: ")


def shape(one: Appointment) -> dict[str, object]:
    """Shape an appointment as a table."""
    return {name: getattr(one, name) for name in one.__slots__}


def print_agenda(found: list[Appointment], opened: House, *, days: int) -> None:
    """Write what comes, a section a day; what is overdue stands under today."""
    paper = Paper()
    if not found:
        paper.line(f"Nothing is due in the next {days} days.", indent=0)
        return
    paper.title("Agenda", f"the next {days} days")
    for day, group in groupby(
        found, key=lambda one: say_day(shown(one, opened), now=opened.now, zone=opened.zone)
    ):
        paper.section(day.capitalize() if day.islower() else day)
        for one in group:
            print_one(paper, one, opened)
    paper.gap()
    paper.todo("rejoinder agenda --ics agenda.ics", "the same for your calendar")


def shown(one: Appointment, opened: House) -> datetime:
    """Return the moment under which an appointment stands: what is overdue stands at now."""
    return max(get_moment(one, opened.zone), opened.now)


def print_one(paper: Paper, one: Appointment, opened: House) -> None:
    """Write an appointment: what and at what time, and what helps with it."""
    there = get_moment(one, opened.zone).astimezone(ZoneInfo(opened.zone))
    has_time = isinstance(one.start, datetime)
    clock = "" if not has_time else "now" if one.start <= opened.now else f"{there.hour}:{there.minute:02}"
    paper.row(one.title, clock)
    paper.quiet(" · ".join(filter(None, (one.place, one.about))), indent=4)
