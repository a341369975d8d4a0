"""Any text of the person's own in; what a careful adviser would say of it out. Nothing of it is kept."""

from collections.abc import Callable, Iterable

from starlette.responses import HTMLResponse, Response

from rejoinder.desk.letters import look_through
from rejoinder.model.draft import Finding
from rejoinder.web.changes import get_name
from rejoinder.web.draft import LONGEST
from rejoinder.web.page import render
from rejoinder.web.visit import Visit


def get_checking_page(visit: Visit) -> str:
    """Return an empty page to paste a text into."""
    return show(visit)


def show(visit: Visit, *, text: str = "", case: str = "", findings: Iterable[Finding] | None = None) -> str:
    """Fill the page."""
    named = [one for one in visit.book.cases.values() if one.organization]
    return render(
        visit, "check.html", folder="settings", text=text, case=case, cases=named, findings=findings
    )


def check(visit: Visit) -> Response:
    """Look through a text, against the facts of a case where one is named."""
    text = visit.form.get("text", "").replace("\r\n", "\n")[:LONGEST]
    number = get_name(visit, "case")
    case = visit.find_case(number) if number else None
    findings = look_through(text, case=case, language=None, to=None, settings=visit.house.settings)
    return HTMLResponse(show(visit, text=text, case=number, findings=list(findings)))


CHECKING: dict[str, Callable[[Visit], Response]] = {"/check": check}
