"""Today: the casebook in; what is worth doing and how the applications stand out."""

from starlette.requests import Request

from rejoinder.desk.cases import get_cases
from rejoinder.desk.dates import say_day, say_due
from rejoinder.desk.plan import plan
from rejoinder.model.case import Case
from rejoinder.web.page import render
from rejoinder.wiring import House


def get_today_page(_request: Request, house: House) -> str:
    """Return the first page."""
    cases = get_cases(house.casebook)
    chosen = plan(cases, house.decider, now=house.now)
    due = [(step, say_due(step.due, now=house.now, zone=house.zone)) for step in chosen.steps]
    latest = sorted(cases, key=lambda case: str(last_day(case, house, exact=True)), reverse=True)
    rows = [(case, last_day(case, house)) for case in latest]
    return render("today.html", title="Today", due=due, held_back=len(chosen.held_back), rows=rows)


def last_day(case: Case, house: House, *, exact: bool = False) -> str:
    """Say when something last happened in a case."""
    last = max((member.at for member in case.members if member.at), default=None)
    if last is None:
        return ""
    return last.isoformat() if exact else say_day(last, now=house.now, zone=house.zone)
