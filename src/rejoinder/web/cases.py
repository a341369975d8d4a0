"""Cases: state, words and order in; a table, or a board by state, out."""

from collections.abc import Callable, Iterable

from rejoinder.desk.pictures import find_cases
from rejoinder.desk.search import fold, holds
from rejoinder.model.case import Case, CaseState
from rejoinder.model.words import MemberKey
from rejoinder.web.letters import AT_ONCE, parse_page
from rejoinder.web.page import link, render
from rejoinder.web.pictures import get_visit_trends
from rejoinder.web.views import get_views
from rejoinder.web.visit import Visit

COLUMNS = (
    CaseState.APPROACHED,
    CaseState.APPLIED,
    CaseState.IN_CONVERSATION,
    CaseState.OFFERED,
    CaseState.ON_HOLD,
    CaseState.REJECTED,
    CaseState.WITHDRAWN,
)
IN_COLUMN = 12
"""Cases that a column of the board shows."""
ORDERS: dict[str, Callable[[Case], tuple[int, str]]] = {
    "organization": lambda case: (case.organization is None, (case.organization or "").casefold()),
    "state": lambda case: (COLUMNS.index(case.state), ""),
    "stage": lambda case: (-case.stage.rank, ""),
}


def get_cases_page(visit: Visit) -> str:
    """Return the table or the board of the cases that fit."""
    words, state, order, view = (visit.get(name) for name in ("words", "state", "order", "view"))
    found = find(visit, words)
    mark = visit.get("mark")
    if mark:
        behind = find_cases(get_visit_trends(visit)).get(mark, ())
        found = [case for case in found if case.number in behind]
    of_state = [case for case in found if state in {"", case.state}]
    rows = sorted(of_state, key=ORDERS[order]) if order in ORDERS else of_state
    at = parse_page(visit.get("page"), len(rows))
    asked: dict[str, str] = {"words": words, "state": state, "order": order, "view": view, "mark": mark}
    return render(
        visit,
        "cases.html",
        folder="cases",
        rows=rows[at * AT_ONCE : (at + 1) * AT_ONCE],
        columns=get_columns(of_state) if view == "board" else [],
        count=len(rows),
        states=COLUMNS,
        views=get_views(visit),
        asked=asked,
        table=link("/cases", **asked | {"view": ""}),
        board=link("/cases", **asked | {"view": "board"}),
        orders={name: link("/cases", **asked | {"order": name}) for name in ("", *ORDERS)},
        newer=link("/cases", **asked, page=at) if at else "",
        older=link("/cases", **asked, page=at + 2) if (at + 1) * AT_ONCE < len(rows) else "",
    )


def find(visit: Visit, words: str) -> list[Case]:
    """Return the cases whose names, or any of whose letters, hold the words; the latest first."""
    cases = list(visit.book.cases.values())
    if not words:
        return cases
    wanted = fold(words).split()
    named = [case for case in cases if holds(f"{case.organization} {case.role}", wanted)]
    if named:
        return named
    keys = (MemberKey(key) for key in visit.house.casebook.search(words))
    there = {case.number for key in keys if (case := visit.book.homes.get(key))}
    return [case for case in cases if case.number in there]


def get_columns(cases: Iterable[Case]) -> list[tuple[CaseState, list[Case], str]]:
    """Return the columns that hold anything: state, its first cases, and where the rest is."""
    columns = []
    cases = list(cases)
    for state in COLUMNS:
        there = [case for case in cases if case.state is state]
        if there:
            rest = link("/cases", state=state) if len(there) > IN_COLUMN else ""
            columns.append((state, there[:IN_COLUMN], rest))
    return columns
