"""Add by hand: an organisation in; whether one applied there before, and the form for the rest, out."""

from rejoinder.desk.directory import get_organizations
from rejoinder.desk.search import fold, holds
from rejoinder.model.case import Case
from rejoinder.model.words import Happening, Via
from rejoinder.web.page import render
from rejoinder.web.visit import Visit

MOST = 12
"""Applications of before that are shown."""


def get_log_page(visit: Visit) -> str:
    """Return the form."""
    asked = visit.get("organization")
    before = find_before(visit, asked)
    names = {case.organization for case in before}
    return render(
        visit,
        "log.html",
        folder="cases",
        asked=asked,
        before=before[:MOST],
        organization=names.pop() if len(names) == 1 else asked,
        happenings=tuple(Happening),
        vias=tuple(Via),
        today=visit.house.now.date().isoformat(),
    )


def find_before(visit: Visit, name: str) -> list[Case]:
    """Return the cases of organisations whose names hold these words; none for no words."""
    wanted = fold(name).split()
    known = get_organizations(visit.book.cases.values()) if wanted else []
    return [case for one in known if holds(one.name, wanted) for case in one.cases]
