"""Today: the casebook in; what is worth doing and how the applications stand out."""

from starlette.requests import Request

from rejoinder.desk.cases import get_cases, latest_first
from rejoinder.desk.dates import say_day, say_due
from rejoinder.desk.plan import plan
from rejoinder.web.page import render
from rejoinder.wiring import House


def get_today_page(_request: Request, house: House) -> str:
    """Return the first page."""
    cases = get_cases(house.casebook)
    chosen = plan(house.casebook, cases, house.decider, now=house.now)
    due = [(step, say_due(step.due, now=house.now, zone=house.zone)) for step in chosen.steps]
    rows = [
        (case, say_day(case.last, now=house.now, zone=house.zone) if case.last else "")
        for case in latest_first(cases)
    ]
    return render("today.html", title="Today", due=due, held_back=len(chosen.held_back), rows=rows)
